package org.huashu.coach.console;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * So many requests a minute from one address: far more than a fast typist needs, too few to be
 * worth an attack. Remembers a bounded number of addresses. Safe for use by many threads.
 */
final class VisitorLimit {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST_ADDRESSES = 10_000;

  private final Cache<String, Window> windows =
      Caffeine.newBuilder().maximumSize(MOST_ADDRESSES).build();
  private final InstantSource clock;
  private final int mostAMinute;

  VisitorLimit(InstantSource clock, int mostAMinute) {
    this.clock = clock;
    this.mostAMinute = mostAMinute;
  }

  /** Counts a request; when it is one too many, how long to wait for the next. */
  Optional<Duration> refusal(String address) {
    Instant now = clock.instant();
    Window window = windows.asMap()
        .merge(address, new Window(now.plus(WINDOW), 1),
            (old, fresh) -> now.isBefore(old.end()) ? old.oneMore() : fresh);
    return window.count() <= mostAMinute
        ? Optional.empty()
        : Optional.of(Duration.between(now, window.end()));
  }

  private record Window(Instant end, int count) {
    Window oneMore() {
      return new Window(end, count + 1);
    }
  }
}
