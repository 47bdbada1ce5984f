package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.huashu.coach.knowledge.RuleField.Shape;
import org.huashu.coach.wording.Category;

/**
 * A rule as people edit it: texts as they are typed, with alternatives and marks, right or wrong.
 *
 * @param category the name of its folder
 * @param name within the category
 * @param texts by field, as the field's {@link Shape} says; what is empty is left out
 */
public record RuleCard(String category, String name, Map<RuleField, String> texts) {

  /** What stands for an item that is empty. */
  public static final String NOTHING = "（空）";

  /** Leaves out what is empty, and fields that its kind does not have. */
  public RuleCard {
    Map<RuleField, String> kept = new EnumMap<>(RuleField.class);
    String kind = texts.getOrDefault(RuleField.KIND, "");
    boolean grades = category.equals(Category.ESCALATION.wireName());
    texts.forEach((field, text) -> {
      if (!text.isEmpty() && field.belongsTo(kind) && (grades || field != RuleField.GRADE)) {
        kept.put(field, text);
      }
    });
    texts = Collections.unmodifiableMap(kept);
  }

  /** {@code <category>.<name>}. */
  public String id() {
    return category + "." + name;
  }

  /** The file that holds it. */
  String path() {
    return "rules/" + category + "/" + name + ".yaml";
  }

  /** Whether a name may be used: lower-case words joined by {@code -}. */
  public static boolean goodName(String name) {
    return Names.good(name);
  }

  /** A field's text; empty when it says nothing. */
  public String text(RuleField field) {
    return texts.getOrDefault(field, "");
  }

  /** The lines of a field. */
  public List<String> lines(RuleField field) {
    return text(field).lines().filter(line -> !line.isBlank()).toList();
  }

  /** The examples of a field. */
  public List<RuleSample> samples(RuleField field) {
    return RuleSample.parse(text(field));
  }

  /** The same card with another text in a field. */
  public RuleCard with(RuleField field, String text) {
    Map<RuleField, String> changed = new EnumMap<>(RuleField.class);
    changed.putAll(texts);
    changed.put(field, text);
    return new RuleCard(category, name, changed);
  }

  /** The fields that differ. */
  public List<RuleField> differences(RuleCard other) {
    List<RuleField> differing = new ArrayList<>();
    for (RuleField field : RuleField.values()) {
      if (!text(field).equals(other.text(field))) {
        differing.add(field);
      }
    }
    return differing;
  }

  /**
   * Two changes of one card, brought together.
   *
   * @param card their fields where only they changed them, mine everywhere else
   * @param both the fields that both changed, each in another way
   */
  public record Merge(RuleCard card, List<RuleField> both) {}

  /** Brings this card together with another one that was made from the same base meanwhile. */
  public Merge merge(RuleCard base, RuleCard theirs) {
    List<RuleField> mine = differences(base);
    List<RuleField> others = theirs.differences(base);
    Map<RuleField, String> merged = new EnumMap<>(RuleField.class);
    merged.putAll(texts);
    List<RuleField> both = new ArrayList<>();
    for (RuleField field : others) {
      if (!mine.contains(field)) {
        merged.put(field, theirs.text(field));
      } else if (!text(field).equals(theirs.text(field))) {
        both.add(field);
      }
    }
    return new Merge(new RuleCard(category, name, merged), both);
  }
}
