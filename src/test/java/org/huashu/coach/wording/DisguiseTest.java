package org.huashu.coach.wording;

import static org.huashu.coach.wording.Rules.avoid;
import static org.huashu.coach.wording.Rules.avoidIf;
import static org.huashu.coach.wording.Rules.except;
import static org.huashu.coach.wording.Rules.marked;
import static org.huashu.coach.wording.Rules.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Form.Near;
import org.huashu.coach.wording.WordingRule.Form.Require;
import org.huashu.coach.wording.WordingRule.Moment;
import org.huashu.coach.wording.WordingRule.Voice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisguiseTest {

  private static final WordingRule RULE = avoid("加微信", "给好评", "不知道", "第一", "傻瓜", "100%", "返现");

  @ParameterizedTest
  @ValueSource(
      strings = {"亲，[加wei信]聊", "[jia wei xin]吧", "[JIA微xin]", "我[bu zhi dao]呀", "我[buzhidao]",
        "[bù zhī dào]", "[gěi hǎo píng]", "[给hao ping]有礼", "[加ｗｅｉ信]", "[加w e i信]", "[返xiàn]5元"})
  void readsTheSoundOfLatinLetters(String marked) {
    assertMarked(marked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"亲，[加薇信]", "[伽微信]", "[给好坪]", "[反现]5元", "[布知道]", "[不,知,稻]"})
  void readsCharactersOfTheSameSoundAndTone(String marked) {
    assertMarked(marked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"全网[第1]", "[第①]", "[＋微信]", "[➕微信]", "[加徽信]", "[卟知道]"})
  void readsCharactersAndSignsThatLookAlike(String marked) {
    assertMarked(marked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[力口微信]", "[给女子评]", "[给女子讠平]", "[加微亻言]", "[给女 子 评]", "[不矢口道]"})
  void readsCharactersTakenApart(String marked) {
    assertMarked(marked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[加 wei 亻言]", "[力口薇xin]", "[➕wei信]", "[bu😀zhi😀道]"})
  void readsSeveralDisguisesAtOnce(String marked) {
    assertMarked(marked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"加为信", "佳薇心", "家微信用户", "busy hidao", "size", "wechat", "xdiyi", "diyixuan",
        "1000%", "女子", "有知道的吗", "布置到"})
  void leavesAloneWhatIsProbablySomethingElse(String draft) {
    assertEquals(draft, marked(RULE, draft));
  }

  private static void assertMarked(String marked) {
    assertEquals(marked, marked(RULE, marked.replaceAll("[\\[\\]]", "")));
  }

  @Test
  void aRuleSaysThroughWhichItLooks() {
    for (Disguise disguise : Disguise.values()) {
      WordingRule rule = avoidIf(through(Set.of(disguise)), "给好评");
      Map<Disguise, String> written = Map.of(Disguise.PINYIN, "给hao评", Disguise.HOMOPHONE, "给好瓶",
          Disguise.LOOKALIKE, "给恏评", Disguise.SPLIT, "给女子评");
      written.forEach((other, text) -> assertEquals(
          other == disguise ? "[" + text + "]" : text,
          marked(rule, text), disguise + " " + text));
    }
    assertEquals("给好坪", marked(avoidIf(through(Set.of()), "给好评"), "给好坪"));
  }

  @Test
  void aRuleSaysWhatMustBeWrittenAsItIs() {
    Map<Disguise, String> written = Map.of(Disguise.WIDTH, "加ＱＱ说不对", Disguise.CASE, "加qq说不对",
        Disguise.SCRIPT, "加QQ說不對", Disguise.SIGNS, "加QQ说 不对", Disguise.REPEATS, "加QQ说说不对");
    for (Disguise exact : Disguise.WRITING) {
      Set<Disguise> others = EnumSet.allOf(Disguise.class);
      others.remove(exact);
      WordingRule rule = avoidIf(through(others), "加QQ说不对");
      assertEquals("[加QQ说不对]", marked(rule, "加QQ说不对"), exact + " as it is");
      written.forEach((other, text) -> assertEquals(
          other == exact ? text : "[" + text + "]", marked(rule, text), exact + " " + text));
    }
  }

  @Test
  void signsThatMustNotStandThereMustNotInDisguiseEither() {
    Set<Disguise> others = EnumSet.allOf(Disguise.class);
    others.remove(Disguise.SIGNS);
    WordingRule rule = avoidIf(through(others), "给好评");
    assertEquals("[给hao评]，给h ao评", marked(rule, "给hao评，给h ao评"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[hang业第一]", "[航业第一]", "[xing业第一]", "找[hang长]", "[yin hang zhang]",
    "[chong复]购买", "[huan款]", "[bao光]您"})
  void knowsWhatACharacterIsReadAsInSomeWords(String marked) {
    WordingRule rule = avoid("行业第一", "行长", "银行长", "重复", "还款", "曝光");
    assertEquals(marked, marked(rule, marked.replaceAll("[\\[\\]]", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[①〇〇%]", "[1〇〇%]", "[10〇%]", "[〇〇7]", "①〇〇〇%", "2①〇〇%", "[100%]", "[八8八]"})
  void digitsThatLookAlikeAreCountedExactly(String marked) {
    WordingRule rule = avoid("100%", "007", "888", "八八八");
    assertEquals(marked, marked(rule, marked.replaceAll("[\\[\\]]", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[加加薇信]", "[加薇信信]", "[jiajia微信]", "[加1111]", "[加微 信亻言]"})
  void repeatsAtTheEdgesOfWhatIsHiddenBelongToIt(String marked) {
    WordingRule rule = avoid("加微信", "加一一");
    assertEquals(marked, marked(rule, marked.replaceAll("[\\[\\]]", "")));
  }

  private static Conditions through(Set<Disguise> disguises) {
    return new Conditions(Voice.DRAFT, Moment.ALWAYS, List.of(), List.of(), List.of(), List.of(),
        Set.of(), Optional.empty(), disguises);
  }

  @Test
  void whatExcusesOrIsRequiredMustBeWrittenPlainly() {
    assertEquals("[不知道]您", marked(avoidIf(except("不知道nin"), "不知道"), "不知道您"));
    assertEquals("*nin hao", marked(rule(new Require(List.of("您好"), Optional.empty())), "nin hao"));
  }

  @Test
  void wordsNearEachOtherMayBeDisguisedToo() {
    Near near = new Near(List.of(List.of("好评"), List.of("返现")), 4, true, List.of());
    assertEquals("[女子评就返xian]哦", marked(rule(near), "女子评就返xian哦"));
  }

  @Test
  void anySpellingOfAPhraseIsCoveredExactly() {
    String phrase = "给好评";
    Map<Character, List<String>> spellings = Map.of('给', List.of("给", "gei", "gěi", "ＧＥＩ"), '好',
        List.of("好", "hao", "女子", "hǎo", "恏"), '评', List.of("评", "ping", "坪", "讠平", "評"));
    List<String> noise = List.of("", "", " ", "*", "😀", "\u200B", "，");
    WordingMatcher matcher = Rules.matcher(avoid(phrase));
    Random random = new Random(11);
    for (int round = 0; round < 3_000; round++) {
      StringBuilder inside = new StringBuilder();
      for (int i = 0; i < phrase.length(); i++) {
        inside.append(i == 0 ? "" : noise.get(random.nextInt(noise.size())));
        List<String> ways = spellings.getOrDefault(phrase.charAt(i), List.of());
        inside.append(ways.get(random.nextInt(ways.size())));
      }
      String text = "😀亲，" + inside + "有礼";
      assertEquals(List.of(new Span(4, 4 + inside.length())),
          matcher.matches(Rules.draft(text)).stream().map(it -> it.span().orElseThrow()).toList(),
          text);
    }
  }

  @Test
  void thousandsOfLettersThatMightSpellSomethingTakeNoLonger() {
    WordingMatcher matcher = Rules.matcher(avoid("好评", "不知道", "加微信"));
    for (String part : List.of("hao", "haoping", "女子", "buzhi", "加1", "+")) {
      String text = part.repeat(10_000 / part.length());
      assertEquals(part.equals("haoping") ? 1_428 : 0,
          Stream.of("好评")
              .mapToLong(it -> matcher.matches(Rules.draft(
                  part.equals("haoping") ? text.replace("haoping", "haoping，") : text)).size())
              .sum(),
          part);
    }
  }

  @Test
  void saysWhichDisguiseItSawThrough() {
    WordingMatcher matcher = Rules.matcher(RULE);
    assertEquals(
        List.of(new Decision(RULE, new Span(1, 7), "jia薇亻言", Set.of(Disguise.PINYIN,
            Disguise.HOMOPHONE, Disguise.SPLIT), Decision.Outcome.REPORTED, "")),
        matcher.explain(Rules.draft("请jia薇亻言")));
  }
}
