package org.huashu.coach;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.huashu.coach.review.OfferHistory;
import org.huashu.coach.script.Usage;

/**
 * What agents did with the scripts of the last days, for searches; counted now and then in the
 * background, so that a search only reads a reference. Safe for use by many threads.
 */
final class UseCounts implements Supplier<Usage> {

  /** Long enough to have seen a script, short enough to forget a campaign. */
  private static final int DAYS = 30;
  private static final Duration PAUSE = Duration.ofMinutes(30);

  private final AtomicReference<Usage> known = new AtomicReference<>(Usage.NONE);
  private Instant next = Instant.MIN;

  @Override
  public Usage get() {
    return known.get();
  }

  /**
   * Counts anew, unless that was done a short while ago. By one thread at a time.
   *
   * @param zone of the store: by its clocks the days were counted
   */
  void refresh(OfferHistory history, Instant now, ZoneId zone) {
    if (now.isBefore(next)) {
      return;
    }
    LocalDate today = LocalDate.ofInstant(now, zone);
    Map<String, Map<String, Usage.Count>> counts = new HashMap<>();
    for (String shop : history.shops()) {
      Map<String, Usage.Count> scripts = new HashMap<>();
      history.uses(Optional.of(shop), today.minusDays(DAYS), today)
          .forEach((script, use) -> scripts.put(script, count(use)));
      counts.put(shop, scripts);
    }
    Usage counted = Usage.of(known.get().version() + 1, counts);
    if (!counted.leanings().equals(known.get().leanings())) {
      known.set(counted);
    }
    next = now.plus(PAUSE);
  }

  /** Without offers of which another one was sent: this one may not have been read. */
  private static Usage.Count count(OfferHistory.ScriptUse use) {
    long sent = use.taken() + use.changed();
    return new Usage.Count(sent + use.ignored(), sent);
  }
}
