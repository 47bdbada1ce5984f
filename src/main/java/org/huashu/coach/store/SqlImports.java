package org.huashu.coach.store;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.intake.Imports;
import org.huashu.coach.intake.Settings;
import org.huashu.coach.knowledge.Edits.Subject;
import org.huashu.coach.knowledge.Edits.Version;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import tools.jackson.databind.json.JsonMapper;

/** Uploads as rows; their files in pieces, each written by itself. */
final class SqlImports implements Imports {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int PIECE = 384 * 1024;
  private static final String COMING = "COMING";
  private static final String NOTHING = "nothing_taken";
  private static final String SELECT =
      "SELECT id, account, file, bytes, changed, state, settings FROM import_upload ";
  private static final String EDIT = "INSERT INTO knowledge_edit "
      + "(kind, id, version, base, content, author, at) VALUES (?, ?, ?, ?, ?, ?, ?) "
      + "ON CONFLICT DO NOTHING";
  private static final String LINE = "INSERT INTO import_line "
      + "(upload, number, place, kind, id, title, fate, version, note) "
      + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String MOVE =
      "UPDATE import_upload SET state = ?, changed = ? WHERE id = ? AND state = ?";

  /** Edits of an upload that wait to be published, and are the newest of what they are of. */
  private static final String WAITING = "SELECT e.kind, e.id, e.version FROM import_line l "
      + "JOIN knowledge_edit e ON e.kind = l.kind AND e.id = l.id AND e.version = l.version "
      + "WHERE l.upload = ? AND l.version > 0 AND e.release IS NULL AND NOT EXISTS "
      + "(SELECT 1 FROM knowledge_edit n WHERE n.kind = e.kind AND n.id = e.id "
      + "AND n.version > e.version)";
  /** What was waiting before, once more as the newest. */
  private static final String BEFORE = "INSERT INTO knowledge_edit "
      + "(kind, id, version, base, content, author, at) "
      + "SELECT kind, id, version + 2, base, content, author, ? FROM knowledge_edit "
      + "WHERE kind = ? AND id = ? AND version = ? AND release IS NULL";
  private static final String GIVE_UP = "UPDATE knowledge_edit SET release = 0 "
      + "WHERE kind = ? AND id = ? AND version = ? AND release IS NULL";

  private final Jdbi readers;
  private final GroupCommit commits;

  SqlImports(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.commits = commits;
  }

  @Override
  public void keep(Upload upload, byte[] content) {
    run(handle -> handle.execute("INSERT INTO import_upload "
        + "(id, account, file, bytes, changed, state, settings) VALUES (?, ?, ?, ?, ?, ?, ?)",
        upload.id(), upload.account(), upload.file(), upload.bytes(),
        SqlJournal.moment(upload.changed()), COMING, JSON.writeValueAsString(upload.settings())));
    for (int place = 0; place * PIECE < content.length; place++) {
      byte[] piece = Arrays.copyOfRange(content, place * PIECE,
          Math.min(content.length, (place + 1) * PIECE));
      int at = place;
      run(handle -> handle.execute(
          "INSERT INTO import_part (upload, place, content) VALUES (?, ?, ?)", upload.id(), at,
          Base64.getEncoder().encodeToString(piece)));
    }
    run(handle -> handle.execute(MOVE, State.OPEN.name(), SqlJournal.moment(upload.changed()),
        upload.id(), COMING));
  }

  private void run(GroupCommit.Work<Integer> work) {
    var _ = commits.call(work);
  }

  @Override
  public Optional<Upload> find(String id) {
    return SqlStore.read(readers,
        handle -> handle.select(SELECT + "WHERE id = ? AND state <> ?", id, COMING)
            .map((row, _) -> upload(row))
            .findOne());
  }

  @Override
  public List<Upload> list(String account, int most) {
    return SqlStore.read(readers, handle -> handle
        .select(SELECT + "WHERE (state = ? AND account = ?) OR state IN (?, ?) "
            + "ORDER BY changed DESC, id LIMIT ?", State.OPEN.name(), account, State.TAKEN.name(),
            State.UNDONE.name(), most)
        .map((row, _) -> upload(row))
        .list());
  }

  private static Upload upload(ResultSet row) throws SQLException {
    return new Upload(row.getString(1), row.getString(2), row.getString(3), row.getLong(4),
        Instant.parse(row.getString(5)), State.valueOf(row.getString(6)),
        JSON.readValue(row.getString(7), Settings.class));
  }

  @Override
  public Optional<byte[]> content(String id) {
    List<String> pieces = SqlStore.read(readers, handle -> handle
        .select("SELECT content FROM import_part WHERE upload = ? ORDER BY place", id)
        .mapTo(String.class)
        .list());
    var content = new ByteArrayOutputStream(pieces.size() * PIECE);
    pieces.forEach(piece -> content.writeBytes(Base64.getDecoder().decode(piece)));
    return pieces.isEmpty() ? Optional.empty() : Optional.of(content.toByteArray());
  }

  @Override
  public void settings(String id, Settings settings) {
    run(handle -> handle.execute(
        "UPDATE import_upload SET settings = ? WHERE id = ? AND state = ?",
        JSON.writeValueAsString(settings), id, State.OPEN.name()));
  }

  // --- taking over, and back

