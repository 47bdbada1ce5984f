package org.huashu.coach.knowledge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.quality.KpiPolicy;
import org.huashu.coach.quality.ScoreSheet;
import org.huashu.coach.wording.Category;

/** Reads the policies of quality: score sheet, KPI and ledger. */
final class QualityReader {

  /** Scores are kept in hundredths of a point. */
  private static final int PLACES = 2;
  private static final int MOST_POINTS = 1_000_000;
  private static final Map<String, Category> CATEGORIES = Names.of(Category.values());

  private QualityReader() {}

  static ScoreSheet scoreSheet(YamlMap map) {
    map.only("score-sheet.yaml", List.of("total", "groups"));
    Ids ids = new Ids();
    List<ScoreSheet.Group> groups = new ArrayList<>();
    map.maps("groups").forEach(group -> groups.add(group(group, ids)));
    int total = points(map, "total");
    int sum = groups.stream().mapToInt(ScoreSheet.Group::points).sum();
    if (sum != total) {
      map.mistake("the groups have " + sum + " points together, but 'total' is " + total);
    }
    return new ScoreSheet(total, groups);
  }

  private static ScoreSheet.Group group(YamlMap map, Ids ids) {
    map.only("a group", List.of("id", "title", "points", "items"));
    List<ScoreSheet.Item> items = new ArrayList<>();
    String id = ids.read(map);
    map.maps("items").forEach(item -> items.add(item(item, ids)));
    return new ScoreSheet.Group(id, map.text("title"), points(map, "points"), items);
  }

  private static ScoreSheet.Item item(YamlMap map, Ids ids) {
    map.only("an item", List.of("id", "title", "deduction", "categories"));
    Set<Category> categories = new LinkedHashSet<>();
    List<YamlValue> written = map.find("categories")
        .filter(value -> !YamlMap.emptyList(value))
        .map(YamlValue::items)
        .orElse(List.of());
    written.forEach(value -> value.choice(CATEGORIES).ifPresent(categories::add));
    BigDecimal deduction = number(map, "deduction");
    if (deduction.signum() < 0 || deduction.stripTrailingZeros().scale() > PLACES) {
      map.find("deduction")
          .ifPresent(value -> value
              .mistake("'deduction' is 0 or more and has at most two decimals, as 0.25 has"));
    }
    return new ScoreSheet.Item(ids.read(map), map.text("title"), deduction, categories);
  }

  /** @param profiles the platform profiles that there are */
  static KpiPolicy kpi(YamlMap map, List<String> profiles) {
    map.only("kpi.yaml", List.of("kpi", "bonus", "malus", "penalties"));
    Ids ids = new Ids();
    List<KpiPolicy.Kpi> kpis = new ArrayList<>();
    map.maps("kpi").forEach(kpi -> {
      boolean second = kpis.stream().anyMatch(it -> it.profile().isPresent());
      kpis.add(kpi(kpi, ids));
      kpi.find("profile").ifPresent(value -> profile(value, profiles, second));
    });
    List<KpiPolicy.Penalty> penalties = new ArrayList<>();
    map.mapsIfAny("penalties").forEach(penalty -> penalties.add(penalty(penalty, ids)));
    Optional<YamlMap> bonus = map.find("bonus").flatMap(YamlValue::map);
    bonus.ifPresent(value -> value.only("'bonus'", List.of("base", "above")));
    Optional<YamlMap> malus = map.find("malus").flatMap(YamlValue::map);
    malus.ifPresent(value -> value.only("'malus'", List.of("at-most")));
    return new KpiPolicy(kpis, bonus.map(value -> number(value, "base")).orElse(BigDecimal.ZERO),
        bonus.map(value -> number(value, "above")).orElse(BigDecimal.valueOf(100)),
        malus.map(value -> number(value, "at-most")), penalties);
  }

  /** By a profile that is not there nothing would be measured, which counts as full. */
  private static void profile(YamlValue value, List<String> profiles, boolean second) {
    String id = value.yaml() instanceof Yaml.Scalar scalar ? scalar.text().strip() : "";
    if (second) {
      value.mistake("only one KPI may have a 'profile': a month's answers are counted by one");
    } else if (!id.isEmpty() && !profiles.contains(id)) {
      value.mistake(
          "no platform profile '" + id + "'; there are " + Spelling.allowed(id, profiles));
    }
  }

  private static KpiPolicy.Kpi kpi(YamlMap map, Ids ids) {
    map.only("a KPI",
        List.of("id", "title", "target", "unit", "points", "deduction", "per", "profile"));
    BigDecimal per = number(map, "per");
    if (map.has("per") && per.signum() <= 0) {
      map.find("per").ifPresent(value -> value.mistake("'per' must be more than 0"));
    }
    Map<String, String> units = new LinkedHashMap<>();
    List.of("percent", "points").forEach(unit -> units.put(unit, unit));
    return new KpiPolicy.Kpi(ids.read(map), map.text("title"), number(map, "target"),
        map.need("unit").flatMap(value -> value.choice(units)).orElse(""), number(map, "points"),
        number(map, "deduction"), per,
        map.has("profile") ? Optional.of(map.text("profile")) : Optional.empty());
  }

  private static KpiPolicy.Penalty penalty(YamlMap map, Ids ids) {
    map.only("a penalty", List.of("id", "title", "amount"));
    return new KpiPolicy.Penalty(ids.read(map), map.text("title"), number(map, "amount"));
  }

  static Ledger ledger(YamlMap map) {
    map.only("ledger.yaml", List.of("entries"));
    Ids ids = new Ids();
    List<Ledger.Entry> entries = new ArrayList<>();
    map.maps("entries").forEach(entry -> entries.add(entry(entry, ids)));
    return new Ledger(entries);
  }

  private static Ledger.Entry entry(YamlMap map, Ids ids) {
    map.only("an entry", List.of("id", "title", "unit", "good", "shared"));
    return new Ledger.Entry(ids.read(map), map.text("title"), map.text("unit"),
        map.need("good").map(YamlValue::flag).orElse(false),
        map.find("shared").map(YamlValue::number));
  }

  private static int points(YamlMap map, String key) {
    return map.need(key).map(value -> value.whole(0, MOST_POINTS)).orElse(0);
  }

  private static BigDecimal number(YamlMap map, String key) {
    return map.need(key).map(YamlValue::number).orElse(BigDecimal.ZERO);
  }

  /** The ids of one file. */
  private static final class Ids {

    private final Map<String, Integer> lines = new HashMap<>();

    String read(YamlMap map) {
      String id = map.text("id");
      map.find("id").filter(value -> !id.isEmpty()).ifPresent(value -> {
        if (!Names.good(id)) {
          value.mistake("'id' must be lower-case words joined by '-', not '" + id + "'");
        }
        Integer first = lines.putIfAbsent(id, value.line());
        if (first != null) {
          value.mistake("id '" + id + "' stands twice, first on line " + first);
        }
      });
      return id;
    }
  }
}
