package org.huashu.coach.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huashu.coach.knowledge.KnowledgeFiles;
import org.huashu.coach.knowledge.ReleaseStore;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Releases as rows; a file that stays the same from release to release is kept once. */
final class SqlReleaseStore implements ReleaseStore {

  private static final String SELECT_NOTE =
      "SELECT number, digest, reason, author, origin, published_at FROM knowledge_release ";

  private final Jdbi readers;
  private final GroupCommit commits;

  SqlReleaseStore(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.commits = commits;
  }

  @Override
  public Optional<Note> newest() {
    return SqlStore.read(readers,
        handle -> handle.select(SELECT_NOTE + "ORDER BY number DESC LIMIT 1")
            .map((row, _) -> note(row))
            .findOne());
  }

  @Override
  public List<Note> notes() {
    return SqlStore.read(readers, handle -> handle.select(SELECT_NOTE + "ORDER BY number DESC")
        .map((row, _) -> note(row))
        .list());
  }

  private static Note note(ResultSet row) throws SQLException {
    return new Note(row.getLong(1), row.getString(2), row.getString(3), row.getString(4),
        Origin.valueOf(row.getString(5)), Instant.parse(row.getString(6)));
  }

  @Override
  public Optional<KnowledgeFiles> files(long number) {
    return SqlStore.read(readers, handle -> {
      boolean known = handle.select("SELECT 1 FROM knowledge_release WHERE number = ?", number)
          .mapTo(Integer.class)
          .findOne()
          .isPresent();
      return known ? Optional.of(files(handle, number)) : Optional.empty();
    });
  }

  private static KnowledgeFiles files(Handle handle, long number) {
    var texts = new TreeMap<String, String>();
    handle
        .select("SELECT f.path, c.content FROM knowledge_file f "
            + "JOIN knowledge_content c ON c.digest = f.digest WHERE f.release = ?", number)
        .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(file -> texts.put(file.getKey(), file.getValue()));
    return new KnowledgeFiles(texts);
  }

  @Override
  public boolean publish(long expected, Note note, KnowledgeFiles files) {
    checkFollows(expected, note);
    return commits.call(handle -> publish(handle, expected, note, files));
  }

  static void checkFollows(long expected, Note note) {
    if (note.number() != expected + 1) {
      throw new IllegalArgumentException(
          "release " + note.number() + " cannot follow release " + expected);
    }
  }

  /** The same within a transaction. */
  static boolean publish(Handle handle, long expected, Note note, KnowledgeFiles files) {
    long newest = handle.select("SELECT COALESCE(MAX(number), 0) FROM knowledge_release")
        .mapTo(Long.class)
        .one();
    if (newest != expected) {
      return false;
    }
    handle.execute(
        "INSERT INTO knowledge_release (number, digest, reason, author, origin, published_at) "
            + "VALUES (?, ?, ?, ?, ?, ?)",
        note.number(), note.digest(), note.reason(), note.author(), note.origin().name(),
        note.publishedAt().toString());
    files.texts().forEach((path, content) -> keep(handle, note.number(), path, content));
    return true;
  }

  private static void keep(Handle handle, long release, String path, String content) {
    String digest = digest(content);
    handle.execute(
        "INSERT INTO knowledge_content (digest, content) VALUES (?, ?) ON CONFLICT DO NOTHING",
        digest, content);
    handle.execute("INSERT INTO knowledge_file (release, path, digest) VALUES (?, ?, ?)", release,
        path, digest);
  }

  private static String digest(String content) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256")
              .digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
