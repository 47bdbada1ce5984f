package org.huashu.coach.wording;

import static org.huashu.coach.wording.Rules.example;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.huashu.coach.wording.RuleExamples.Failure;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Examples;
import org.huashu.coach.wording.WordingRule.Form;
import org.huashu.coach.wording.WordingRule.Form.Avoid;
import org.huashu.coach.wording.WordingRule.Form.Length;
import org.junit.jupiter.api.Test;

class RuleExamplesTest {

  private static final Avoid DONT_KNOW = new Avoid(List.of("不知道"), List.of());

  @Test
  void isSilentWhenEveryExampleIsAsTheRuleSays() {
    assertEquals(List.of(), failures(DONT_KNOW, List.of("我[不 知道]，[不知道]"), List.of("知道", "不知道理")));
  }

  @Test
  void showsWhatWasFoundInstead() {
    assertEquals(
        List.of(new Failure("banned.it", 1, "bad example must be \"[我不知道]\" but is \"我[不知道]\""),
            new Failure("banned.it", 1,
                "bad example must be \"不[清楚]\" but is \"不清楚\" (nothing found)"),
            new Failure("banned.it", 1, "bad example must be \"不知道\" (found as a whole) but is "
                + "\"[不知道]\""),
            new Failure("banned.it", 1,
                "good example must be \"不知道您\" (nothing found) but is \"[不知道]您\"")),
        failures(DONT_KNOW, List.of("[我不知道]", "不[清楚]", "不知道"), List.of("不知道您")));
  }

  @Test
  void aWholeDraftNeedsNoMarks() {
    assertEquals(List.of(), failures(new Length(3), List.of("四个字的"), List.of("三个字")));
  }

  private static List<Failure> failures(Form form, List<String> bad, List<String> good) {
    WordingRule rule = new WordingRule("banned.it", Category.BANNED, Severity.WARN, "", "", "",
        form, Conditions.NONE, new Examples(bad.stream().map(Rules::example).toList(),
            good.stream().map(text -> example(text)).toList()));
    return new RuleExamples(List.of("不知道理")).failures(rule);
  }
}
