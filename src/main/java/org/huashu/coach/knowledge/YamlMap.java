package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A mapping whose keys are known beforehand. */
record YamlMap(Source source, Yaml.Mapping mapping) {

  int line() {
    return mapping.line();
  }

  void mistake(String text) {
    source.mistake(line(), text);
  }

  /** Notes every key that is not among those. */
  void only(String owner, List<String> keys) {
    mapping.entries().forEach((key, entry) -> {
      if (!keys.contains(key)) {
        source.mistake(entry.line(), "no key '" + key + "'; " + owner + " has "
            + Spelling.allowed(key, new TreeSet<>(keys)));
      }
    });
  }

  boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  Optional<YamlValue> find(String key) {
    return Optional.ofNullable(mapping.entries().get(key))
        .map(entry -> YamlValue.ofKey(source, key, entry.value()));
  }

  Optional<YamlValue> need(String key) {
    if (!has(key)) {
      mistake("'" + key + "' is missing");
    }
    return find(key);
  }

  String text(String key) {
    return need(key).map(YamlValue::text).orElse("");
  }

  List<String> texts(String key) {
    return need(key).map(YamlValue::texts).orElse(List.of());
  }

  List<String> textsIfAny(String key) {
    return find(key).map(YamlValue::texts).orElse(List.of());
  }

  /** The phrases of a list under that key, alternatives written out; none if it is not there. */
  List<String> phrasesIfAny(String key) {
    return find(key).map(YamlValue::phrases).orElse(List.of());
  }

  <T> Optional<T> choice(String key, Map<String, T> names) {
    return find(key).flatMap(value -> value.choice(names));
  }

  /** The mappings of a list under that key, which must be there. */
  List<YamlMap> maps(String key) {
    return need(key).map(YamlMap::mapsOf).orElse(List.of());
  }

  /** The mappings of a list under that key, if it is there; it may be empty. */
  List<YamlMap> mapsIfAny(String key) {
    return find(key).filter(value -> !emptyList(value)).map(YamlMap::mapsOf).orElse(List.of());
  }

  static boolean emptyList(YamlValue value) {
    return value.yaml() instanceof Yaml.Listing listing && listing.items().isEmpty();
  }

  private static List<YamlMap> mapsOf(YamlValue list) {
    List<YamlMap> maps = new ArrayList<>();
    list.items().forEach(item -> item.map().ifPresent(maps::add));
    return maps;
  }

  /** The entries, each value called by its key. */
  List<YamlValue> values() {
    List<YamlValue> values = new ArrayList<>();
    mapping.entries()
        .forEach((key, entry) -> values.add(YamlValue.ofKey(source, key, entry.value())));
    return values;
  }
}
