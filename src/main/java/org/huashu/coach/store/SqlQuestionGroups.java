package org.huashu.coach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.review.QuestionGroup;
import org.huashu.coach.review.QuestionGroup.GoodReply;
import org.huashu.coach.review.QuestionGroup.Sample;
import org.huashu.coach.review.QuestionGroups;
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
      return handle.execute("DELETE FROM question_group WHERE scope = ? AND id = ?", scope,
          group.id());
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
