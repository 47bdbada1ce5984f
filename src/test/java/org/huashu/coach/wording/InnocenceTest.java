package org.huashu.coach.wording;

import static org.huashu.coach.wording.Rules.at;
import static org.huashu.coach.wording.Rules.avoid;
import static org.huashu.coach.wording.Rules.avoidIf;
import static org.huashu.coach.wording.Rules.except;
import static org.huashu.coach.wording.Rules.marked;
import static org.huashu.coach.wording.Rules.when;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Decision.Outcome;
import org.huashu.coach.wording.WordingRule.Moment;
import org.huashu.coach.wording.WordingRule.Place;
import org.huashu.coach.wording.WordingRule.Voice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left out because it is meant otherwise, and how one gets to know. */
class InnocenceTest {

  /** Knows the two words of 路口交通, and 大麻烦. */
  private static final Segmenter WORDS = text -> {
    BitSet inside = new BitSet();
    for (String word : List.of("路口", "交通", "麻烦", "没办法")) {
      for (int i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + 1)) {
        inside.set(i + 1, i + word.length());
      }
    }
    return inside;
  };

  private static WordingMatcher matcher(WordingRule rule, String... allowed) {
    return CompiledWording.compile(List.of(rule), List.of(allowed), WORDS);
  }

  @Test
  void aShortPhraseMustNotCutAWord() {
    WordingMatcher matcher = matcher(avoid("口交", "大麻", "没办法"));
    assertEquals("路口交通，大麻烦了，[没办法]，[大麻]！", marked(matcher, "路口交通，大麻烦了，没办法，大麻！"));
  }

  @Test
  void aWordThatWasReadWronglyIsNoExcuse() {
    Segmenter hasty = text -> {
      String word = text.contains("个别") ? "个别" : "这个";
      BitSet inside = new BitSet();
      inside.set(text.indexOf(word) + 1);
      return inside;
    };
    WordingMatcher matcher =
        CompiledWording.compile(List.of(avoid("别问我")), List.of(), hasty);
    assertEquals("这个[别问我]", marked(matcher, "这个别问我"));
  }

  @Test
  void signsBetweenItAndTheWordMakeItStandAlone() {
    assertEquals("路，[口交]，通", marked(matcher(avoid("口交")), "路，口交，通"));
  }

  @Test
  void aLongPhraseMayCutAWord() {
    assertEquals("[路口交]通", marked(matcher(avoid("路口交")), "路口交通").replace("路口交通", "[路口交]通"));
    assertEquals("[请走大路口交]通", marked(matcher(avoid("请走大路口交")), "请走大路口交通"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"《白痴》有货", "您说的“白痴”我们会处理", "系统提示\"白痴\"", "“白痴”这个词不合适", "「白痴」一词我们已屏蔽，标题"})
  void titlesAndQuotationsAreOnlyMentioned(String draft) {
    assertEquals(draft, marked(matcher(avoid("白痴")), draft));
  }

  @ParameterizedTest
  @ValueSource(strings = {"“[白痴]”", "你真“[白痴]”！", "“[白痴]", "》[白痴]《"})
  void quotationMarksAloneExcuseNothing(String draft) {
    assertEquals(draft, marked(matcher(avoid("白痴")), draft.replaceAll("[\\[\\]]", "")));
  }

  @Test
  void everyOutcomeCanBeExplained() {
    assertOutcome(Outcome.REPORTED, avoid("大麻"), "有大麻");
    assertOutcome(Outcome.CUTS_A_WORD, avoid("大麻"), "大麻烦");
    assertOutcome(Outcome.MENTIONED, avoid("大麻"), "《大麻》");
    assertOutcome(Outcome.ALLOWED, avoid("大麻"), "大麻布袋");
    assertOutcome(Outcome.EXCEPTED, avoidIf(except("大麻籽"), "大麻"), "大麻籽");
    assertOutcome(Outcome.PLACE, avoidIf(at(Place.ALONE), "大麻"), "有大麻");
    assertOutcome(Outcome.NOT_NOW, avoidIf(when(Voice.DRAFT, Moment.CLOSING), "大麻"), "有大麻");
  }

  private static void assertOutcome(Outcome outcome, WordingRule rule, String draft) {
    Span span = new Span(draft.indexOf("大麻"), draft.indexOf("大麻") + 2);
    assertEquals(List.of(new Decision(rule, span, "大麻", Set.of(), outcome, "")),
        matcher(rule, "大麻布").explain(Rules.draft(draft)));
  }

  @Test
  void aShorterHitIsExplainedByTheLongerOne() {
    WordingRule rule = avoid("全网最低", "全网最低价");
    assertEquals(List.of("全网最低 OVERLAPPED", "全网最低价 REPORTED"),
        matcher(rule).explain(Rules.draft("全网最低价"))
            .stream()
            .map(decision -> decision.found() + " " + decision.outcome())
            .sorted()
            .toList());
  }
}
