package org.huashu.coach.knowledge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.clock.ResponsePolicy;
import org.huashu.coach.clock.ResponsePolicy.Special;
import org.huashu.coach.clock.ResponsePolicy.Target;
import org.huashu.coach.clock.WorkingHours;

/** Reads {@code policies/response.yaml}. */
final class ResponseReader {

  private static final double DUE_SHARE = 0.9;
  private static final Duration TARGET = Duration.ofSeconds(20);

  private ResponseReader() {}

  /** Twenty seconds for every reply, due from nine tenths on. */
  static ResponsePolicy standard(WorkingHours hours) {
    return new ResponsePolicy(new Target(TARGET, TARGET), DUE_SHARE, List.of(), hours);
  }

  static ResponsePolicy read(YamlMap map, WorkingHours hours) {
    map.only("response.yaml", List.of("first-response", "next-response", "due-share", "overrides"));
    List<Special> overrides = new ArrayList<>();
    map.need("first-response");
    map.need("next-response");
    Target target = target(map, new Target(TARGET, TARGET));
    map.mapsIfAny("overrides").forEach(override -> overrides.add(special(override, target)));
    return new ResponsePolicy(target, dueShare(map), overrides, hours);
  }

  private static Special special(YamlMap map, Target otherwise) {
    map.only("an override", List.of("shop", "channel", "first-response", "next-response"));
    Optional<String> shop = map.find("shop").map(YamlValue::text);
    Optional<String> channel = map.find("channel").map(YamlValue::text);
    if (shop.isEmpty() && channel.isEmpty()) {
      map.mistake("an override needs a 'shop', a 'channel' or both");
    }
    return new Special(shop, channel, target(map, otherwise));
  }

  private static Target target(YamlMap map, Target otherwise) {
    return new Target(duration(map, "first-response", otherwise.firstResponse()),
        duration(map, "next-response", otherwise.nextResponse()));
  }

  private static Duration duration(YamlMap map, String key, Duration otherwise) {
    return map.find(key).map(YamlValue::duration).orElse(otherwise);
  }

  private static double dueShare(YamlMap map) {
    double share = map.find("due-share").map(YamlValue::share).orElse(DUE_SHARE);
    if (share == 0) {
      map.find("due-share").ifPresent(value -> value.mistake("'due-share' must be more than 0"));
    }
    return share;
  }
}
