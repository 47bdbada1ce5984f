package org.huashu.coach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.review.Act;
import org.huashu.coach.review.AgentNote;
import org.huashu.coach.review.Agreement;
import org.huashu.coach.review.Audited;
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
      "SELECT hint, rule FROM flagged_hint WHERE flagged_draft = ?";
  private static final String ACTS =
      "SELECT kind, payload FROM review_act WHERE flagged_draft = ? ORDER BY place";
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
  private static final String NEWEST =
      " ORDER BY p.opened_at DESC, p.flagged_draft DESC, p.hint DESC";
  private static final String OLDEST = " ORDER BY p.opened_at, p.flagged_draft, p.hint";
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
    Map<String, String> rules = new HashMap<>();
    handle.select(RULES, draft)
        .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(rule -> rules.put(rule.getKey(), rule.getValue()));
    List<Act> acts = handle.select(ACTS, draft)
        .map((row, _) -> codec.read(row.getString(1), row.getString(2)))
        .list();
    return handle.select(SUBJECT, draft)
        .map((row, _) -> new Review(new Review.Subject(draft,
            new ConversationKey(row.getString(1), row.getString(2)), row.getString(3), rules),
            acts))
        .findOne();
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
      return new Page<>(
          shown.stream().flatMap(place -> proposal(snapshot, place).stream()).toList(),
          more ? Optional.of(shown.getLast().text()) : Optional.empty());
    }));
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
    Where where = where(query.filter());
    query.after()
        .ifPresent(place -> where.and(
            "(p.opened_at, p.flagged_draft, p.hint) " + (query.oldestFirst() ? ">" : "<")
                + " (?, ?, ?)",
            SqlJournal.moment(place.openedAt()), place.draft(), place.hint()));
    return handle
        .select("SELECT p.opened_at, p.flagged_draft, p.hint" + PROPOSALS + where.sql()
            + (query.oldestFirst() ? OLDEST : NEWEST) + " LIMIT ?",
            where.values(query.most() + 1))
        .map((row, _) -> new ProposalQuery.Place(Instant.parse(row.getString(1)),
            row.getLong(2), row.getString(3)))
        .list();
  }

  private Optional<Proposal> proposal(Handle handle, ProposalQuery.Place place) {
    long draft = place.draft();
    return stories.story(handle, draft)
        .flatMap(story -> review(handle, draft).flatMap(review -> Proposal.of(story, review)
            .stream()
            .filter(it -> it.hint().equals(place.hint()))
            .findFirst()));
  }

  @Override
  public List<JudgedText> judged(String rule, int most) {
    record Judged(long draft, String hint, Ruling ruling) {}
    return SqlStore.read(readers, handle -> handle.select(JUDGED, rule, most)
        .map((row, _) -> new Judged(row.getLong(1), row.getString(2),
            Ruling.valueOf(row.getString(3))))
        .list()
        .stream()
        .flatMap(it -> stories.story(handle, it.draft())
            .stream()
            .flatMap(story -> story.hints()
                .stream()
                .filter(hint -> hint.id().equals(it.hint()))
                .map(hint -> JudgedText.of(story, hint, it.ruling()))))
        .toList());
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
