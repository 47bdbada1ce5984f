package org.huashu.coach.webhook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.huashu.coach.webhook.AnswerRing.Kept;
import org.huashu.coach.webhook.AnswerRing.Label;
import org.junit.jupiter.api.Test;

/** Answers that stand in one array, the newest over the oldest. */
class AnswerRingTest {

  private static final int DAY = 86_400_000;

  private final SplittableRandom random = new SplittableRandom(5);

  @Test
  void givesWhatWasKeptOrNothingButNeverSomethingElse() {
    AnswerRing ring = new AnswerRing(100_000, DAY);
    Map<String, Kept> all = new HashMap<>();
    int found = 0;
    for (int i = 0; i < 20_000; i++) {
      String id = "msg_" + random.nextInt(2_000);
      Optional<Kept> known = ring.find(label(id), i);
      if (known.isPresent()) {
        found++;
        Kept first = Objects.requireNonNull(all.get(id));
        assertArrayEquals(first.digest(), known.get().digest());
        assertEquals(first.answer(), known.get().answer());
      } else {
        Kept kept = new Kept(bytes(32), new Answer(200, bytes(random.nextInt(1_500))));
        ring.keep(label(id), kept, i);
        all.put(id, kept);
      }
    }
    assertTrue(found > 500, found + " of 20 000 were found");
  }

  @Test
  void theNewestIsAlwaysThere() {
    AnswerRing ring = new AnswerRing(50_000, DAY);
    for (int i = 0; i < 5_000; i++) {
      Answer answer = new Answer(200, bytes(1 + random.nextInt(4_000)));
      ring.keep(label("id" + i), new Kept(bytes(32), answer), i);
      assertEquals(answer, ring.find(label("id" + i), i).orElseThrow().answer());
    }
    assertEquals(Optional.empty(), ring.find(label("id0"), 5_000));
  }

  @Test
  void tellsDeliveriesWithOneHashApart() {
    AnswerRing ring = new AnswerRing(50_000, DAY);
    for (int i = 0; i < 4; i++) {
      ring.keep(new Label(42, bytes(5, i)), new Kept(bytes(32), new Answer(200, bytes(9, i))), i);
    }
    for (int i = 0; i < 4; i++) {
      assertEquals(new Answer(200, bytes(9, i)),
          ring.find(new Label(42, bytes(5, i)), 9).orElseThrow().answer());
    }
    assertEquals(Optional.empty(), ring.find(new Label(42, bytes(5, 7)), 9));
  }

  @Test
  void whatWouldTakeHalfOfTheRoomIsNotKept() {
    AnswerRing ring = new AnswerRing(10_000, DAY);
    ring.keep(label("small"), new Kept(bytes(32), Answer.ACCEPTED), 1);
    ring.keep(label("large"), new Kept(bytes(32), new Answer(200, bytes(6_000))), 2);
    assertEquals(Optional.empty(), ring.find(label("large"), 3));
    assertEquals(Answer.ACCEPTED, ring.find(label("small"), 3).orElseThrow().answer());
  }

  private static Label label(String id) {
    return new Deliveries.Key("shop", id).label();
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] bytes(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
