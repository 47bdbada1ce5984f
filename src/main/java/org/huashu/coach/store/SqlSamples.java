package org.huashu.coach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huashu.coach.review.Act;
import org.huashu.coach.review.Review;
import org.huashu.coach.review.SamplePlan;
import org.huashu.coach.review.SampleProgress;
import org.huashu.coach.review.SampleQuery;
import org.huashu.coach.review.Samples;
import org.huashu.coach.review.Sampling.Drawn;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Samples as rows. */
final class SqlSamples implements Samples {

  private static final String CANDIDATES = "SELECT agent, number FROM flagged_draft "
      + "WHERE shop = ? AND flagged_at >= ? AND flagged_at < ? AND number <= ? AND severity > 0";
  private static final String INSERT = "INSERT INTO review_sample "
      + "(shop, week, zone, per_agent, doubles, seed, newest, who, at) "
      + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String INSERT_DRAFT =
      "INSERT INTO review_sample_draft (sample, flagged_draft) VALUES (?, ?)";
  private static final String SELECT = "SELECT number, shop, week, zone, per_agent, doubles, "
      + "seed, newest, who, at, closed_by, closed_at FROM review_sample";
  private static final String STATES = "SELECT s.sample, d.agent, d.state, COUNT(*) "
      + "FROM review_sample_draft s JOIN flagged_draft d ON d.number = s.flagged_draft "
      + "WHERE s.sample IN ";
  private static final String JUDGED = "SELECT s.sample, r.reviewer, "
      + "COUNT(DISTINCT r.flagged_draft) FROM review_sample_draft s "
      + "JOIN review_ruling r ON r.flagged_draft = s.flagged_draft "
      + "WHERE s.sample IN ";
  private static final String WANTED = "EXISTS (SELECT 1 FROM review_sample_draft s "
      + "JOIN flagged_draft d ON d.number = s.flagged_draft "
      + "WHERE s.sample = review_sample.number AND d.state IN ("
      + Stream.of(Review.State.values())
          .filter(Review.State::wanted)
          .map(state -> "'" + state + "'")
          .collect(Collectors.joining(", "))
      + "))";
  private static final SampleProgress NO_DRAFTS = new SampleProgress(Map.of(), Map.of());
  private static final String CLOSE = "UPDATE review_sample SET closed_by = ?, closed_at = ? "
      + "WHERE number = ? AND closed_at IS NULL";

  private final Jdbi readers;
  private final GroupCommit commits;
  private final SqlReviews reviews;

  SqlSamples(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.commits = commits;
    this.reviews = new SqlReviews(readers, commits);
  }

  @Override
  public long newest() {
    return SqlStore.read(readers,
        handle -> handle.select("SELECT COALESCE(MAX(number), 0) FROM flagged_draft")
            .mapTo(Long.class)
            .one());
  }

