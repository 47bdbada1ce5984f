package org.huashu.coach.wording;

import static org.huashu.coach.wording.Rules.at;
import static org.huashu.coach.wording.Rules.avoid;
import static org.huashu.coach.wording.Rules.avoidIf;
import static org.huashu.coach.wording.Rules.draft;
import static org.huashu.coach.wording.Rules.except;
import static org.huashu.coach.wording.Rules.marked;
import static org.huashu.coach.wording.Rules.matcher;
import static org.huashu.coach.wording.Rules.rule;
import static org.huashu.coach.wording.Rules.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Form;
import org.huashu.coach.wording.WordingRule.Form.Avoid;
import org.huashu.coach.wording.WordingRule.Form.Length;
import org.huashu.coach.wording.WordingRule.Form.Limit;
import org.huashu.coach.wording.WordingRule.Form.Near;
import org.huashu.coach.wording.WordingRule.Form.Prefer;
import org.huashu.coach.wording.WordingRule.Form.Require;
import org.huashu.coach.wording.WordingRule.Moment;
import org.huashu.coach.wording.WordingRule.Place;
import org.huashu.coach.wording.WordingRule.Validation;
import org.huashu.coach.wording.WordingRule.Voice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledWordingTest {

  @Test
  void aPreferRuleOffersTheReplacementsOfThePhrase() {
    WordingRule rule = rule(new Prefer(
        Map.of("我不知道", List.of("我马上核实", "我确认一下"), "不知道", List.of("我帮您看"))));
    WordingMatch match = matcher(rule).matches(draft("呃我不 知道")).getFirst();
    assertEquals(new WordingMatch(rule, Optional.of(new Span(1, 6)), "我不 知道",
        List.of("我马上核实", "我确认一下")), match);
    assertEquals("不要说“我不 知道”，可以说“我马上核实”", match.message());
  }

  @Test
  void exceptionsCoverWhatLiesWhollyInside() {
    WordingRule rule = avoidIf(except("不知道您", "不知道 道路"), "不知道", "我不知道");
    assertEquals("不不知道您呢", marked(rule, "不不知道您呢"));
    assertEquals("[我不知道]您呢", marked(rule, "我不知道您呢"));
    assertEquals("不知道您，[不知道]", marked(rule, "不知道您，不知道"));
  }

  @Test
  void anExceptedLongerHitHidesNoShorterOne() {
    WordingRule rule = avoidIf(except("全网最低价格"), "全网最低价格", "最低价格表");
    assertEquals("全网[最低价格表]", marked(rule, "全网最低价格表"));
  }

  @Test
  void allowedWordsAreInnocentForEveryRule() {
    WordingMatcher matcher =
        CompiledWording.compile(List.of(avoid("口交", "妈的", "emo")), List.of("路口交通", "妈妈的"),
            Segmenter.NONE);
    assertEquals("路 口 交通，妈妈的，[口交]，[妈的]", marked(matcher, "路 口 交通，妈妈的，口交，妈的"));
  }

  @Test
  void aHitStandsWhereItMayStandInItsClause() {
    assertEquals("[喂]养，[喂]养喂，", marked(avoidIf(at(Place.START), "喂"), "喂养，喂养喂，"));
    assertEquals("好[啊]😀啊好的[啊]\u200B", marked(avoidIf(at(Place.END), "啊"), "好啊😀啊好的啊\u200B"));
    assertEquals("喂好，[喂]。好喂", marked(avoidIf(at(Place.ALONE), "喂"), "喂好，喂。好喂"));
    assertEquals("[喂]好好[喂]", marked(avoidIf(at(Place.START, Place.END), "喂"), "喂好好喂"));
  }

  @Test
  void aRequiredPhraseIsMissedAtItsMoment() {
    WordingMatcher matcher = matcher(rule("greeting-missing.it",
        new Require(List.of("您好"), Optional.of("欢迎.{0,4}光临")),
        when(Voice.DRAFT, Moment.FIRST_REPLY)));
    assertEquals("*可以退的", marked(matcher, new Turn("可以退的", "", true, false)));
    assertEquals("您 好，可以退的", marked(matcher, new Turn("您 好，可以退的", "", true, false)));
    assertEquals("歡迎再次光臨", marked(matcher, new Turn("歡迎再次光臨", "", true, false)));
    assertEquals("可以退的", marked(matcher, new Turn("可以退的", "", false, false)));
    assertEquals(" \u200B", marked(matcher, new Turn(" \u200B", "", true, false)));
  }

  @Test
  void theFirstOccurrenceBeyondTheLimitIsFlagged() {
    WordingRule rule = rule(new Limit(List.of("亲", "亲爱的"), 2));
    assertEquals("亲，亲亲亲，[亲]，亲", marked(rule, "亲，亲亲亲，亲，亲"));
    assertEquals("亲，亲", marked(rule, "亲，亲"));
  }

  @Test
  void aLongDraftIsFlaggedAsAWhole() {
    assertEquals("*六个字符太长", marked(rule(new Length(5)), "六个字符太长"));
    assertEquals("五个字可以", marked(rule(new Length(5)), "五个字可以"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[好评之后会返现]哦", "[好评，就.返.红包]", "好评如潮的店铺这次给您返现", "返现给好评", "[好评。返红包]，返现",
    "好评[五星好评返现]", "好评，不[五星返现]五星", "[五星…返现]和[好评返红包]"})
  void wordsAreFoundNearEachOther(String marked) {
    WordingRule rule = rule(new Near(
        List.of(List.of("好评", "五星", "五星好评"), List.of("返现", "返红包", "返")), 4, true, List.of()));
    String draft = marked.replace("[", "").replace("]", "");
    assertEquals(marked, marked(rule, draft));
  }

  @Test
  void unorderedWordsAreFoundInEitherOrder() {
    Form near = new Near(List.of(List.of("返现"), List.of("好评"), List.of("截图")), 2, false, List.of());
    assertEquals("[截图好评给返现]，返现", marked(rule(near), "截图好评给返现，返现"));
    assertEquals("截图好评", marked(rule(near), "截图好评"));
  }

  @Test
  void aPatternSeesFoldedText() {
    WordingRule rule = rule(new Form.Pattern("[A-Z]信\\d{3,}", Optional.empty(), List.of()));
    assertEquals("加[Ｖ信１２３]吧", marked(rule, "加Ｖ信１２３吧"));
  }

  @Test
  void whatAPatternFindsMayHaveToBeValid() {
    WordingRule rule =
        rule(new Form.Pattern("\\d{17}[\\dx]", Optional.of(Validation.ID_CARD), List.of()));
    assertEquals("证[11010519491231002X]", marked(rule, "证11010519491231002X"));
    assertEquals("证110105194912310021", marked(rule, "证110105194912310021"));
  }

  @Test
  void conditionsAskForWordsOfBothSides() {
    WordingMatcher matcher = matcher(rule("banned.it", new Avoid(List.of("不行"), List.of()),
        new Conditions(Voice.DRAFT, Moment.ALWAYS, List.of("退货"), List.of("规定"), List.of("但是"),
            List.of(), Set.of(), Optional.empty(), Disguise.ALL)));
    assertEquals("规定[不行]", marked(matcher, new Turn("规定不行", "能 退 貨吗", false, false)));
    assertEquals("规定不行", marked(matcher, new Turn("规定不行", "能退吗", false, false)));
    assertEquals("不行", marked(matcher, new Turn("不行", "能退货吗", false, false)));
    assertEquals("规定不行，但是", marked(matcher, new Turn("规定不行，但是", "能退货吗", false, false)));
  }

  @Test
  void theCustomersWordsAreFlaggedOnceAndWithoutASpan() {
    WordingRule rule = rule("escalation.it", new Avoid(List.of("12315", "消协"), List.of()),
        when(Voice.QUESTION, Moment.ALWAYS));
    assertEquals(List.of(new WordingMatch(rule, Optional.empty(), "消 协", List.of())),
        matcher(rule).matches(new Turn("12315", "我找消 协，打12315", false, false)));
    assertEquals(List.of(), matcher(rule).matches(new Turn("12315", "好", false, false)));
  }

  @Test
  void matchesComeInTheOrderOfTheirStartWholeDraftFirst() {
    WordingMatcher matcher = matcher(rule("b.long", new Length(2), Conditions.NONE),
        rule("c.two", new Avoid(List.of("二"), List.of()), Conditions.NONE),
        rule("d.one", new Avoid(List.of("一"), List.of()), Conditions.NONE),
        rule("a.one", new Avoid(List.of("一"), List.of()), Conditions.NONE));
    assertEquals(List.of("b.long", "a.one", "d.one", "c.two"),
        matcher.matches(draft("一和二")).stream().map(match -> match.rule().id()).toList());
  }

  @Test
  void namesTheRuleThatCannotBeCompiled() {
    assertWrong(
        "rule banned.it: '[' is no RE2 pattern: error parsing regexp: missing closing ]: `[`",
        rule(new Form.Pattern("[", Optional.empty(), List.of())));
    assertWrong("rule banned.it: 'a*' matches the empty text",
        rule(new Form.Pattern("a*", Optional.empty(), List.of())));
    assertWrong("rule banned.it: there is nothing to see in the phrase ' \u200B'",
        avoid(" \u200B"));
    assertWrong("rule banned.it: 'words' must have 2 to 6 lists, not 1",
        rule(new Near(List.of(List.of("a")), 1, true, List.of())));
    assertWrong("rule banned.it: there are two rules of this id", avoid("a"), avoid("b"));
  }

  private static void assertWrong(String message, WordingRule... rules) {
    var e = assertThrows(InvalidWordingException.class, () -> matcher(rules));
    assertEquals(message, e.getMessage());
  }
}
