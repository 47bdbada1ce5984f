package org.huashu.coach.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReadingsTest {

  @Test
  void charactersOfOneSoundHaveOneSyllable() {
    assertEquals(Readings.syllable('微'), Readings.syllable('薇'));
    assertEquals(Readings.syllable('心'), Readings.syllable('信'));
    assertNotEquals(Readings.syllable('加'), Readings.syllable('微'));
    assertEquals(1, Readings.tone('心'));
    assertEquals(4, Readings.tone('信'));
    assertEquals(0, Readings.syllable('a') + Readings.tone('a') + Readings.syllable('，'));
  }

  @Test
  void lettersSpellSyllables() {
    assertEquals(Readings.syllable('信'), spelled("xin"));
    assertEquals(Readings.syllable('绿'), spelled("lv"));
    assertEquals(0, spelled("x"));
    assertEquals(0, spelled("zhon"));
    assertEquals(-1, spelled("wechat"), "none begins so");
  }

  private static int spelled(String letters) {
    return Readings.spelled(letters.toCharArray(), 0, letters.length());
  }

  @Test
  void everyFoldedChineseCharacterInUseIsRead() {
    int unread = 0;
    for (char c = 0x4E00; c <= 0x9FA5; c++) {
      unread += Folding.letter(c) == c && Readings.syllable(c) == 0 ? 1 : 0;
    }
    assertTrue(unread < 300, unread + " characters have no reading");
    "加微信给好评返现不知道第一".chars()
        .forEach(c -> assertTrue(Readings.syllable((char) c) > 0 && Readings.tone((char) c) > 0));
  }

  @Test
  void lookAlikesAndHalvesMeanLetters() {
    assertEquals("加", Disguises.meantBy('+'));
    assertEquals("一", Disguises.meantBy('1'));
    assertEquals("", Disguises.meantBy('家'));
    assertEquals("好", Disguises.composedOf('女', '子'));
    assertEquals("", Disguises.composedOf('子', '女'));
  }
}
