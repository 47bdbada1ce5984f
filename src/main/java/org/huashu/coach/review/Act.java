package org.huashu.coach.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that a person did with a flagged draft. Acts are kept for good; what a review looks
 * like follows from them.
 */
public sealed interface Act {

  /** Who did it. */
  String by();

  /** When, by the server's clock. */
  Instant at();

  /** Somebody is to judge it; empty: whoever comes. */
  record Assigned(String by, Instant at, Optional<String> to) implements Act {}

  /** It is open on somebody's screen, and until then on nobody else's. */
  record Reserved(String by, Instant at, Instant until) implements Act {}

  /** It is no longer open there. */
  record Released(String by, Instant at) implements Act {}

  /** Somebody leaves it to others. */
  record Skipped(String by, Instant at) implements Act {}

  /** Two reviewers are to judge it, without knowing of each other's rulings. */
  record Doubled(String by, Instant at) implements Act {}

  /** Rulings on all of its hints. */
  record Judged(String by, Instant at, List<Judgement> judgements) implements Act {

    /** Copies the list. */
    public Judged {
      judgements = List.copyOf(judgements);
    }
  }

  /**
   * An act is taken back, as if it had not been.
   *
   * @param place where it stands among the acts of the draft, counted from 0
   */
  record Undone(String by, Instant at, int place) implements Act {}

  /** The agent does not agree with what was said of these hints. */
  record Appealed(String by, Instant at, Set<String> hints, String reason) implements Act {

    /** Copies the set. */
    public Appealed {
      hints = Set.copyOf(hints);
    }
  }

  /**
   * The answer to an appeal.
   *
   * @param accepted other rulings, on the hints in which the agent is right; none: the appeal is
   *        rejected
   */
  record Answered(String by, Instant at, List<Judgement> accepted, String reason) implements Act {

    /** Copies the list. */
    public Answered {
      accepted = List.copyOf(accepted);
    }
  }

  /**
   * What became of the proposal that a wrong flag opened.
   *
   * @param phrase the exception that the rule got; empty when it was rejected
   */
  record ProposalDecided(String by, Instant at, String hint, Optional<String> phrase, String note)
      implements Act {}

  /** The agent has read what reviewers said, or a reviewer what the rule's owner said. */
  record Read(String by, Instant at) implements Act {}
}
