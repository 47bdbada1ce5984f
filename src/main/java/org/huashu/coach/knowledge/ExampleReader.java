package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.WordingRule.Example;
import org.huashu.coach.wording.WordingRule.Examples;

/**
 * Reads the examples of a rule.
 *
 * @param marked whether a bad example of this rule marks what must be found
 */
record ExampleReader(boolean marked) {

  private static final List<String> KEYS = List.of("draft", "question", "turn", "closing");
  private static final int LAST_TURN = 10_000;

  Examples read(YamlMap rule) {
    Optional<YamlMap> examples = rule.need("examples").flatMap(YamlValue::map);
    examples.ifPresent(map -> map.only("'examples'", List.of("bad", "good")));
    return new Examples(examples.map(map -> list(map, "bad", marked)).orElse(List.of()),
        examples.map(map -> list(map, "good", false)).orElse(List.of()));
  }

  private List<Example> list(YamlMap examples, String key, boolean withMarks) {
    List<Example> read = new ArrayList<>();
    for (YamlValue item : examples.need(key).map(YamlValue::items).orElse(List.of())) {
      if (item.yaml() instanceof Yaml.Mapping) {
        item.map().ifPresent(map -> read.add(ofMap(map, withMarks)));
      } else {
        YamlValue draft = YamlValue.called(item.source(), "an example", item.yaml());
        Marks marks = marks(draft, withMarks);
        read.add(new Example(marks.text(), marks.spans(), "", OptionalInt.empty(), false,
            item.line()));
      }
    }
    return read;
  }

  private Example ofMap(YamlMap map, boolean withMarks) {
    map.only("an example", KEYS);
    Marks marks = map.need("draft")
        .map(draft -> marks(draft, withMarks))
        .orElse(new Marks("", List.of()));
    Optional<Integer> turn = map.find("turn").map(value -> value.whole(1, LAST_TURN));
    return new Example(marks.text(), marks.spans(),
        map.find("question").map(YamlValue::text).orElse(""),
        turn.map(OptionalInt::of).orElse(OptionalInt.empty()),
        map.find("closing").map(YamlValue::flag).orElse(false), map.line());
  }

  /** The draft of an example and what it marks, which it must if that is wanted, else must not. */
  static Marks marks(YamlValue draft, boolean wanted) {
    String written = draft.anyText();
    Marks marks;
    try {
      marks = Marks.of(written);
    } catch (IllegalArgumentException e) {
      draft.mistake(e.getMessage() + " in '" + written + "'");
      return new Marks(written, List.of());
    }
    if (wanted && marks.spans().isEmpty() && draft.yaml() instanceof Yaml.Scalar) {
      draft.mistake("'" + written + "' marks nothing; put [ and ] around what must be found");
    }
    if (!wanted && !marks.spans().isEmpty()) {
      draft.mistake("'" + written + "' has a mark, and here nothing is marked;"
          + " write \\[ and \\] for brackets");
    }
    return marks;
  }

  /**
   * A text whose marks were taken out.
   *
   * @param spans where they stood, in the text without marks
   */
  record Marks(String text, List<Span> spans) {

    static Marks of(String written) {
      StringBuilder text = new StringBuilder();
      List<Span> spans = new ArrayList<>();
      int open = -1;
      for (int i = 0; i < written.length(); i++) {
        char c = written.charAt(i);
        if (c == '\\' && i + 1 < written.length() && "[]\\".indexOf(written.charAt(i + 1)) >= 0) {
          i++;
          text.append(written.charAt(i));
        } else if (c == '[') {
          require(open < 0, "a mark '[' inside a mark");
          open = text.length();
        } else if (c == ']') {
          require(open >= 0, "a ']' without its '['");
          require(open < text.length(), "an empty mark");
          spans.add(new Span(open, text.length()));
          open = -1;
        } else {
          text.append(c);
        }
      }
      require(open < 0, "a '[' without its ']'");
      return new Marks(text.toString(), spans);
    }

    private static void require(boolean right, String otherwise) {
      if (!right) {
        throw new IllegalArgumentException(otherwise);
      }
    }
  }
}