  @Override
  public Map<String, List<Long>> candidates(SamplePlan plan, long newest) {
    Map<String, List<Long>> byAgent = new TreeMap<>();
    SqlStore.read(readers,
        handle -> handle
            .select(CANDIDATES, plan.shop(), SqlJournal.moment(plan.from()),
                SqlJournal.moment(plan.to()), newest)
            .map((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
            .list())
        .forEach(draft -> byAgent.computeIfAbsent(draft.getKey(), _ -> new ArrayList<>())
            .add(draft.getValue()));
    return byAgent;
  }

  @Override
  public long keep(SamplePlan plan, long newest, Who who, Drawn drawn) {
    return commits.call(handle -> {
      handle.execute(INSERT, plan.shop(), plan.week().toString(), plan.zone().getId(),
          plan.perAgent(), plan.doubles(), plan.seed(), newest, who.by(),
          SqlJournal.moment(who.at()));
      // Within the transaction nobody else adds one.
      long number =
          handle.select("SELECT MAX(number) FROM review_sample").mapTo(Long.class).one();
      drawn.drafts().forEach(draft -> handle.execute(INSERT_DRAFT, number, draft));
      drawn.doubled().forEach(draft -> doubled(handle, draft, who));
      return number;
    });
  }

  private void doubled(Handle handle, long draft, Who who) {
    reviews.review(handle, draft)
        .filter(review -> review.state() == Review.State.OPEN
            && !review.doubled())
        .ifPresent(
            review -> reviews.append(handle, review, new Act.Doubled(who.by(), who.at())));
  }

  @Override
  public Optional<Sample> sample(long number) {
    return SqlStore.read(readers, handle -> {
      List<Long> drafts = handle
          .select("SELECT flagged_draft FROM review_sample_draft WHERE sample = ? "
              + "ORDER BY flagged_draft", number)
          .mapTo(Long.class)
          .list();
      return handle.select(SELECT + " WHERE number = ?", number)
          .map((row, _) -> sample(row, drafts))
          .findOne();
    });
  }

  @Override
  public List<Listed> samples(SampleQuery query) {
    SqlScores.Select select = select(query);
    return SqlStore.read(readers, handle -> handle.inTransaction(snapshot -> {
      List<Sample> samples = snapshot.select(select.sql(), select.values())
          .map((row, _) -> sample(row, List.of()))
          .list();
      Map<Long, SampleProgress> progress =
          progress(snapshot, samples.stream().map(Sample::number).toList());
      return samples.stream()
          .map(it -> new Listed(it, progress.getOrDefault(it.number(), NO_DRAFTS)))
          .toList();
    }));
  }

  static SqlScores.Select select(SampleQuery query) {
    Where where = new Where().and("shop = ?", query.filter().shop())
        .and("who = ?", query.filter().by());
    query.filter().standing().ifPresent(it -> where.and(switch (it) {
      case CLOSED -> "closed_at IS NOT NULL";
      case DONE -> "closed_at IS NULL AND NOT " + WANTED;
      case OPEN -> "closed_at IS NULL AND " + WANTED;
    }));
    return select(query, SELECT, "week", where);
  }

  /**
   * A page of samples of either kind.
   *
   * @param days the column with the first day that a sample is of
   */
  static SqlScores.Select select(SampleQuery query, String columns, String days, Where where) {
    boolean byDays = query.order() == SampleQuery.Order.DAYS;
    Keyset keyset = byDays
        ? new Keyset(query.descending(), days, "number")
        : new Keyset(query.descending(), "number");
    query.after().ifPresent(place -> {
      if (byDays) {
        where.and(keyset.after(), place.from().toString(), place.number());
      } else {
        where.and(keyset.after(), place.number());
      }
    });
    return new SqlScores.Select(columns + where.sql() + keyset.order(),
        where.values(query.most()));
  }

  @Override
  public SampleProgress progress(long number) {
    return SqlStore.read(readers, handle -> progress(handle, List.of(number)))
        .getOrDefault(number, NO_DRAFTS);
  }

  /** How far samples are; those without drafts are missing. */
  private static Map<Long, SampleProgress> progress(Handle handle, List<Long> samples) {
    Map<Long, Map<String, Map<Review.State, Integer>>> agents = new HashMap<>();
    Map<Long, Map<String, Integer>> judged = new HashMap<>();
    if (!samples.isEmpty()) {
      String some = "(" + Where.marks(samples.size()) + ") GROUP BY s.sample, ";
      handle.select(STATES + some + "d.agent, d.state", samples.toArray())
          .map((row, _) -> agents.computeIfAbsent(row.getLong(1), _ -> new TreeMap<>())
              .computeIfAbsent(row.getString(2), _ -> new EnumMap<>(Review.State.class))
              .put(Review.State.valueOf(row.getString(3)), row.getInt(4)) == null)
          .list();
      handle.select(JUDGED + some + "r.reviewer", samples.toArray())
          .map((row, _) -> judged.computeIfAbsent(row.getLong(1), _ -> new TreeMap<>())
              .put(row.getString(2), row.getInt(3)) == null)
          .list();
    }
    Map<Long, SampleProgress> progress = new HashMap<>();
    agents.forEach((sample, states) -> progress.put(sample,
        new SampleProgress(states, judged.getOrDefault(sample, Map.of()))));
    return progress;
  }

  @Override
  public boolean close(long number, Who who) {
    return commits.call(
        handle -> handle.execute(CLOSE, who.by(), SqlJournal.moment(who.at()), number) > 0);
  }

  @Override
  public boolean delete(long number) {
    return commits.call(handle -> {
      if (!progress(handle, List.of(number)).getOrDefault(number, NO_DRAFTS).judged().isEmpty()) {
        return false;
      }
      handle.execute("DELETE FROM review_sample_draft WHERE sample = ?", number);
      return handle.execute("DELETE FROM review_sample WHERE number = ?", number) > 0;
    });
  }

  private static Sample sample(ResultSet row, List<Long> drafts) throws SQLException {
    SamplePlan plan = new SamplePlan(row.getString(2), LocalDate.parse(row.getString(3)),
        ZoneId.of(row.getString(4)), row.getInt(5), row.getInt(6), row.getLong(7));
    String closedBy = row.getString(11);
    Optional<Who> closed = closedBy == null
        ? Optional.empty()
        : Optional.of(new Who(closedBy, Instant.parse(row.getString(12))));
    return new Sample(row.getLong(1), plan, row.getLong(8),
        new Who(row.getString(9), Instant.parse(row.getString(10))), closed, drafts);
  }
}
