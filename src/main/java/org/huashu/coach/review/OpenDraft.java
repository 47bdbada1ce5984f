package org.huashu.coach.review;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What is remembered of a reply while it is being written, in memory only. Safe for use by many
 * threads.
 */
public final class OpenDraft {

  private final AtomicReference<Set<String>> shown = new AtomicReference<>(Set.of());
  private volatile Optional<Set<String>> kept = Optional.empty();

  /** The hints of the revision that was kept last; empty when none was. */
  Optional<Set<String>> kept() {
    return kept;
  }

  /** A revision with these hints is kept. */
  void keep(Set<String> hints) {
    kept = Optional.of(hints);
  }

  /** These scripts were offered. */
  void show(Collection<String> scripts) {
    // Most revisions show what the one before did.
    if (!shown.get().containsAll(scripts)) {
      shown.updateAndGet(before -> {
        Set<String> all = new TreeSet<>(before);
        all.addAll(scripts);
        return all;
      });
    }
  }

  /** The scripts that were offered since this was asked last. */
  Set<String> takeShown() {
    return shown.getAndSet(Set.of());
  }
}
