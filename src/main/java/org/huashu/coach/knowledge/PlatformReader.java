package org.huashu.coach.knowledge;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huashu.coach.clock.PlatformProfile;
import org.huashu.coach.clock.PlatformProfile.Counts;
import org.huashu.coach.clock.PlatformProfile.Round;
import org.huashu.coach.clock.PlatformProfile.Start;
import org.huashu.coach.clock.PlatformProfile.Unanswered;
import org.huashu.coach.clock.PlatformProfile.Version;
import org.huashu.coach.clock.WorkingHours.Period;
import org.huashu.coach.conversation.Sender;

/** Reads {@code policies/platforms/*.yaml}. */
final class PlatformReader {

  /** Where the profiles stand. */
  static final String FOLDER = "policies/platforms/";

  private static final List<String> KEYS = List.of("from", "window", "counts", "round", "start",
      "unanswered", "human", "within", "cap", "minimum", "target-share", "target-average");

  private PlatformReader() {}

  /** One profile. */
  static PlatformProfile read(String id, YamlMap map) {
    map.only("a platform profile", List.of("title", "versions", "source", "conflict"));
    map.need("source");
    List<Version> versions = new ArrayList<>();
    map.maps("versions").forEach(version -> versions.add(version(version)));
    return new PlatformProfile(id, map.text("title"), versions);
  }

  private static Version version(YamlMap map) {
    map.only("a version", KEYS);
    Period window = map.need("window")
        .flatMap(HoursReader::period)
        .orElse(new Period(0, 1_440));
    Set<Sender> human = EnumSet.noneOf(Sender.class);
    map.need("human")
        .map(YamlValue::items)
        .orElse(List.of())
        .forEach(value -> value.choice(names(Sender.values())).ifPresent(human::add));
    return new Version(map.find("from").flatMap(PlatformReader::date),
        HoursReader.AROUND_THE_CLOCK.zone(), window, choice(map, "counts", Counts.values()),
        choice(map, "round", Round.values()), choice(map, "start", Start.values()),
        choice(map, "unanswered", Unanswered.values()), human,
        map.need("within").map(YamlValue::duration).orElse(Duration.ofSeconds(20)),
        map.find("cap").map(YamlValue::duration),
        map.find("minimum").map(value -> value.whole(0, 1_000_000)).orElse(0),
        map.find("target-share").map(YamlValue::share),
        map.find("target-average").map(YamlValue::duration));
  }

  /** The named value; without the key, the first. */
  private static <E extends Enum<E>> E choice(YamlMap map, String key, E[] values) {
    return map.find(key).flatMap(value -> value.choice(names(values))).orElse(values[0]);
  }

  private static <E extends Enum<E>> Map<String, E> names(E[] values) {
    return Arrays.stream(values)
        .collect(Collectors.toMap(
            value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'),
            Function.identity()));
  }

  private static Optional<LocalDate> date(YamlValue value) {
    try {
      return Optional.of(LocalDate.parse(value.text()));
    } catch (DateTimeParseException _) {
      value.mistake("'from' must be a date such as 2025-06-01, not " + value.yaml().sort());
      return Optional.empty();
    }
  }
}
