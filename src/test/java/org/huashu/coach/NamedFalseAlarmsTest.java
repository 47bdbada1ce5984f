package org.huashu.coach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Excuses;
import org.huashu.coach.wording.Meaning;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.Turn;
import org.huashu.coach.wording.WordingMatch;
import org.huashu.coach.wording.WordingMatcher;
import org.huashu.coach.wording.WordingRule;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Examples;
import org.huashu.coach.wording.WordingRule.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What users of other scanners complained of in public: short phrases of a stock list, found inside
 * innocent words (houbb/sensitive-word 19, 37, 61, 76, 143; hutool 819; Yeuoly/maleme 17;
 * Project-N.E.K.O 947). The list is as unsuitable as theirs; the words come from the dictionary,
 * but for 大麻烦, which it cuts otherwise. What the shipped rules make of such drafts, and of 离谱 and
 * 第一部分, is held by {@code wording/traps.jsonl}.
 */
class NamedFalseAlarmsTest {

  private static final WordingMatcher MATCHER =
      Compilers.wording(List.of(new WordingRule("banned.stock", Category.BANNED, Severity.WARN, "",
          "", "", new Form.Avoid(List.of("女", "陆", "干", "靠", "口交", "大麻", "没办法", "法国"), List.of()),
          Conditions.NONE, new Examples(List.of(), List.of()))), Excuses.of(List.of("大麻烦")),
          Meaning.NONE);

  private static List<String> found(String draft) {
    return MATCHER.matches(new Turn(draft, "", false, false))
        .stream()
        .map(WordingMatch::found)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"您女儿身高多少", "这是女装，尺码偏小", "大陆地区包邮", "陆续发货中", "洗干净以后晾干净再收",
    "面料很可靠的", "靠近暖气会变形", "前面路口交通管制", "这下大麻烦了", "饼干和干货都有"})
  void innocentWordsAreLeftAlone(String draft) {
    assertEquals(List.of(), found(draft));
  }

  @Test
  void thePhrasesThemselvesAreFound() {
    assertEquals(List.of("没办法"), found("这个真的没办法"));
    assertEquals(List.of("口交"), found("说什么口交"));
    assertEquals(List.of("靠"), found("靠，又来"));
  }
}
