package org.huashu.coach.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.huashu.coach.review.Agreement.Pair;
import org.junit.jupiter.api.Test;

class AgreementTest {

  private static List<Pair> pairs(int count, Ruling first, Ruling second) {
    return Collections.nCopies(count, new Pair("r", "a", "b", first, second));
  }

  /** 50 cases: both yes 20, both no 15, yes/no 5, no/yes 10: observed .7, by chance .5. */
  @Test
  void isTheKappaOfTheWorkedExample() {
    List<Pair> pairs = new ArrayList<>();
    pairs.addAll(pairs(20, Ruling.RIGHT, Ruling.RIGHT));
    pairs.addAll(pairs(5, Ruling.RIGHT, Ruling.WRONG_FLAG));
    pairs.addAll(pairs(10, Ruling.WRONG_FLAG, Ruling.RIGHT));
    pairs.addAll(pairs(15, Ruling.WRONG_FLAG, Ruling.WRONG_FLAG));
    Agreement agreement = Agreement.of(pairs);
    assertEquals(50, agreement.pairs());
    assertEquals(0.7, agreement.observed(), 1e-12);
    assertEquals(0.5, agreement.expected(), 1e-12);
    assertEquals(0.4, agreement.kappa().orElseThrow(), 1e-12);
  }

  @Test
  void saysNothingWhereThereIsNothingToCompare() {
    assertEquals(Optional.empty(), Agreement.of(List.of()).kappa());
    assertEquals(Optional.empty(),
        Agreement.of(pairs(9, Ruling.RIGHT, Ruling.RIGHT)).kappa());
  }

  @Test
  void isOneForFullAgreementAndSymmetricAndWithinItsBounds() {
    Random random = new Random(7);
    Ruling[] rulings = Ruling.values();
    for (int round = 0; round < 2000; round++) {
      List<Pair> pairs = new ArrayList<>();
      List<Pair> swapped = new ArrayList<>();
      List<Pair> same = new ArrayList<>();
      int count = 1 + random.nextInt(30);
      for (int i = 0; i < count; i++) {
        Ruling first = rulings[random.nextInt(3)];
        Ruling second = rulings[random.nextInt(3)];
        pairs.add(new Pair("r", "a", "b", first, second));
        swapped.add(new Pair("r", "b", "a", second, first));
        same.add(new Pair("r", "a", "b", first, first));
      }
      Agreement.of(pairs).kappa().ifPresent(kappa -> {
        assertTrue(kappa >= -1 && kappa <= 1, () -> pairs + " gives " + kappa);
        assertEquals(kappa, Agreement.of(swapped).kappa().orElseThrow(), 1e-12);
      });
      Agreement.of(same).kappa().ifPresent(kappa -> assertEquals(1, kappa, 1e-12));
    }
  }
}
