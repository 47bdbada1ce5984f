package org.huashu.coach.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.huashu.coach.limit.Allowances;
import org.huashu.coach.limit.Allowances.Rate;

/**
 * How often somebody may fail to sign in. After five failures for one name from one address every
 * further one doubles the wait, up to a quarter of an hour; one address may try thirty times a
 * minute whatever the names, and one name two hundred times an hour wherever from. Remembers a
 * bounded number. Safe for use by many threads.
 */
final class SignInLimit {

  private static final int MOST_REMEMBERED = 20_000;
  private static final int FREE = 5;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final int A_MINUTE_FROM_ONE_ADDRESS = 30;
  private static final int AN_HOUR_FOR_ONE_NAME = 200;

  private final Cache<String, Failures> failures = Caffeine.newBuilder()
      .maximumSize(MOST_REMEMBERED)
      .build();
  private final Allowances addresses;
  private final Allowances names;
  private final InstantSource clock;

  /** @param until when the next try is looked at */
  private record Failures(int count, Instant until) {}

  SignInLimit(InstantSource clock) {
    this.clock = clock;
    this.addresses = new Allowances(Rate.of(A_MINUTE_FROM_ONE_ADDRESS, Duration.ofMinutes(1)),
        MOST_REMEMBERED, clock);
    this.names =
        new Allowances(Rate.of(AN_HOUR_FOR_ONE_NAME, Duration.ofHours(1)), MOST_REMEMBERED, clock);
  }

  /** Counts a try; when it is one too many, how long to wait for the next. */
  Optional<Duration> refusal(String name, String address) {
    Instant now = clock.instant();
    Failures known = failures.getIfPresent(key(name, address));
    if (known != null && now.isBefore(known.until())) {
      return Optional.of(Duration.between(now, known.until()));
    }
    return addresses.refusal(address).or(() -> names.refusal(name));
  }

  /** Notes that the password was wrong. */
  void failed(String name, String address) {
    Instant now = clock.instant();
    failures.asMap().merge(key(name, address), new Failures(1, now), (old, _) -> {
      int count = old.count() + 1;
      return new Failures(count, now.plus(pause(count)));
    });
  }

  /** Forgets the failures: the password was right. */
  void succeeded(String name, String address) {
    failures.invalidate(key(name, address));
  }

  private static Duration pause(int count) {
    if (count < FREE) {
      return Duration.ZERO;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(count - FREE, 20));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static String key(String name, String address) {
    return address + " " + name;
  }
}
