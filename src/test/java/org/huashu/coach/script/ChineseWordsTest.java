package org.huashu.coach.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ChineseWordsTest {

  @Test
  void knowsWhereWordsGoOn() {
    String text = "路口交通不便";
    assertTrue(ChineseWords.inside(text).get(text.indexOf("口")));
    assertFalse(ChineseWords.inside(text).get(text.indexOf("交")));
    assertTrue(ChineseWords.inside(text).get(text.indexOf("通")));
  }

  @Test
  void offsetsAreUtf16UnitsOfTheText() {
    String text = "😀，\n路口 交通";
    assertTrue(ChineseWords.inside(text).get(text.indexOf("口")));
    assertTrue(ChineseWords.inside(text).get(text.indexOf("通")));
    assertFalse(ChineseWords.inside(text).get(text.indexOf("路")));
    assertEquals(0, ChineseWords.inside("").cardinality());
  }
}
