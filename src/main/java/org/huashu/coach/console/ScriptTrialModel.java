package org.huashu.coach.console;

import java.util.List;

/**
 * What agents would have been offered, as far as it is known.
 *
 * @param state {@code refused}, {@code running}, {@code failed} or {@code done}
 * @param percent how far it is
 * @param said what is worth saying in a sentence; empty for nothing
 * @param stay how many questions the script has before and after
 */
public record ScriptTrialModel(long number, String state, long read, long all, long percent,
    String said, long to, long away, long stay, List<Moved> gained, List<Moved> lost) {

  /** A question whose first script is another one with the edit; empty for none. */
  public record Moved(String question, long times, String before, String after) {}
}
