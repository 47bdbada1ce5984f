package org.huashu.coach.knowledge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.huashu.coach.check.CheckName;
import org.huashu.coach.clock.PlatformProfile;
import org.huashu.coach.clock.ResponsePolicy;
import org.huashu.coach.clock.WorkingHours;
import org.huashu.coach.knowledge.Policies.AdvicePolicy;
import org.huashu.coach.quality.KpiPolicy;
import org.huashu.coach.quality.ScoreSheet;

/** Reads {@code policies/*.yaml}. A file that is not there leaves the defaults in force. */
final class PolicyReader {

  /** The file that names the placeholders. */
  static final String PLACEHOLDERS = "policies/placeholders.yaml";

  private static final List<String> FILES = List.of("advice", "kpi", "ledger", "placeholders",
      "response", "score-sheet", "teams", "working-hours");
  private static final KpiPolicy NO_KPI = new KpiPolicy(List.of(), BigDecimal.ZERO,
      BigDecimal.valueOf(100), Optional.empty(), List.of());
  private static final Pattern FACT = Pattern.compile("[a-z]+([.-][a-z]+)*");
  private static final int MOST_SHOWN = 100;

  private final KnowledgeFiles files;
  private final List<Mistake> mistakes;

  PolicyReader(KnowledgeFiles files, List<Mistake> mistakes) {
    this.files = files;
    this.mistakes = mistakes;
  }

  /** The policies; after a mistake, with stand-ins. */
  Policies read() {
    files.below("policies/").forEach((path, text) -> {
      Source source = new Source(path, mistakes);
      if (!path.startsWith(PlatformReader.FOLDER) && !FILES.contains(source.name())) {
        source.mistake(0, "no policy '" + source.name() + "'; there are "
            + Spelling.allowed(source.name(), FILES));
      }
    });
    WorkingHours hours =
        file("working-hours", HoursReader::read).orElse(HoursReader.AROUND_THE_CLOCK);
    ResponsePolicy response = file("response", map -> ResponseReader.read(map, hours))
        .orElse(ResponseReader.standard(hours));
    List<PlatformProfile> platforms = platforms();
    List<String> profiles = platforms.stream().map(PlatformProfile::id).toList();
    return new Policies(response,
        file("placeholders", PolicyReader::placeholders).orElse(Map.of()),
        file("advice", PolicyReader::advice).orElse(new AdvicePolicy(5, 3, 0.35)),
        file("score-sheet", QualityReader::scoreSheet).orElse(new ScoreSheet(100, List.of())),
        file("kpi", map -> QualityReader.kpi(map, profiles)).orElse(NO_KPI),
        file("ledger", QualityReader::ledger).orElse(new Ledger(List.of())), platforms,
        file("teams", PolicyReader::teams).orElse(Teams.NONE));
  }

  private List<PlatformProfile> platforms() {
    List<PlatformProfile> platforms = new ArrayList<>();
    files.below(PlatformReader.FOLDER).keySet().forEach(path -> {
      String name = path.substring("policies/".length(), path.length() - ".yaml".length());
      String id = new Source(path, mistakes).name();
      file(name, map -> PlatformReader.read(id, map)).ifPresent(platforms::add);
    });
    return platforms;
  }

  private <T> Optional<T> file(String name, Function<YamlMap, T> reader) {
    String path = "policies/" + name + ".yaml";
    Source source = new Source(path, mistakes);
    return Optional.ofNullable(files.texts().get(path))
        .flatMap(text -> YamlParser.parse(source, text))
        .flatMap(yaml -> YamlValue.called(source, name + ".yaml", yaml).map())
        .map(reader);
  }

  private static Map<String, String> placeholders(YamlMap map) {
    map.only("placeholders.yaml", List.of("placeholders"));
    Map<String, String> facts = new LinkedHashMap<>();
    Optional<YamlMap> entries = map.need("placeholders").flatMap(YamlValue::map);
    for (YamlValue value : entries.map(YamlMap::values).orElse(List.of())) {
      String fact = value.text();
      if (!FACT.matcher(fact).matches()) {
        value.mistake("'" + value.name() + "' must take its value from a fact such as order.id,"
            + " or be 'by-hand', not " + value.yaml().sort());
      }
      if (value.name().isBlank() || value.name().matches(".*[{}\\s].*")) {
        value.mistake("a placeholder's name has no spaces and no braces");
      }
      facts.put(value.name(), fact);
    }
    return Collections.unmodifiableMap(facts);
  }

  private static Teams teams(YamlMap map) {
    map.only("teams.yaml", List.of("teams"));
    Map<String, Set<String>> members = new LinkedHashMap<>();
    Optional<YamlMap> entries = map.need("teams").flatMap(YamlValue::map);
    for (YamlValue team : entries.map(YamlMap::values).orElse(List.of())) {
      Set<String> agents = new LinkedHashSet<>();
      team.items().forEach(agent -> agents.add(agent.anyText()));
      members.put(team.name(), agents);
    }
    return new Teams(members);
  }

  private static AdvicePolicy advice(YamlMap map) {
    map.only("advice.yaml", List.of("max-hints", "max-suggestions", "min-score", "order-by-use",
        "order-by-topic", "checks-off"));
    return new AdvicePolicy(
        map.find("max-hints").map(value -> value.whole(1, MOST_SHOWN)).orElse(5),
        map.find("max-suggestions").map(value -> value.whole(0, MOST_SHOWN)).orElse(3),
        map.find("min-score").map(YamlValue::share).orElse(0.35),
        map.find("order-by-use").map(YamlValue::flag).orElse(true),
        map.find("order-by-topic").map(YamlValue::flag).orElse(true), checksOff(map));
  }

  private static Set<CheckName> checksOff(YamlMap map) {
    Set<CheckName> off = EnumSet.noneOf(CheckName.class);
    map.find("checks-off").map(YamlValue::items).orElse(List.of()).forEach(value -> {
      Optional<CheckName> check = CheckName.named(value.text());
      check.ifPresent(off::add);
      if (check.isEmpty()) {
        value.mistake("no check of that name; there are "
            + Spelling.allowed(value.text(), CheckName.wireNames()));
      }
    });
    return off;
  }
}
