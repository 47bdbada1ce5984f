package org.huashu.coach.clock;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How fast a store wants to answer.
 *
 * @param dueShare the share of the target from which on a wait is due, in (0,1]
 * @param overrides other targets for some shops and channels; the first that fits counts
 */
public record ResponsePolicy(Target target, double dueShare, List<Special> overrides,
    WorkingHours hours) {

  /** The most time an answer may take. */
  public record Target(Duration firstResponse, Duration nextResponse) {}

  /** Another target for one shop, one channel, or both. */
  public record Special(Optional<String> shop, Optional<String> channel, Target target) {}

  /** The target that counts for a shop and a channel. */
  public Target target(String shop, Optional<String> channel) {
    for (Special override : overrides) {
      if (override.shop().map(shop::equals).orElse(true)
          && override.channel()
              .map(wanted -> channel.map(wanted::equals).orElse(false))
              .orElse(true)) {
        return override.target();
      }
    }
    return target;
  }
}