  @Override
  public Taken take(Taking taking) {
    return commits.call(handle -> {
      if (!open(handle, taking.id())) {
        return Taken.BEFORE;
      }
      // An exception would be the store's fault; that somebody was faster is none.
      handle.savepoint(NOTHING);
      if (newest(handle) != taking.release() || !edits(handle, taking.versions())) {
        handle.rollbackToSavepoint(NOTHING);
        return Taken.STALE;
      }
      handle.execute(MOVE, State.TAKEN.name(), SqlJournal.moment(taking.at()), taking.id(),
          State.OPEN.name());
      outcomes(handle, taking);
      return Taken.NOW;
    });
  }

  private static boolean open(Handle handle, String id) {
    return handle.select("SELECT 1 FROM import_upload WHERE id = ? AND state = ?", id,
        State.OPEN.name()).mapTo(Integer.class).findOne().isPresent();
  }

  private static long newest(Handle handle) {
    return handle.select("SELECT COALESCE(MAX(number), 0) FROM knowledge_release")
        .mapTo(Long.class)
        .one();
  }

  private static boolean edits(Handle handle, List<Version> versions) {
    if (versions.isEmpty()) {
      return true;
    }
    try (PreparedBatch batch = handle.prepareBatch(EDIT)) {
      versions.forEach(version -> batch.add(version.subject().kind(), version.subject().id(),
          version.version(), version.base(), version.content().orElse(null), version.author(),
          version.at().toString()));
      return Arrays.stream(batch.execute()).allMatch(count -> count == 1);
    }
  }

  private static void outcomes(Handle handle, Taking taking) {
    if (taking.outcomes().isEmpty()) {
      return;
    }
    try (PreparedBatch batch = handle.prepareBatch(LINE)) {
      taking.outcomes()
          .forEach(it -> batch.add(taking.id(), it.number(), it.place(), it.subject().kind(),
              it.subject().id(), it.title(), it.fate(), it.version(), it.note()));
      var _ = batch.execute();
    }
  }

  @Override
  public List<Outcome> outcomes(OutcomeQuery query) {
    Keyset keyset = new Keyset(query.descending(), "number");
    Where where = new Where().and("upload = ?", query.id());
    if (!query.fate().isEmpty()) {
      where.and("fate = ?", query.fate());
    }
    query.after().ifPresent(number -> where.and(keyset.after(), number));
    return SqlStore.read(readers, handle -> handle
        .select("SELECT number, place, kind, id, title, fate, version, note FROM import_line"
            + where.sql() + keyset.order(), where.values(query.most()))
        .map((row, _) -> new Outcome(row.getInt(1), row.getString(2),
            new Subject(row.getString(3), row.getString(4)), row.getString(5), row.getString(6),
            row.getLong(7), row.getString(8)))
        .list());
  }

  @Override
  public Map<String, Integer> fates(String id) {
    Map<String, Integer> fates = new HashMap<>();
    SqlStore.read(readers, handle -> handle
        .select("SELECT fate, COUNT(*) FROM import_line WHERE upload = ? GROUP BY fate", id)
        .map((row, _) -> Map.entry(row.getString(1), row.getInt(2)))
        .list())
        .forEach(entry -> fates.put(entry.getKey(), entry.getValue()));
    return fates;
  }

  @Override
  public Undone undo(String id, String who, Instant at) {
    return commits.call(handle -> {
      List<Waiting> waiting = handle.select(WAITING, id)
          .map((row, _) -> new Waiting(row.getString(1), row.getString(2), row.getLong(3)))
          .list();
      int made = handle
          .select("SELECT COUNT(*) FROM import_line WHERE upload = ? AND version > 0", id)
          .mapTo(Integer.class)
          .one();
      boolean first = !waiting.isEmpty() && handle.execute(MOVE, State.UNDONE.name(),
          SqlJournal.moment(at), id, State.TAKEN.name()) == 1;
      if (first) {
        waiting.forEach(it -> takeBack(handle, it, at));
      }
      return new Undone(first ? waiting.size() : 0, made - waiting.size());
    });
  }

  private record Waiting(String kind, String id, long version) {}

  private static void takeBack(Handle handle, Waiting it, Instant at) {
    if (handle.execute(BEFORE, at.toString(), it.kind(), it.id(), it.version() - 1) == 0) {
      handle.execute(GIVE_UP, it.kind(), it.id(), it.version());
    }
  }

  @Override
  public void drop(String id) {
    run(handle -> {
      handle.execute("DELETE FROM import_part WHERE upload = ? AND EXISTS "
          + "(SELECT 1 FROM import_upload u WHERE u.id = upload AND u.state = ?)", id,
          State.OPEN.name());
      return handle.execute("DELETE FROM import_upload WHERE id = ? AND state = ?", id,
          State.OPEN.name());
    });
  }

  @Override
  public void forget(Instant before) {
    String moment = SqlJournal.moment(before);
    List<String> old = SqlStore.read(readers, handle -> handle
        .select("SELECT id FROM import_upload u WHERE changed < ? AND EXISTS "
            + "(SELECT 1 FROM import_part p WHERE p.upload = u.id) OR changed < ? "
            + "AND state IN (?, ?)", moment, moment, State.OPEN.name(), COMING)
        .mapTo(String.class)
        .list());
    for (String id : old) {
      run(handle -> {
        handle.execute("DELETE FROM import_part WHERE upload = ?", id);
        return handle.execute("DELETE FROM import_upload WHERE id = ? AND state IN (?, ?)", id,
            State.OPEN.name(), COMING);
      });
    }
  }
}
