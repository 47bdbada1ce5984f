package org.huashu.coach.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huashu.coach.quality.Score;
import org.huashu.coach.quality.ScoreSheet;
import org.huashu.coach.review.ChatKey;
import org.huashu.coach.scoring.ScoreAct;
import org.huashu.coach.scoring.ScoreEntry;
import org.huashu.coach.scoring.ScoreQuery;
import org.huashu.coach.scoring.Scores;
import org.huashu.coach.scoring.Scoring;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Scores as rows: the acts, and beside them what follows from them, for the lists. */
final class SqlScores implements Scores {

  private static final String INSERT = "INSERT INTO qa_score (shop, conversation, agent, day, "
      + "state, acts, trainer, scored_at, total, faults, points, unread) "
      + "VALUES (?, ?, ?, ?, '', 0, '', '', 0, 0, '', 0) ON CONFLICT DO NOTHING";
  private static final String FIND = "SELECT number FROM qa_score "
      + "WHERE shop = ? AND conversation = ? AND agent = ? AND day = ?";
  /** Says who was first, whatever the database locks. */
  private static final String NEXT =
      "UPDATE qa_score SET acts = acts + 1 WHERE number = ? AND acts = ?";
  private static final String INSERT_SHEET =
      "INSERT INTO qa_sheet (digest, content) VALUES (?, ?) ON CONFLICT DO NOTHING";
  private static final String INSERT_ACT = "INSERT INTO qa_score_act "
      + "(score, place, kind, who, at, sheet, payload) VALUES (?, ?, ?, ?, ?, ?, ?)";
  private static final String FOLLOWS = "UPDATE qa_score SET state = ?, trainer = ?, "
      + "scored_at = ?, total = ?, faults = ?, points = ?, unread = ? WHERE number = ?";
  private static final String ACTS = "SELECT a.kind, a.who, a.at, a.sheet, a.payload, s.content "
      + "FROM qa_score_act a LEFT JOIN qa_sheet s ON s.digest = a.sheet "
      + "WHERE a.score = ? ORDER BY a.place";
  private static final String COLUMNS = "SELECT q.number, q.shop, q.conversation, q.agent, q.day, "
      + "q.state, q.trainer, q.scored_at, q.total, q.faults, q.points, q.unread FROM qa_score q";
  private static final String OF_SAMPLE = "EXISTS (SELECT 1 FROM qa_sample_chat c "
      + "WHERE c.sample = ? AND c.conversation = q.conversation AND c.agent = q.agent "
      + "AND c.day = q.day)";
  private static final String MEANS = "SELECT shop, agent, COUNT(*), SUM(total), MIN(total), "
      + "SUM(CASE WHEN faults > 0 THEN 1 ELSE 0 END) FROM qa_score";

  private final ScoreCodec codec = new ScoreCodec();
  private final Jdbi readers;
  private final GroupCommit commits;

  SqlScores(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.commits = commits;
  }

  @Override
  public Optional<Scoring> scoring(long number) {
    return SqlStore.read(readers, handle -> handle.inTransaction(snapshot -> {
      Map<String, ScoreSheet> sheets = new HashMap<>();
      List<ScoreAct> acts = new ArrayList<>();
      snapshot.select(ACTS, number)
          .map((row, _) -> acts.add(act(row, sheets)))
          .list();
      return snapshot
          .select("SELECT shop, conversation, agent, day FROM qa_score WHERE number = ?", number)
          .map((row, _) -> new Scoring(number, chat(row, 1), acts))
          .findOne();
    }));
  }

  private ScoreAct act(ResultSet row, Map<String, ScoreSheet> sheets) throws SQLException {
    Optional<String> digest = Optional.ofNullable(row.getString(4));
    if (digest.isPresent() && !sheets.containsKey(digest.get())) {
      sheets.put(digest.get(), codec.readSheet(row.getString(6)));
    }
    return codec.read(new ScoreCodec.Row(row.getString(1), row.getString(2),
        Instant.parse(row.getString(3)), digest, row.getString(5)), sheets);
  }

  static ChatKey chat(ResultSet row, int first) throws SQLException {
    return new ChatKey(row.getString(first), row.getString(first + 1), row.getString(first + 2),
        LocalDate.parse(row.getString(first + 3)));
  }

  @Override
  public OptionalLong find(ChatKey chat) {
    return SqlStore.read(readers, handle -> find(handle, chat));
  }

