package org.huashu.coach.review;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.huashu.coach.advice.Suggestion;

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

  /** This was asked, and these scripts were offered. */
  void show(AskedQuestion asked, List<Suggestion> offered) {
    // Most revisions show what the one before did.
    Shown before = shown.get();
    if (!before.with(asked, offered).equals(before)) {
      shown.updateAndGet(now -> now.with(asked, offered));
    }
  }

  /** The agent has put a script in. */
  void put(String script) {
    shown.updateAndGet(now -> now.with(script));
  }

  /** What was asked and offered since this was asked last. */
  Shown takeShown() {
    return shown.getAndSet(Shown.NOTHING);
  }
}
