package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;
import org.huashu.coach.console.UserModel.Choice;

/**
 * What is to be published, and what was.
 *
 * @param answering the number of the release that this node answers with
 * @param waiting the first of what waits
 * @param rest how many more wait
 * @param past what was published
 * @param fault what is wrong, in words; empty for nothing
 */
public record ReleasesModel(long newest, long answering, List<Waiting> waiting, int rest,
    Table past, List<Choice> origins, String reason, String fault) {

  /**
   * A change that waits.
   *
   * @param kind {@code script} or {@code rule}
   * @param publishable whether it may be chosen
   * @param remarks why it must not be published so
   */
  public record Waiting(String kind, String id, String title, String href, Cell state, String by,
      Instant at,
      ScriptDiff diff, boolean publishable, List<CheckModel.Remark> remarks) {}
}
