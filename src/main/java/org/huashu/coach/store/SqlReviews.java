package org.huashu.coach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.review.Act;
import org.huashu.coach.review.AgentNote;
import org.huashu.coach.review.Agreement;
import org.huashu.coach.review.Audited;
import org.huashu.coach.review.Insight;
import org.huashu.coach.review.JudgedText;
import org.huashu.coach.review.Page;
import org.huashu.coach.review.Proposal;
import org.huashu.coach.review.ProposalQuery;
import org.huashu.coach.review.QueueEntry;
import org.huashu.coach.review.QueueQuery;
import org.huashu.coach.review.Review;
import org.huashu.coach.review.Reviews;
import org.huashu.coach.review.Ruling;
import org.huashu.coach.review.Story;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reviews as rows: the acts, and beside them what follows from them, for the lists. */
final class SqlReviews implements Reviews {

  private static final String SUBJECT =
      "SELECT shop, conversation, agent FROM flagged_draft WHERE number = ?";
  private static final String RULES =
      "SELECT flagged_draft, hint, rule FROM flagged_hint WHERE flagged_draft IN ";
  private static final String ACTS = "SELECT flagged_draft, kind, payload FROM review_act "
      + "WHERE flagged_draft IN ";
  /** Databases allow so many parameters and more. */
  private static final int READ_AT_ONCE = 500;
  /** Says who was first, whatever the database locks. */
  private static final String NEXT =
      "UPDATE flagged_draft SET acts = acts + 1 WHERE number = ? AND acts = ?";
  private static final String INSERT = "INSERT INTO review_act "
      + "(flagged_draft, place, kind, who, at, payload) VALUES (?, ?, ?, ?, ?, ?)";
  private static final String LAST_JUDGED = "SELECT flagged_draft FROM review_ruling "
      + "WHERE reviewer = ? ORDER BY at DESC, flagged_draft DESC LIMIT 1";
  private static final String NOTES = "SELECT n.flagged_draft, n.shop, d.conversation, n.agent, "
      + "n.hint, n.reviewer, n.at, n.ruling, n.comment, n.seen FROM agent_note n "
      + "JOIN flagged_draft d ON d.number = n.flagged_draft WHERE n.shop = ? AND n.agent = ? "
      + "ORDER BY n.at DESC LIMIT ?";
  private static final String PAIRS = "SELECT h.rule, a.reviewer, b.reviewer, a.ruling, b.ruling, "
      + "b.flagged_draft, b.hint FROM review_ruling b "
      + "JOIN flagged_draft d ON d.number = b.flagged_draft "
      + "JOIN review_ruling a ON a.flagged_draft = b.flagged_draft AND a.hint = b.hint "
      + "JOIN flagged_hint h ON h.flagged_draft = b.flagged_draft AND h.hint = b.hint";
  private static final String PROPOSALS =
      " FROM rule_proposal p JOIN flagged_draft d ON d.number = p.flagged_draft";
  private static final String JUDGED = "SELECT flagged_draft, hint, ruling FROM review_outcome "
      + "WHERE rule = ? ORDER BY flagged_draft DESC LIMIT ?";
  private static final String AUDIT = "SELECT number, flagged_draft, kind, payload "
      + "FROM review_act WHERE number > ? ORDER BY number LIMIT ?";

  private final ActCodec codec = new ActCodec();
  private final SqlStories stories = new SqlStories();
  private final Jdbi readers;
  private final GroupCommit commits;

  SqlReviews(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.commits = commits;
  }

  @Override
  public Optional<Review> review(long draft) {
    return SqlStore.read(readers,
        handle -> handle.inTransaction(snapshot -> review(snapshot, draft)));
  }

  Optional<Review> review(Handle handle, long draft) {
    Doings doings = doings(handle, List.of(draft));
    return handle.select(SUBJECT, draft)
        .map((row, _) -> doings.review(draft,
            new ConversationKey(row.getString(1), row.getString(2)), row.getString(3)))
        .findOne();
  }

  /** By draft: the rules of its hints, and what was done with it. */
  private record Doings(Map<Long, Map<String, String>> rules, Map<Long, List<Act>> acts) {

    Review review(long draft, ConversationKey key, String agent) {
      return new Review(
          new Review.Subject(draft, key, agent, rules.getOrDefault(draft, Map.of())),
          acts.getOrDefault(draft, List.of()));
    }
  }

