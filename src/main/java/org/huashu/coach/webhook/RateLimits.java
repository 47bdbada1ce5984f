package org.huashu.coach.webhook;

import java.time.Duration;
import java.time.InstantSource;
import org.huashu.coach.http.Problem.Kind;
import org.huashu.coach.http.ProblemException;
import org.huashu.coach.limit.Allowances;
import org.huashu.coach.limit.Allowances.Rate;

/**
 * How much one shop may send, and how often one address may fail to sign. Only signed calls count
 * for a shop, so nobody else can use its share up; and good calls of an address are taken however
 * many others fail, because a proxy gives all callers one address.
 */
final class RateLimits {

  private static final int MOST_REMEMBERED = 10_000;

  private final Allowances shops;
  private final Allowances addresses;

  RateLimits(WebhookConfig.Limits limits, InstantSource clock) {
    shops = new Allowances(
        new Rate(limits.burst(), limits.perSecond(), Duration.ofSeconds(1)), MOST_REMEMBERED,
        clock);
    addresses = new Allowances(Rate.of(limits.failuresPerMinute(), Duration.ofMinutes(1)),
        MOST_REMEMBERED, clock);
  }

  /** Counts a call of a shop, or refuses it with 429. */
  void call(String shop) {
    count(shops, shop, "this shop sends more than its limit");
  }

  /** Counts a refused signature of an address, or refuses to look at more with 429. */
  void failure(String address) {
    count(addresses, address, "too many refused signatures from this address");
  }

  private static void count(Allowances allowances, String name, String otherwise) {
    allowances.refusal(name).ifPresent(wait -> {
      throw ProblemException.retryAfter(Kind.TOO_MANY.with(otherwise), wait);
    });
  }
}
