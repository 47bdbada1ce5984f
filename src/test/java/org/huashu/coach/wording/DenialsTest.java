package org.huashu.coach.wording;

import static org.huashu.coach.wording.Rules.draft;
import static org.huashu.coach.wording.Rules.marked;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.wording.Denial.Doubt;
import org.huashu.coach.wording.Denial.Examples;
import org.huashu.coach.wording.Denial.Side;
import org.junit.jupiter.api.Test;

/** How denials are looked for; which ones there are is the knowledge base's to say. */
class DenialsTest {

  private static final Denial NEVER = new Denial("never", "不做", Set.of(Category.BANNED),
      Side.BEFORE, "不(?:会|能)*", List.of(new Doubt(Side.AFTER, "吗")), Optional.empty(), false,
      new Examples(List.of(), List.of()));

  private static final Denial WRONG = new Denial("wrong", "不对", Set.of(Category.BANNED),
      Side.AFTER, "是不对的", List.of(), Optional.of("抱歉|道歉"), false,
      new Examples(List.of(), List.of()));

  private static WordingMatcher matcher(Denial... denials) {
    return CompiledWording.compile(List.of(Rules.avoid("催")),
        new Excuses(List.of("催货单"), List.of(denials)), Segmenter.NONE, Meaning.NONE);
  }

  @Test
  void whatIsDeniedMustStandJustBeside() {
    assertEquals("不会催", marked(matcher(NEVER), "不会催"));
    assertEquals("不会再[催]", marked(matcher(NEVER), "不会再催"));
    assertEquals("催是不对的，抱歉", marked(matcher(WRONG), "催是不对的，抱歉"));
    assertEquals("[催]这是不对的，抱歉", marked(matcher(WRONG), "催这是不对的，抱歉"));
  }

  @Test
  void aDoubtUndoesTheDenial() {
    assertEquals("不能[催]吗", marked(matcher(NEVER), "不能催吗"));
  }

  @Test
  void whatMustBeInTheDraftMayStandAnywhere() {
    assertEquals("[催]是不对的", marked(matcher(WRONG), "催是不对的"));
    assertEquals("向您道歉，催是不对的", marked(matcher(WRONG), "向您道歉，催是不对的"));
  }

  @Test
  void eachOfSeveralDenialsCounts() {
    assertEquals("不能催，催是不对的，抱歉，[催]", marked(matcher(NEVER, WRONG), "不能催，催是不对的，抱歉，催"));
  }

  @Test
  void anotherCategoryIsNotDenied() {
    Denial elsewhere =
        new Denial("never", "不做", Set.of(Category.EVASIVE), Side.BEFORE, "不", List.of(),
            Optional.empty(), false, new Examples(List.of(), List.of()));
    assertEquals("不[催]", marked(matcher(elsewhere), "不催"));
  }

  @Test
  void withoutDenialsNothingIsDeniedAndWordsAreAllowedAsEver() {
    assertEquals("不会[催]，催货单", marked(matcher(), "不会催，催货单"));
  }

  @Test
  void traditionalScriptAndWidthAreFolded() {
    Denial sign = new Denial("sign", "不", Set.of(Category.BANNED), Side.BEFORE, "不会a", List.of(),
        Optional.empty(), false, new Examples(List.of(), List.of()));
    assertEquals("不會Ａ催", marked(matcher(sign), "不會Ａ催"));
  }

  @Test
  void theExplanationNamesTheDenial() {
    assertEquals(List.of("不做"),
        matcher(NEVER, WRONG).explain(draft("不会催")).stream().map(Decision::denial).toList());
  }

  @Test
  void aPatternThatIsNoneIsRefusedWithTheNameOfItsDenial() {
    Denial broken = new Denial("broken", "", Set.of(Category.BANNED), Side.AFTER, "(", List.of(),
        Optional.empty(), false, new Examples(List.of(), List.of()));
    String message = String.valueOf(
        assertThrows(InvalidWordingException.class, () -> matcher(broken)).getMessage());
    assertTrue(message.startsWith("denial broken: "), message);
  }
}