  private Doings doings(Handle handle, List<Long> drafts) {
    Doings doings = new Doings(new HashMap<>(), new HashMap<>());
    String some = "(" + Where.marks(drafts.size()) + ")";
    handle.select(RULES + some, drafts.toArray())
        .map((row, _) -> doings.rules()
            .computeIfAbsent(row.getLong(1), _ -> new HashMap<>())
            .put(row.getString(2), row.getString(3)) == null)
        .list();
    handle.select(ACTS + some + " ORDER BY flagged_draft, place", drafts.toArray())
        .map((row, _) -> doings.acts()
            .computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
            .add(codec.read(row.getString(2), row.getString(3))))
        .list();
    return doings;
  }

  @Override
  public List<Insight.Told> told(Collection<Long> drafts) {
    return SqlStore.read(readers, handle -> handle.inTransaction(snapshot -> told(snapshot,
        stories(snapshot, drafts.stream().distinct().sorted().toList()))));
  }

  /** Stories with their reviews, in a few queries however many there are. */
  List<Insight.Told> told(Handle handle, List<Story> stories) {
    List<Insight.Told> told = new ArrayList<>();
    for (List<Story> some : parts(stories)) {
      Doings doings = doings(handle, some.stream().map(Story::number).toList());
      some.forEach(story -> told.add(new Insight.Told(story,
          doings.review(story.number(), story.key(), story.agent()))));
    }
    return told;
  }

  private List<Story> stories(Handle handle, List<Long> drafts) {
    List<Story> found = new ArrayList<>();
    for (List<Long> some : parts(drafts)) {
      found.addAll(stories.stories(handle, "number IN (" + Where.marks(some.size()) + ")",
          some.toArray()));
    }
    return found;
  }

  private static <T> List<List<T>> parts(List<T> all) {
    return IntStream.iterate(0, from -> from < all.size(), from -> from + READ_AT_ONCE)
        .mapToObj(from -> all.subList(from, Math.min(all.size(), from + READ_AT_ONCE)))
        .toList();
  }

  @Override
  public Optional<Story> story(long draft) {
    return SqlStore.read(readers,
        handle -> handle.inTransaction(snapshot -> stories.story(snapshot, draft)));
  }

  @Override
  public boolean append(Review seen, Act act) {
    return commits.call(handle -> append(handle, seen, act));
  }

  boolean append(Handle handle, Review seen, Act act) {
    long draft = seen.subject().number();
    int place = seen.acts().size();
    if (handle.execute(NEXT, draft, place) == 0) {
      return false;
    }
    handle.execute(INSERT, draft, place, ActCodec.kindOf(act), act.by(),
        SqlJournal.moment(act.at()), codec.write(act));
    ReviewRows.write(handle, seen.with(act));
    return true;
  }

  @Override
  public Page<QueueEntry> queue(QueueQuery query) {
    return SqlStore.read(readers, handle -> SqlQueue.page(handle, query));
  }

  @Override
  public int count(QueueQuery.Filter filter, int most) {
    return SqlStore.read(readers, handle -> SqlQueue.count(handle, filter, most));
  }

