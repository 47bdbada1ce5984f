package org.huashu.coach.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TimersTest {

  private final Timers<String> timers = new Timers<>();

  @Test
  void ringsInTheOrderOfTime() {
    timers.set("b", at(2));
    timers.set("a", at(1));
    timers.set("c", at(2));
    assertEquals(Optional.of(at(1)), timers.next());
    assertEquals(List.of("a", "b", "c"), rung(2));
    assertEquals(Optional.empty(), timers.next());
  }

  @Test
  void aKeyHasOneAlarm() {
    timers.set("a", at(1));
    timers.set("a", at(3));
    assertEquals(List.of(), rung(2));
    timers.cancel("a");
    timers.cancel("nobody");
    assertEquals(0, timers.size());
  }

  @Test
  void neverRingsEarly() {
    timers.set("a", at(1).plusNanos(1));
    assertEquals(Optional.empty(), timers.poll(at(1)));
    assertEquals(Optional.of("a"), timers.poll(at(1).plusMillis(1)));
  }

  @Test
  void isTheSameAsASortedListWhateverIsDone() {
    SplittableRandom random = new SplittableRandom(5);
    TreeMap<String, Integer> expected = new TreeMap<>();
    for (int i = 0; i < 5_000; i++) {
      String key = "k" + random.nextInt(50);
      int second = random.nextInt(100);
      if (random.nextInt(4) == 0) {
        timers.cancel(key);
        expected.remove(key);
      } else {
        timers.set(key, at(second));
        expected.put(key, second);
      }
      assertEquals(expected.values().stream().min(Integer::compare).map(TimersTest::at),
          timers.next());
    }
  }

  private List<String> rung(int second) {
    List<String> rung = new ArrayList<>();
    for (var key = timers.poll(at(second)); key.isPresent(); key = timers.poll(at(second))) {
      rung.add(key.get());
    }
    return rung;
  }

  private static Instant at(int second) {
    return Instant.EPOCH.plusSeconds(second);
  }
}
