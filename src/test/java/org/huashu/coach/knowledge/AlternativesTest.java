package org.huashu.coach.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlternativesTest {

  @Test
  void everyGroupStandsForEachOfItsWords() {
    assertEquals(List.of("我真不知道", "我真不清楚", "我不知道", "我不清楚"),
        Alternatives.of("我(真|)(不知道|不清楚)"));
  }

  @Test
  void bracketsWithoutAChoiceAreSigns() {
    assertEquals(List.of("(正品)保证"), Alternatives.of("(正品)保证"));
    assertEquals(List.of("没有选择"), Alternatives.of("没有选择"));
  }

  @Test
  void whatComesOutTwiceIsThereOnce() {
    assertEquals(List.of("催催我", "催我", "我"), Alternatives.of("(催|)(催|)我"));
  }

  @Test
  void aMillionPhrasesAreNone() {
    assertEquals(List.of(), Alternatives.of("(一|二|三|四|五|六|七|八|九|十)".repeat(6)));
  }
}
