package org.huashu.coach.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.huashu.coach.command.SearchSet.Asked;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.Readings;
import org.junit.jupiter.api.Test;

class DisturbanceTest {

  private static final List<Asked> ASKED =
      List.of(new Asked("a", "快递到哪了"), new Asked("b", "我的订单取消了怎么没有退款呢"));

  @Test
  void oneCharacterSoundsTheSameAndIsAnotherOneOrTwoOfALongQuestion() {
    for (long seed = 1; seed <= 20; seed++) {
      List<Asked> made = Disturbance.homophones.of(ASKED, seed);
      for (int i = 0; i < ASKED.size(); i++) {
        String before = ASKED.get(i).text();
        String after = made.get(i).text();
        assertEquals(before.length(), after.length());
        int[] wrong = IntStream.range(0, before.length())
            .filter(at -> before.charAt(at) != after.charAt(at))
            .toArray();
        assertEquals(i + 1, IntStream.of(wrong).mapToObj(before::charAt).distinct().count(), after);
        for (int at : wrong) {
          assertEquals(Readings.syllable(before.charAt(at)), Readings.syllable(after.charAt(at)));
        }
      }
    }
  }

  @Test
  void theSameSeedDisturbsInTheSameWayAndAnotherOneInAnother() {
    assertEquals(Disturbance.homophones.of(ASKED, 7), Disturbance.homophones.of(ASKED, 7));
    assertNotEquals(Disturbance.homophones.of(ASKED, 7), Disturbance.homophones.of(ASKED, 8));
  }

  @Test
  void traditionalScriptFoldsBackAndChatStandsAround() {
    List<Asked> traditional = Disturbance.traditional.of(ASKED, 1);
    assertNotEquals(ASKED, traditional);
    assertEquals(ASKED,
        traditional.stream().map(it -> new Asked(it.id(), Folding.fold(it.text()))).toList());
    List<Asked> chat = Disturbance.chat.of(ASKED, 1);
    assertTrue(chat.get(1).text().contains(ASKED.get(1).text()));
    assertNotEquals(ASKED, chat);
  }
}
