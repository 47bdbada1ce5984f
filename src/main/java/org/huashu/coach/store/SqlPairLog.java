package org.huashu.coach.store;

import java.util.List;
import org.huashu.coach.knowledge.PairLog;
import org.huashu.coach.knowledge.ScriptChecks;
import org.huashu.coach.knowledge.ScriptPair;
import org.jdbi.v3.core.Jdbi;

/** The pairs of one release as rows, replaced in one transaction. */
final class SqlPairLog implements PairLog {

  private static final String INSERT = "INSERT INTO script_pair "
      + "(script, other, kind, said, theirs) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

  private final Jdbi readers;
  private final GroupCommit commits;

  SqlPairLog(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.commits = commits;
  }

  @Override
  public long release() {
    String state =
        SqlStore.read(readers, handle -> WorkListState.read(handle, WorkListState.PAIRS));
    return state.isEmpty() ? 0 : Long.parseLong(state);
  }

  @Override
  public List<ScriptPair> pairs() {
    return SqlStore.read(readers, handle -> handle
        .select("SELECT script, other, kind, said, theirs FROM script_pair "
            + "ORDER BY script, other, kind")
        .map((row, _) -> new ScriptPair(row.getString(1), row.getString(2),
            ScriptChecks.Kind.valueOf(row.getString(3)), row.getString(4), row.getString(5)))
        .list());
  }

  @Override
  public void keep(long release, List<ScriptPair> pairs) {
    var _ = commits.call(handle -> {
      handle.execute("DELETE FROM script_pair");
      pairs.forEach(pair -> handle.execute(INSERT, pair.script(), pair.other(),
          pair.kind().name(), pair.said(), pair.theirs()));
      WorkListState.write(handle, WorkListState.PAIRS, Long.toString(release));
      return pairs.size();
    });
  }
}
