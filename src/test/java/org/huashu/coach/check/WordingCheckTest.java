package org.huashu.coach.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Disguise;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.Turn;
import org.huashu.coach.wording.WordingMatch;
import org.huashu.coach.wording.WordingRule;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Examples;
import org.huashu.coach.wording.WordingRule.Form;
import org.huashu.coach.wording.WordingRule.Grade;
import org.huashu.coach.wording.WordingRule.Moment;
import org.huashu.coach.wording.WordingRule.Voice;
import org.junit.jupiter.api.Test;

class WordingCheckTest {

  private static final WordingRule BANNED = rule("banned.dont-know", Category.BANNED,
      "不要说“{found}”，可以说“{better}”", Conditions.NONE);
  private static final WordingRule ESCALATION = rule("escalation.sued", Category.ESCALATION,
      "顾客提到“{found}”", new Conditions(Voice.QUESTION, Moment.ALWAYS, List.of(), List.of(),
          List.of(), List.of(), Set.of(), Optional.of(Grade.SERIOUS), Disguise.ALL));

  @Test
  void fillsTheMessage() {
    WordingMatch match =
        new WordingMatch(BANNED, Optional.of(new Span(0, 3)), "不知道", List.of("我帮您核实", "我问问"));
    assertEquals(
        List.of(new Finding("banned.dont-know", Category.BANNED, Severity.BLOCK,
            Optional.of(new Span(0, 3)), "不要说“不知道”，可以说“我帮您核实”", "原因",
            List.of("我帮您核实", "我问问"), Optional.empty(), Optional.empty())),
        new WordingCheck(_ -> List.of(match)).findings(Drafts.of("不知道啊")));
  }

  @Test
  void carriesTheGradeOfAComplaint() {
    WordingMatch match = new WordingMatch(ESCALATION, Optional.empty(), "12315", List.of());
    assertEquals(
        List.of(new Finding("escalation.sued", Category.ESCALATION, Severity.BLOCK,
            Optional.empty(), "顾客提到“12315”", "原因", List.of(), Optional.empty(),
            Optional.of(Grade.SERIOUS))),
        new WordingCheck(_ -> List.of(match)).findings(Drafts.of("好的")));
  }

  @Test
  void missesNothingInADraftThatIsStillEmpty() {
    WordingMatch greeting = new WordingMatch(BANNED, Optional.empty(), "", List.of());
    WordingMatch sued = new WordingMatch(ESCALATION, Optional.empty(), "12315", List.of());
    assertEquals(List.of("escalation.sued"),
        new WordingCheck(_ -> List.of(greeting, sued)).findings(Drafts.of(" "))
            .stream()
            .map(Finding::rule)
            .toList());
  }

  @Test
  void tellsTheRulesWhereTheConversationStands() {
    List<Turn> turns = new ArrayList<>();
    WordingCheck check = new WordingCheck(turn -> {
      turns.add(turn);
      return List.of();
    });
    Draft draft = Drafts.of("您好");
    check.findings(draft);
    check.findings(new Draft(draft.conversation(), "d-1", "再见", "谢谢", 3, true, draft.at(),
        List.of()));
    assertEquals(List.of(new Turn("您好", "", true, false), new Turn("再见", "谢谢", false, true)),
        turns);
  }

  private static WordingRule rule(String id, Category category, String message,
      Conditions conditions) {
    return new WordingRule(id, category, Severity.BLOCK, message, "原因", "",
        new Form.Avoid(List.of(), List.of()), conditions, new Examples(List.of(), List.of()));
  }
}
