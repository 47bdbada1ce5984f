package org.huashu.coach.review;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;

/**
 * Decides which revisions of a draft are kept for trainers: those with a warning or a stop, and of
 * these only one after which other hints stand than in the one kept before. So typing on does not
 * write at every keystroke. The revision in which the last hint is gone is kept as well: it shows
 * how the agent helped themselves.
 */
public final class Flagging {

  private final FlaggedDrafts drafts;

  /** Keeps what it decides to keep in {@code drafts}. */
  public Flagging(FlaggedDrafts drafts) {
    this.drafts = drafts;
  }

  /**
   * Looks at the advice for a revision.
   *
   * @param revision what to keep, asked for only if it is kept
   * @return false when it should be kept and cannot be now; then the next revision tries again
   */
  public boolean look(OpenDraft draft, Advice advice, Supplier<FlaggedDraft> revision) {
    boolean clean = advice.hints().stream().noneMatch(Flagging::aboutTheReply);
    Optional<Set<String>> kept = draft.kept();
    if (clean && kept.isEmpty()) {
      return true;
    }
    Set<String> hints = clean
        ? Set.of()
        : advice.hints().stream().map(Hint::id).collect(Collectors.toUnmodifiableSet());
    if (kept.isPresent() && kept.get().equals(hints)) {
      return true;
    }
    boolean done = drafts.flag(revision.get());
    if (done) {
      draft.keep(hints);
    }
    return done;
  }

  /** A wait is no fault of the words: trainers see it in the response times. */
  private static boolean aboutTheReply(Hint hint) {
    return hint.finding().severity() != Severity.INFO
        && hint.finding().category() != Category.DELAY;
  }
}
