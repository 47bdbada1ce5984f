package org.huashu.coach.review;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.huashu.coach.review.Showing.Shown;

/**
 * What is remembered of a reply while it is being written, in memory only. Safe for use by many
 * threads.
 */
public final class OpenDraft {

  private final AtomicReference<Shown> shown = new AtomicReference<>(Shown.NOTHING);
  private volatile Optional<Set<String>> kept = Optional.empty();

  /** The hints of the revision that was kept last; empty when none was. */
  Optional<Set<String>> kept() {
    return kept;
  }

  /** A revision with these hints is kept. */
  void keep(Set<String> hints) {
    kept = Optional.of(hints);
  }

  /** Changes what was offered for it. */
  void show(UnaryOperator<Shown> change) {
    shown.updateAndGet(change);
  }

  /** What was offered since this was asked last. */
  Shown takeShown() {
    return shown.getAndSet(Shown.NOTHING);
  }
}
