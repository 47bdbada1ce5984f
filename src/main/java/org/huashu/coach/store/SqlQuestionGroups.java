package org.huashu.coach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.review.QuestionGroup;
import org.huashu.coach.review.QuestionGroup.GoodReply;
import org.huashu.coach.review.QuestionGroup.Sample;
import org.huashu.coach.review.QuestionGroups;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Groups of questions as rows; those of a scope are replaced in one transaction. */
final class SqlQuestionGroups implements QuestionGroups {

  private static final String INSERT = "INSERT INTO question_group "
      + "(scope, id, week, month, unoffered, first_at, last_at, content) "
      + "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String SELECT = "SELECT id, week, month, unoffered, first_at, last_at, "
      + "content FROM question_group WHERE scope = ?";
  private static final String SETTLE = "INSERT INTO question_settled "
      + "(scope, question, account, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";

  private static final String MOVE =
      "UPDATE question_group SET scope = ? WHERE scope = ? AND id = ?";
  private static final String DROP = "DELETE FROM question_group WHERE scope = ? AND id = ?";
  private static final String BY =
      "SELECT account, at FROM question_settled WHERE scope = ? AND question = ?";

  /** Before the scope of groups that are settled; no shop's id has a line break. */
  private static final String SETTLED = "settled\n";

  /** What is only shown. */
  private record Content(String title, List<Sample> samples, List<GoodReply> replies,
      List<String> questions) {}

  private final JsonMapper json = JsonMapper.builder().build();
  private final Jdbi readers;
  private final GroupCommit commits;

  SqlQuestionGroups(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.commits = commits;
  }

  @Override
  public List<QuestionGroup> groups(String scope) {
    return SqlStore.read(readers,
        handle -> handle.select(SELECT + " ORDER BY month DESC, id", scope)
            .map((row, _) -> group(row))
            .list());
  }

  @Override
  public long count(String scope) {
    return SqlStore.read(readers,
        handle -> handle.select("SELECT COUNT(*) FROM question_group WHERE scope = ?", scope)
            .mapTo(Long.class)
            .one());
  }

  @Override
  public Optional<QuestionGroup> find(String scope, String id) {
    return SqlStore.read(readers, handle -> handle.select(SELECT + " AND id = ?", scope, id)
        .map((row, _) -> group(row))
        .findOne());
  }

  private QuestionGroup group(ResultSet row) throws SQLException {
    try {
      Content content = json.readValue(row.getString(7), Content.class);
      return new QuestionGroup(row.getString(1), content.title(), row.getLong(2), row.getLong(3),
          row.getLong(4), Instant.parse(row.getString(5)), Instant.parse(row.getString(6)),
          content.samples(), content.replies(), content.questions());
    } catch (JacksonException e) {
      throw new IllegalStateException("the store holds questions that cannot be read", e);
    }
  }

  @Override
  public void keep(String scope, List<QuestionGroup> groups) {
    var _ = commits.call(handle -> {
      handle.execute("DELETE FROM question_group WHERE scope = ?", scope);
      groups.forEach(group -> handle.execute(INSERT, scope, group.id(), group.week(),
          group.month(), group.unoffered(), SqlJournal.moment(group.first()),
          SqlJournal.moment(group.last()), json.writeValueAsString(new Content(group.title(),
              group.samples(), group.replies(), group.questions()))));
      return groups.size();
    });
  }

  @Override
  public String madeFrom() {
    return SqlStore.read(readers, handle -> WorkListState.read(handle, WorkListState.GROUPS));
  }

  @Override
  public void made(String from) {
    var _ = commits.call(handle -> {
      WorkListState.write(handle, WorkListState.GROUPS, from);
      return true;
    });
  }

  @Override
  public void settle(String scope, QuestionGroup group, String who, Instant at) {
    var _ = commits.call(handle -> {
      group.questions()
          .forEach(question -> handle.execute(SETTLE, scope, question, who,
              SqlJournal.moment(at)));
      handle.execute(DROP, SETTLED + scope, group.id());
      return handle.execute(MOVE, SETTLED + scope, scope, group.id());
    });
  }

  @Override
  public List<Settled> settledGroups(String scope) {
    return SqlStore.read(readers, handle -> handle.select(SELECT, SETTLED + scope)
        .map((row, _) -> group(row))
        .list()
        .stream()
        .flatMap(group -> settled(handle, scope, group).stream())
        .sorted(Comparator.comparing(Settled::at).reversed())
        .toList());
  }

  private static Optional<Settled> settled(Handle handle, String scope, QuestionGroup group) {
    return group.questions()
        .stream()
        .findFirst()
        .flatMap(question -> handle.select(BY, scope, question)
            .map((row, _) -> new Settled(group, row.getString(1),
                Instant.parse(row.getString(2))))
            .findOne());
  }

  @Override
  public Optional<QuestionGroup> bringBack(String scope, String id) {
    return commits.call(handle -> {
      Optional<QuestionGroup> found = handle.select(SELECT + " AND id = ?", SETTLED + scope, id)
          .map((row, _) -> group(row))
          .findOne();
      found.ifPresent(group -> {
        group.questions()
            .forEach(question -> handle.execute(
                "DELETE FROM question_settled WHERE scope = ? AND question = ?", scope,
                question));
        handle.execute(DROP, scope, id);
        handle.execute(MOVE, scope, SETTLED + scope, id);
        // The other scopes lack it until they are made again.
        WorkListState.write(handle, WorkListState.GROUPS, "");
      });
      return found;
    });
  }

  @Override
  public Set<String> settled(String scope) {
    return Set.copyOf(SqlStore.read(readers,
        handle -> handle.select("SELECT question FROM question_settled WHERE scope = ?", scope)
            .mapTo(String.class)
            .list()));
  }
}
