package org.huashu.coach.wording;

import static org.huashu.coach.wording.Rules.avoid;
import static org.huashu.coach.wording.Rules.marked;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseMatchingTest {

  @ParameterizedTest
  @ValueSource(strings = {"我[不知道]啊", "這個[不知道]", "亲[不 知 道]哦", "亲[不不不知道]", "亲[不知知知道道]呢",
    "[不　知*道]", "[不.知-道]", "[不_知，道]", "[不。知、道]", "[不\u200B知\u2060道]", "[不\uFEFF知\u00AD道]",
    "[不😀知👨‍👩‍👧道]😀", "[不\n知\r\n道]", "[不\uFE0F知\uFE0F道\uFE0F]。", "[不\u0301知\u0336道\u0336]的",
    "不。[不知道]。道",
    "[不知道]，[不知道]", "[不知道][不知道]"})
  void findsExactlyThePhrase(String marked) {
    assertFound(marked, "不知道");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[加QQ]", "[加qq]吧", "[加ＱＱ]", "[加Q Q]", "[加QQQ]聊", "加q", "加q群", "[加Qq]群，[加qq]"})
  void aDoubledLetterOfThePhraseIsAskedFor(String marked) {
    assertFound(marked, "加QQ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[yyds]", "真是[YYDS]啊", "加[v x]", "[vx]123", "vxi", "avx", "remote",
    "e mote", "demo",
    "[emo]了", "[𝐞𝐦𝐨]了", "[ｅｍｏ]，ok", "[é.m.o]", "the mo", "我[emo\u0301]"})
  void latinPhrasesAreWholeWords(String marked) {
    assertFound(marked, "yyds", "vx", "emo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"打[12315]", "112315", "123155", "单号2123159", "[1 2 3 1 5]", "打[１２３１５]投诉",
    "[第1]名", "第10名",
    "[100%]", "[100 %]有效", "100件", "1000%", "[１００％]", "[+V]信", "V信"})
  void numbersAndTellingSignsAreTakenExactly(String marked) {
    assertFound(marked, "12315", "第1", "100%", "+v");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[？？]", "什么[？？][？？]？", "什么?？", "[🙄]", "a[🙄\uFE0F]b🙂", "什么？"})
  void phrasesOfSignsAreMatchedAsTheyStand(String marked) {
    assertFound(marked, "？？", "🙄");
  }

  @ParameterizedTest
  @ValueSource(strings = {"好[啊]，[啊啊啊]！", "[啊]\u200B吧", "[哈 哈]", "[哈哈] 哈", "哈 [哈哈]", "[哈哈哈]", "哈"})
  void signsPartTheOccurrencesOfASingleLetter(String marked) {
    assertFound(marked, "啊", "哈哈");
  }

  @Test
  void theLongestPhraseWinsAtAPlace() {
    assertFound("刷[全网最低价]好评", "最低", "全网最低", "全网最低价", "低价");
    assertFound("刷[好评返现]", "好评返现", "刷好评");
  }

  @Test
  void lettersOutsideTheBasicPlaneAreLetters() {
    assertFound("说[𠮷了]𠮷", "𠮷了");
    assertFound("[不知]𠮷道", "不知", "知道");
  }

  @Test
  void traditionalVariantsAreTheSame() {
    assertFound("[你著什麼急]", "你着什么急");
    assertFound("[乾淨]吗", "干净");
    assertFound("[甚麼意思]", "什么意思");
  }

  @Test
  void aHalfPairIsNoise() {
    assertFound("[不\uD83D知\uDE00道]", "不知道");
  }

  private static void assertFound(String marked, String... phrases) {
    String draft = marked.replace("[", "").replace("]", "");
    assertEquals(marked, marked(avoid(phrases), draft));
  }
}
