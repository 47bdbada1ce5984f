package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.huashu.coach.intake.ScriptNames;
import org.huashu.coach.knowledge.RuleCard;
import org.huashu.coach.knowledge.RuleEdits;
import org.huashu.coach.knowledge.RuleField;
import org.huashu.coach.knowledge.RuleSample;

/** A rule as the fields of a form. */
final class RuleForm {

  private static final int MOST_CHARS = 60_000;
  private static final String CLOSING = "closing";

  private RuleForm() {}

  /** What the fields say, written as the store writes it. */
  static RuleCard card(Form form, String category, String name) {
    Map<RuleField, String> texts = new EnumMap<>(RuleField.class);
    for (RuleField field : RuleField.values()) {
      texts.put(field, text(form, field));
    }
    RuleCard card = new RuleCard(category, name, texts);
    return RuleEdits.card(card.id(), RuleEdits.text(Optional.of(card))).orElse(card);
  }

  private static String text(Form form, RuleField field) {
    return switch (field.shape()) {
      case TEXT -> form.text(field.key()).replace("\r\n", "\n");
      case NUMBER, CHOICE -> form.text(field.key());
      case CHOICES -> String.join("\n", form.all(field.key()));
      case LINES, GROUPS, SWAPS -> String.join("\n", form.lines(field.key()));
      case SAMPLES -> RuleSample.lines(samples(form, field.key()));
    };
  }

  /** Each row of examples sends all its fields, so that those of one row have one place. */
  private static List<RuleSample> samples(Form form, String key) {
    List<String> drafts = form.all(key);
    List<String> questions = form.all(key + "-question");
    List<String> turns = form.all(key + "-turn");
    List<RuleSample> samples = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      String draft = drafts.get(i).replace("\r\n", "\n");
      if (!draft.isBlank()) {
        String turn = at(turns, i);
        samples.add(new RuleSample(draft, at(questions, i).strip(),
            turn.equals(CLOSING) ? "" : turn, turn.equals(CLOSING)));
      }
    }
    return samples;
  }

  private static String at(List<String> values, int index) {
    return index < values.size() ? values.get(index) : "";
  }

  /**
   * A name for a new rule, from the initials of the first words it looks for, or of its message.
   */
  static String name(RuleCard card, Predicate<String> taken) {
    String words = Stream
        .of(RuleField.PHRASES, RuleField.SWAP, RuleField.ANY, RuleField.OF, RuleField.WORDS,
            RuleField.CLAUSES, RuleField.MESSAGE)
        .map(card::text)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
    String first = words.strip().lines().findFirst().orElse("");
    return ScriptNames.free(ScriptNames.initials(first, "rule"),
        name -> taken.test(card.category() + "." + name));
  }

  /** The choice of an example's row: which reply it is. */
  static String turn(RuleSample sample) {
    return sample.closing() ? CLOSING : sample.turn();
  }

  /** Whether it is too much to be kept. */
  static boolean tooLong(RuleCard card) {
    return RuleEdits.text(Optional.of(card)).length() > MOST_CHARS;
  }
}
