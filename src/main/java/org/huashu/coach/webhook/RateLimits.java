package org.huashu.coach.webhook;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import org.huashu.coach.http.Problem.Kind;
import org.huashu.coach.http.ProblemException;

/**
 * How much one shop may send, and how often one address may fail to sign. Only signed calls count
 * for a shop, so nobody else can use its share up; and good calls of an address are taken however
 * many others fail, because a proxy gives all callers one address.
 */
final class RateLimits {

  private static final int MOST_BUCKETS = 10_000;

  private final LoadingCache<String, Bucket> shops;
  private final LoadingCache<String, Bucket> addresses;

  RateLimits(WebhookConfig.Limits limits, InstantSource clock) {
    TimeMeter time = new ClockTime(clock);
    shops = buckets(limits.burst(), limits.perSecond(), Duration.ofSeconds(1), time);
    addresses = buckets(limits.failuresPerMinute(), limits.failuresPerMinute(),
        Duration.ofMinutes(1), time);
  }

  /** Counts a call of a shop, or refuses it with 429. */
  void call(String shop) {
    consume(shops.get(shop), "this shop sends more than its limit");
  }

  /** Counts a refused signature of an address, or refuses to look at more with 429. */
  void failure(String address) {
    consume(addresses.get(address), "too many refused signatures from this address");
  }

  private static void consume(Bucket bucket, String otherwise) {
    if (!bucket.tryConsume(1)) {
      ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        throw ProblemException.retryAfter(Kind.TOO_MANY.with(otherwise),
            Duration.ofNanos(probe.getNanosToWaitForRefill()));
      }
    }
  }

  private static LoadingCache<String, Bucket> buckets(long capacity, long refill, Duration period,
      TimeMeter time) {
    return Caffeine.newBuilder()
        .maximumSize(MOST_BUCKETS)
        .executor(Runnable::run)
        .build(name -> Bucket.builder()
            .addLimit(limit -> limit.capacity(capacity).refillGreedy(refill, period))
            .withCustomTimePrecision(time)
            .build());
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
