package org.huashu.coach.wording;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;

/**
 * What rules found in turns that were looked at before: agents send the same replies all day, and
 * clients the same revision twice. Belongs to one set of compiled rules, so no release ever sees
 * what another one found. Matches are a pure function of the turn, so whose it was does not matter.
 * Safe for use by many threads.
 */
final class RememberedMatches {

  /** Some 20 000 drafts of usual length. */
  private static final long MOST_BYTES = 12L << 20;
  private static final int TURN_BYTES = 200;
  private static final int MATCH_BYTES = 160;

  private final Cache<Turn, Found> found;

  /**
   * What was found.
   *
   * @param whole whether that is all; else it may be that clauses are like those of a rule, and
   *        nobody has had the time to find out
   */
  record Found(List<WordingMatch> matches, boolean whole) {}

  RememberedMatches() {
    this(MOST_BYTES);
  }

  /** Remembers about that many bytes. */
  RememberedMatches(long mostBytes) {
    found = Caffeine.newBuilder()
        .maximumWeight(mostBytes)
        .weigher(RememberedMatches::weight)
        .executor(Runnable::run)
        .build();
  }

  Optional<Found> of(Turn turn) {
    return Optional.ofNullable(found.getIfPresent(turn));
  }

  void put(Turn turn, Found matches) {
    found.put(turn, matches);
  }

  /** The bytes of what is remembered, roughly, when nothing is about to be forgotten. */
  long bytes() {
    found.cleanUp();
    return found.policy()
        .eviction()
        .flatMap(it -> it.weightedSize().stream().boxed().findFirst())
        .orElse(0L);
  }

  private static int weight(Turn turn, Found found) {
    int bytes = TURN_BYTES + 2 * (turn.draft().length() + turn.question().length());
    for (WordingMatch match : found.matches()) {
      bytes += MATCH_BYTES + 2 * match.found().length();
    }
    return bytes;
  }
}