  private static OptionalLong find(Handle handle, ChatKey chat) {
    return handle
        .select(FIND, chat.shop(), chat.conversation(), chat.agent(), chat.day().toString())
        .mapTo(Long.class)
        .findOne()
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  @Override
  public OptionalLong begin(ChatKey chat, ScoreAct act) {
    return commits.call(handle -> {
      int added = handle.execute(INSERT, chat.shop(), chat.conversation(), chat.agent(),
          chat.day().toString());
      OptionalLong number = find(handle, chat);
      return added == 1 && number.isPresent()
          && append(handle, new Scoring(number.getAsLong(), chat, List.of()), act)
              ? number
              : OptionalLong.empty();
    });
  }

  @Override
  public boolean append(Scoring seen, ScoreAct act) {
    return commits.call(handle -> append(handle, seen, act));
  }

  private boolean append(Handle handle, Scoring seen, ScoreAct act) {
    int place = seen.acts().size();
    if (handle.execute(NEXT, seen.number(), place) == 0) {
      return false;
    }
    Optional<String> sheet = ScoreCodec.sheet(act).map(it -> kept(handle, it));
    ScoreCodec.Row row = codec.row(act, sheet);
    handle.execute(INSERT_ACT, seen.number(), place, row.kind(), row.by(),
        SqlJournal.moment(row.at()), row.sheet().orElse(null), row.payload());
    follow(handle, seen.with(act));
    return true;
  }

  private String kept(Handle handle, ScoreSheet sheet) {
    String content = codec.write(sheet);
    String digest = ScoreCodec.digest(content);
    handle.execute(INSERT_SHEET, digest, content);
    return digest;
  }

  private static void follow(Handle handle, Scoring scoring) {
    Score score = scoring.paper().score();
    handle.execute(FOLLOWS, scoring.state().name(), scoring.scored().by(),
        SqlJournal.moment(scoring.scored().at()),
        score.total().movePointRight(2).longValueExact(), scoring.paper().faults(),
        score.groups()
            .stream()
            .map(group -> group.title() + " " + group.left().toPlainString())
            .collect(Collectors.joining(" · ")),
        scoring.unread() ? 1 : 0, scoring.number());
  }

  /** A query with its values. */
  record Select(String sql, Object[] values) {}

  @Override
  public List<ScoreEntry> list(ScoreQuery query) {
    Select select = select(query);
    return SqlStore.read(readers, handle -> handle.select(select.sql(), select.values())
        .map((row, _) -> entry(row))
        .list());
  }

  static Select select(ScoreQuery query) {
    Where where = where(query.filter());
    String sign = query.descending() ? "<" : ">";
    String column = column(query.order());
    query.after()
        .flatMap(text -> place(query.order(), text))
        .ifPresent(place -> where.and("(q." + column + ", q.number) " + sign + " (?, ?)",
            place.value(), place.number()));
    String turn = query.descending() ? " DESC" : "";
    return new Select(COLUMNS + where.sql() + " ORDER BY q." + column + turn + ", q.number" + turn
        + " LIMIT ?", where.values(query.most()));
  }

  private static String column(ScoreQuery.Order order) {
    return switch (order) {
      case DAY -> "day";
      case TOTAL -> "total";
      case SCORED -> "scored_at";
    };
  }

  private record Place(Object value, long number) {}

  /** Where the last page ended; empty when that is no place. */
  private static Optional<Place> place(ScoreQuery.Order order, String text) {
    String[] parts = text.split(" ", -1);
    try {
      if (parts.length != 2) {
        return Optional.empty();
      }
      Object value = switch (order) {
        case DAY -> LocalDate.parse(parts[0]).toString();
        case TOTAL -> Long.parseLong(parts[0]);
        case SCORED -> SqlJournal.moment(Instant.parse(parts[0]));
      };
      return Optional.of(new Place(value, Long.parseLong(parts[1])));
    } catch (DateTimeException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Where where(ScoreQuery.Filter filter) {
    Where where = new Where().and("q.shop = ?", filter.shop())
        .and("q.agent = ?", filter.agent())
        .and("q.trainer = ?", filter.trainer())
        .and("q.day >= ?", filter.from().map(LocalDate::toString))
        .and("q.day <= ?", filter.until().map(LocalDate::toString))
        .and("q.state = ?", filter.state().map(Enum::name));
    if (filter.counts()) {
      where.and("q.state <> 'DRAFT'");
    }
    if (filter.sample().isPresent()) {
      where.and(OF_SAMPLE, filter.sample().getAsLong());
    }
    return where;
  }

  private static ScoreEntry entry(ResultSet row) throws SQLException {
    return new ScoreEntry(row.getLong(1), chat(row, 2), Scoring.State.valueOf(row.getString(6)),
        row.getString(7), Instant.parse(row.getString(8)),
        points(row.getLong(9)), row.getInt(10), row.getString(11), row.getInt(12) != 0);
  }

  /** Hundredths as points: 9950 is 99.5, 10000 is 100. */
  static BigDecimal points(long hundredths) {
    BigDecimal points = BigDecimal.valueOf(hundredths, 2).stripTrailingZeros();
    return points.scale() < 0 ? points.setScale(0) : points;
  }

  @Override
  public int count(ScoreQuery.Filter filter, int most) {
    Where where = where(filter);
    return SqlStore.read(readers, handle -> handle
        .select("SELECT COUNT(*) FROM (SELECT 1 FROM qa_score q" + where.sql()
            + " LIMIT ?) AS some", where.values(most))
        .mapTo(Integer.class)
        .one());
  }

  @Override
  public Map<AgentOfShop, Mean> means(Optional<String> shop, LocalDate from, LocalDate to) {
    Where where = new Where().and("shop = ?", shop)
        .and("day >= ? AND day <= ? AND state <> 'DRAFT'", from.toString(), to.toString());
    Map<AgentOfShop, Mean> means = new TreeMap<>();
    SqlStore.read(readers, handle -> handle
        .select(MEANS + where.sql() + " GROUP BY shop, agent", where.values())
        .map((row, _) -> means.put(new AgentOfShop(row.getString(1), row.getString(2)),
            new Mean(row.getInt(3), row.getLong(4), row.getLong(5), row.getInt(6))) == null)
        .list());
    return means;
  }
}
