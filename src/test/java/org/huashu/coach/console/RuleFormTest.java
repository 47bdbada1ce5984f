package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.knowledge.KnowledgeFolder;
import org.huashu.coach.knowledge.RuleCard;
import org.huashu.coach.knowledge.RuleEdits;
import org.huashu.coach.knowledge.RuleField;
import org.huashu.coach.knowledge.RuleSample;
import org.junit.jupiter.api.Test;

class RuleFormTest {

  /** What a browser sends of the card's form. */
  private static Form sent(RuleCard card) {
    Map<String, List<String>> fields = new HashMap<>();
    for (RuleField field : RuleField.values()) {
      switch (field.shape()) {
        case CHOICES -> fields.put(field.key(), card.lines(field));
        case SAMPLES -> samples(fields, field.key(), card.samples(field));
        // Browsers end lines by CR LF.
        default -> fields.put(field.key(), List.of(card.text(field).replace("\n", "\r\n")));
      }
    }
    return new Form(fields);
  }

  private static void samples(Map<String, List<String>> fields, String key,
      List<RuleSample> samples) {
    List<RuleSample> rows = new ArrayList<>(samples);
    rows.add(RuleSample.of(""));
    fields.put(key, rows.stream().map(it -> it.draft().replace("\n", "\r\n")).toList());
    fields.put(key + "-question", rows.stream().map(RuleSample::question).toList());
    fields.put(key + "-turn", rows.stream().map(RuleForm::turn).toList());
  }

  @Test
  void everyShippedRuleComesBackFromTheFormAsItWas() {
    new KnowledgeFolder(Path.of("knowledge-base")).read().texts().forEach((path, text) -> {
      if (!path.startsWith("rules/")) {
        return;
      }
      String id = path.substring("rules/".length(), path.length() - 5).replace('/', '.');
      RuleCard card = RuleEdits.card(id, text).orElseThrow();
      RuleCard back = RuleForm.card(sent(card), card.category(), card.name());
      assertEquals(RuleEdits.text(Optional.of(card)), RuleEdits.text(Optional.of(back)), path);
    });
  }

  @Test
  void fieldsOfOtherKindsAreLeftOut() {
    RuleCard card = RuleForm.card(new Form(Map.of("kind", List.of("limit"), "of", List.of("亲"),
        "max", List.of("2"), "phrases", List.of("不该有"), "grade", List.of("serious"))), "filler",
        "dear");
    assertEquals(Map.of(RuleField.KIND, "limit", RuleField.OF, "亲", RuleField.MAX, "2"),
        card.texts());
  }

  @Test
  void rowsOfExamplesKeepWhatBelongsTogether() {
    RuleCard card = RuleForm.card(new Form(Map.of("bad", List.of("[一]", " ", "[二]"),
        "bad-question", List.of("", "没有例句的问题", "问二"), "bad-turn",
        List.of("", "1", "closing"))), "banned", "x");
    assertEquals(List.of(RuleSample.of("[一]"), new RuleSample("[二]", "问二", "", true)),
        card.samples(RuleField.BAD));
  }
}
