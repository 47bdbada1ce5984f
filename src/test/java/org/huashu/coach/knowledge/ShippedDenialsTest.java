package org.huashu.coach.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.CompiledWording;
import org.huashu.coach.wording.Decision;
import org.huashu.coach.wording.Decision.Outcome;
import org.huashu.coach.wording.Excuses;
import org.huashu.coach.wording.Meaning;
import org.huashu.coach.wording.Segmenter;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.Turn;
import org.huashu.coach.wording.WordingMatcher;
import org.huashu.coach.wording.WordingRule;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Examples;
import org.huashu.coach.wording.WordingRule.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is denied, forbidden or reported is not what the agent says; what only looks so is. */
class ShippedDenialsTest {

  private static final Words WORDS =
      KnowledgeReader.read(new KnowledgeFolder(Path.of("knowledge-base")).read()).words();

  private static WordingMatcher matcher(Category category, String... phrases) {
    return CompiledWording.compile(
        List.of(new WordingRule(category.wireName() + ".it", category, Severity.WARN, "", "", "",
            new Form.Avoid(List.of(phrases), List.of()), Conditions.NONE,
            new Examples(List.of(), List.of()))),
        new Excuses(List.of(), WORDS.denials()), Segmenter.NONE, Meaning.NONE);
  }

  private static void assertMarks(Category category, String draft, String... phrases) {
    String text = draft.replace("[", "").replace("]", "");
    StringBuilder marked = new StringBuilder(text);
    matcher(category, phrases).matches(new Turn(text, "", false, false))
        .stream()
        .map(match -> match.span().orElseThrow())
        .sorted(Comparator.comparingInt(Span::start).reversed())
        .forEach(span -> marked.insert(span.end(), "]").insert(span.start(), "["));
    assertEquals(draft, marked.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"平台规定我们不能引导您加微信或者线下交易", "平臺不允許加微信", "请勿加微信、线下交易", "加微信是违规的",
    "您说的加微信，很抱歉我们不支持的哦", "请别加微信", "骗子让您加微信，不要理会", "我们不会主动让您加微信",
    "[加微信]吧", "不能在这里说[加微信]", "要不要[加微信]", "能不能[加微信]呢", "不能[加微信]吗", "平台不支持发图，[加微信]", "特别[加微信]",
    "[加微信]吧，平台不允许发链接", "[加微信]没有门槛", "不会[加微信]的话我教您", "要不[加微信]"})
  void aWayOffThePlatformMayBeForbidden(String draft) {
    assertMarks(Category.OFF_PLATFORM, draft, "加微信", "线下交易");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"好评返现是违规的，我们不做的哦", "好评返现我们不参与的", "我们没有任何形式的好评返现", "店铺不搞好评返现的", "[好评返现]，不限金额",
        "[好评返现]没有门槛", "有没有[好评返现]", "不是质量问题，[好评返现]"})
  void aRewardMayBeRefused(String draft) {
    assertMarks(Category.PAID_REVIEW, draft, "好评返现", "好评返");
  }

  @ParameterizedTest
  @ValueSource(strings = {"这款不是最好的，但性价比不错", "不敢说全网最好", "不得不说[最好]", "这不是[最好]的吗", "[最好]，不是吹的"})
  void aClaimMayBeDenied(String draft) {
    assertMarks(Category.ABSOLUTE_CLAIM, draft, "最好");
  }

  @ParameterizedTest
  @ValueSource(strings = {"不敢给您百分百保证", "没法跟您保证", "不是吧，[保证]", "没问题，[保证]", "怎么不能[保证]", "质量没话说[保证]"})
  void aPromiseMayBeRefused(String draft) {
    assertMarks(Category.UNVERIFIED_PROMISE, draft, "保证");
  }

  @ParameterizedTest
  @ValueSource(strings = {"您不用自己去找快递", "确实不该让您自己去找", "您说自己去找不到", "刚才的同事说您自己去找，我向您道歉",
    "刚才的同事态度不好，说您自己去找，向您道歉",
    "您[自己去找]", "你不会[自己去找]吗", "不用[自己去找]吗", "我跟您说[自己去找]", "刚才的同事说您[自己去找]", "仓库说了，[自己去找]，抱歉"})
  void whatIsNotAskedOfTheCustomerOrOnlyReportedIsNoPush(String draft) {
    assertMarks(Category.EVASIVE, draft, "自己去找");
  }

  @ParameterizedTest
  @ValueSource(strings = {"我没说你是[白痴]", "您说[白痴]", "不要[白痴]"})
  void nothingExcusesAbuse(String draft) {
    assertMarks(Category.ABUSE, draft, "白痴");
  }

  @Test
  void theExplanationSaysByWhatItIsDenied() {
    List<Decision> decisions = matcher(Category.OFF_PLATFORM, "加微信")
        .explain(new Turn("不能加微信", "", false, false));
    assertEquals(List.of(Outcome.DENIED), decisions.stream().map(Decision::outcome).toList());
    assertEquals(List.of("说的是不能、不要离开平台"), decisions.stream().map(Decision::denial).toList());
  }
}