  @Override
  public OptionalLong lastJudgedBy(String reviewer) {
    return SqlStore.read(readers, handle -> handle.select(LAST_JUDGED, reviewer)
        .mapTo(Long.class)
        .findOne()
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty()));
  }

  @Override
  public List<AgentNote> notes(String shop, String agent, int most) {
    return SqlStore.read(readers, handle -> handle.select(NOTES, shop, agent, most)
        .map((row, _) -> note(row))
        .list());
  }

  private static AgentNote note(ResultSet row) throws SQLException {
    return new AgentNote(row.getLong(1),
        new ConversationKey(row.getString(2), row.getString(3)), row.getString(4),
        row.getString(5), row.getString(6), Instant.parse(row.getString(7)),
        Ruling.valueOf(row.getString(8)), row.getString(9), row.getInt(10) != 0);
  }

  @Override
  public Page<Proposal> proposals(ProposalQuery query) {
    return SqlStore.read(readers, handle -> handle.inTransaction(snapshot -> {
      List<ProposalQuery.Place> places = proposalPlaces(snapshot, query);
      boolean more = places.size() > query.most();
      List<ProposalQuery.Place> shown = more ? places.subList(0, query.most()) : places;
      return new Page<>(proposals(snapshot, shown),
          more ? Optional.of(shown.getLast().text()) : Optional.empty());
    }));
  }

  private List<Proposal> proposals(Handle handle, List<ProposalQuery.Place> places) {
    List<Long> drafts = places.stream().map(ProposalQuery.Place::draft).distinct().toList();
    Map<ProposalQuery.Place, Proposal> proposals = new HashMap<>();
    told(handle, stories(handle, drafts)).stream()
        .flatMap(it -> Proposal.of(it.story(), it.review()).stream())
        .forEach(it -> proposals.put(it.place(), it));
    return places.stream()
        .flatMap(place -> Optional.ofNullable(proposals.get(place)).stream())
        .toList();
  }

  @Override
  public int count(ProposalQuery.Filter filter, int most) {
    Where where = where(filter);
    return SqlStore.read(readers, handle -> handle
        .select("SELECT COUNT(*) FROM (SELECT 1" + PROPOSALS + where.sql() + " LIMIT ?) AS some",
            where.values(most))
        .mapTo(Integer.class)
        .one());
  }

  private static Where where(ProposalQuery.Filter filter) {
    Where where = new Where().and("p.state = ?", filter.state().map(Enum::name))
        .and("d.shop = ?", filter.shop())
        .and("p.opened_by = ?", filter.openedBy())
        .and("p.opened_at < ?", filter.before().map(SqlJournal::moment));
    filter.rules()
        .ifPresent(rules -> where.and(
            rules.isEmpty() ? "1 = 0" : "p.rule IN (" + Where.marks(rules.size()) + ")",
            rules.stream().sorted().toArray()));
    return filter.unread() ? where.and("p.told = 0 AND p.decided_at IS NOT NULL") : where;
  }

  private static List<ProposalQuery.Place> proposalPlaces(Handle handle, ProposalQuery query) {
    SqlScores.Select select = select(query);
    return handle.select(select.sql(), select.values())
        .map((row, _) -> new ProposalQuery.Place(Instant.parse(row.getString(1)),
            row.getLong(2), row.getString(3), row.getString(4)))
        .list();
  }

  static SqlScores.Select select(ProposalQuery query) {
    Where where = where(query.filter());
    boolean byRule = query.order() == ProposalQuery.Order.RULE;
    Keyset keyset = byRule
        ? new Keyset(query.descending(), "p.rule", "p.opened_at", "p.flagged_draft", "p.hint")
        : new Keyset(query.descending(), "p.opened_at", "p.flagged_draft", "p.hint");
    query.after().ifPresent(place -> {
      String at = SqlJournal.moment(place.openedAt());
      if (byRule) {
        where.and(keyset.after(), place.rule(), at, place.draft(), place.hint());
      } else {
        where.and(keyset.after(), at, place.draft(), place.hint());
      }
    });
    return new SqlScores.Select("SELECT p.opened_at, p.flagged_draft, p.hint, p.rule" + PROPOSALS
        + where.sql() + keyset.order(), where.values(query.most() + 1));
  }

  @Override
  public List<JudgedText> judged(String rule, int most) {
    record Judged(long draft, String hint, Ruling ruling) {}
    return SqlStore.read(readers, handle -> {
      List<Judged> judged = handle.select(JUDGED, rule, most)
          .map((row, _) -> new Judged(row.getLong(1), row.getString(2),
              Ruling.valueOf(row.getString(3))))
          .list();
      Map<Long, Story> told = new HashMap<>();
      stories(handle, judged.stream().map(Judged::draft).distinct().toList())
          .forEach(story -> told.put(story.number(), story));
      return judged.stream()
          .flatMap(it -> Optional.ofNullable(told.get(it.draft()))
              .stream()
              .flatMap(story -> story.hints()
                  .stream()
                  .filter(hint -> hint.id().equals(it.hint()))
                  .map(hint -> JudgedText.of(story, hint, it.ruling()))))
          .toList();
    });
  }

  @Override
  public List<Agreement.Pair> pairs(Optional<String> shop, Instant from, Instant to) {
    Where where = new Where()
        .and("b.turn = 2 AND a.turn = 1 AND b.at >= ? AND b.at < ?", SqlJournal.moment(from),
            SqlJournal.moment(to))
        .and("d.shop = ?", shop);
    return SqlStore.read(readers,
        handle -> handle
            .select(PAIRS + where.sql() + " ORDER BY b.flagged_draft, b.hint", where.values())
            .map((row, _) -> new Agreement.Pair(row.getLong(6), row.getString(7),
                row.getString(1), row.getString(2), row.getString(3),
                Ruling.valueOf(row.getString(4)), Ruling.valueOf(row.getString(5))))
            .list());
  }

  @Override
  public List<Audited> audit(long after, int most) {
    return SqlStore.read(readers, handle -> handle.select(AUDIT, after, most)
        .map((row, _) -> new Audited(row.getLong(1), row.getLong(2),
            codec.read(row.getString(3), row.getString(4))))
        .list());
  }
}
