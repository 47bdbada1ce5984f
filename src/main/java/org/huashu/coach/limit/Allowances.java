package org.huashu.coach.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How often each of many may do something, all of them equally often. Remembers a bounded number:
 * who has been forgotten begins anew. Safe for use by many threads.
 */
public final class Allowances {

  private final LoadingCache<String, Bucket> buckets;

  /**
   * What each may.
   *
   * @param burst how often at once
   * @param refill how often in every period
   */
  public record Rate(long burst, long refill, Duration period) {
    /** So often in every period, all of it at once if need be. */
    public static Rate of(long often, Duration period) {
      return new Rate(often, often, period);
    }
  }

  /**
   * Allowances of that rate.
   *
   * @param remembered of how many it is known at most what they have done
   */
  public Allowances(Rate rate, int remembered, InstantSource clock) {
    TimeMeter time = new ClockTime(clock);
    this.buckets = Caffeine.newBuilder()
        .maximumSize(remembered)
        .executor(Runnable::run)
        .build(_ -> Bucket.builder()
            .addLimit(limit -> limit.capacity(rate.burst())
                .refillGreedy(rate.refill(), rate.period()))
            .withCustomTimePrecision(time)
            .build());
  }

  /** Counts once for somebody; when it is once too often, how long to wait for the next time. */
  public Optional<Duration> refusal(String name) {
    Bucket bucket = buckets.get(name);
    if (bucket.tryConsume(1)) {
      return Optional.empty();
    }
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private record ClockTime(InstantSource clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return clock.millis() * 1_000_000;
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
