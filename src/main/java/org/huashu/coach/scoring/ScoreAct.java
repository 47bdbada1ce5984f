package org.huashu.coach.scoring;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Something that a person did with a score. Acts are kept for good; the score follows from them.
 */
public sealed interface ScoreAct {

  /** Who did it. */
  String by();

  /** When, by the server's clock. */
  Instant at();

  /** A trainer put it aside half done; the agent does not see it. */
  record Saved(String by, Instant at, Paper paper) implements ScoreAct {}

  /** A trainer finished it, or finished it anew with changes. */
  record Finished(String by, Instant at, Paper paper) implements ScoreAct {}

  /** The agent does not agree with what was said of these items. */
  record Appealed(String by, Instant at, Set<String> items, String reason) implements ScoreAct {

    /** Copies the set. */
    public Appealed {
      items = Set.copyOf(items);
    }
  }

  /**
   * The answer to an appeal.
   *
   * @param accepted how often the items count now in which the agent is right, less often than
   *        before; none: the appeal is rejected
   */
  record Answered(String by, Instant at, List<Mark> accepted, String reason)
      implements ScoreAct {

    /** Copies the list. */
    public Answered {
      accepted = List.copyOf(accepted);
    }
  }

  /** The agent has read what was said last. */
  record Read(String by, Instant at) implements ScoreAct {}
}
