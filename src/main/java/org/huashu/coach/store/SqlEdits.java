package org.huashu.coach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.huashu.coach.knowledge.Edits;
import org.huashu.coach.knowledge.KnowledgeFiles;
import org.huashu.coach.knowledge.ReleaseStore.Note;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Edits as rows, one for each version. A version that was given up has release 0. */
final class SqlEdits implements Edits {

  private static final String SELECT =
      "SELECT kind, id, version, base, content, author, at, release FROM knowledge_edit e ";
  private static final String NEWEST = "NOT EXISTS (SELECT 1 FROM knowledge_edit n "
      + "WHERE n.kind = e.kind AND n.id = e.id AND n.version > e.version)";
  private static final String INSERT = "INSERT INTO knowledge_edit "
      + "(kind, id, version, base, content, author, at) VALUES (?, ?, ?, ?, ?, ?, ?) "
      + "ON CONFLICT DO NOTHING";
  /** Older versions of the same thing went with it. */
  private static final String PUBLISHED = "UPDATE knowledge_edit SET release = ? "
      + "WHERE kind = ? AND id = ? AND version <= ? AND release IS NULL";

  /** What was saved meanwhile was made from what is published now. */
  private static final String REBASED = "UPDATE knowledge_edit SET base = ? "
      + "WHERE kind = ? AND id = ? AND version > ? AND release IS NULL";

  private final Jdbi readers;
  private final GroupCommit commits;

  SqlEdits(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.commits = commits;
  }

  @Override
  public List<Version> open(String kind) {
    return SqlStore.read(readers, handle -> handle
        .select(SELECT + "WHERE kind = ? AND release IS NULL AND " + NEWEST + " ORDER BY id", kind)
        .map((row, _) -> version(row))
        .list());
  }

  @Override
  public List<Version> gone(String kind) {
    return SqlStore.read(readers, handle -> handle
        .select(SELECT + "WHERE kind = ? AND content IS NULL AND release > 0 AND " + NEWEST
            + " ORDER BY id", kind)
        .map((row, _) -> version(row))
        .list());
  }

  @Override
  public Map<String, Long> numbers(String kind) {
    Map<String, Long> numbers = new HashMap<>();
    SqlStore.read(readers, handle -> handle
        .select("SELECT id, MAX(version) FROM knowledge_edit WHERE kind = ? GROUP BY id", kind)
        .map((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
        .list())
        .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
    return numbers;
  }

  @Override
  public String mark() {
    return SqlStore.read(readers, handle -> handle
        .select("SELECT COUNT(*), COUNT(release) FROM knowledge_edit")
        .map((row, _) -> row.getLong(1) + "/" + row.getLong(2))
        .one());
  }

  @Override
  public Optional<Version> newest(Subject subject) {
    return history(subject, 1).stream().findFirst();
  }

  @Override
  public List<Version> history(Subject subject, int most) {
    return SqlStore.read(readers, handle -> handle
        .select(SELECT + "WHERE kind = ? AND id = ? ORDER BY version DESC LIMIT ?",
            subject.kind(), subject.id(), most)
        .map((row, _) -> version(row))
        .list());
  }

  @Override
  public boolean save(Version version) {
    return commits.call(handle -> handle.execute(INSERT, version.subject().kind(),
        version.subject().id(), version.version(), version.base(),
        version.content().orElse(null), version.author(), version.at().toString()) == 1);
  }

  @Override
  public void giveUp(List<Version> versions) {
    var _ = commits.call(handle -> {
      versions.forEach(version -> handle.execute(PUBLISHED, 0, version.subject().kind(),
          version.subject().id(), version.version()));
      return versions.size();
    });
  }

  @Override
  public boolean publish(long expected, Note note, KnowledgeFiles files, List<Version> versions) {
    SqlReleaseStore.checkFollows(expected, note);
    return commits.call(handle -> {
      boolean kept = SqlReleaseStore.publish(handle, expected, note, files);
      if (kept) {
        versions.forEach(version -> published(handle, note.number(), version));
      }
      return kept;
    });
  }

  private static void published(Handle handle, long release, Version version) {
    Subject subject = version.subject();
    handle.execute(PUBLISHED, release, subject.kind(), subject.id(), version.version());
    handle.execute(REBASED, version.content().orElse(""), subject.kind(), subject.id(),
        version.version());
  }

  private static Version version(ResultSet row) throws SQLException {
    long release = row.getLong(8);
    OptionalLong published = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(release);
    return new Version(new Subject(row.getString(1), row.getString(2)), row.getLong(3),
        row.getString(4), Optional.ofNullable(row.getString(5)), row.getString(6),
        Instant.parse(row.getString(7)), published);
  }
}
