package org.huashu.coach.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.huashu.coach.review.Agreement.Band;
import org.huashu.coach.review.Agreement.Pair;
import org.junit.jupiter.api.Test;

class AgreementTest {

  private static List<Pair> pairs(int count, Ruling first, Ruling second) {
    return Collections.nCopies(count, new Pair(1, "h", "r", "a", "b", first, second));
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
        pairs.add(new Pair(1, "h", "r", "a", "b", first, second));
        swapped.add(new Pair(1, "h", "r", "b", "a", second, first));
        same.add(new Pair(1, "h", "r", "a", "b", first, first));
      }
      Agreement.of(pairs).kappa().ifPresent(kappa -> {
        assertTrue(kappa >= -1 && kappa <= 1, () -> pairs + " gives " + kappa);
        assertEquals(kappa, Agreement.of(swapped).kappa().orElseThrow(), 1e-12);
      });
      Agreement.of(same).kappa().ifPresent(kappa -> assertEquals(1, kappa, 1e-12));
    }
  }

  /** 200 cases in three classes: Fleiss, Cohen and Everitt's own example, its error 0.0537. */
  @Test
  void itsErrorIsThatOfItsAuthorsAndOfTheBootstrap() {
    int[][] table = {{106, 10, 4}, {22, 28, 10}, {2, 12, 6}};
    List<Pair> pairs = new ArrayList<>();
    for (Ruling first : Ruling.values()) {
      for (Ruling second : Ruling.values()) {
        pairs.addAll(pairs(table[first.ordinal()][second.ordinal()], first, second));
      }
    }
    Agreement agreement = Agreement.of(pairs);
    assertEquals(0.4286, agreement.kappa().orElseThrow(), 1e-4);
    assertEquals(0.0537, agreement.error(), 1e-4);
    Interval interval = agreement.interval().orElseThrow();
    assertEquals(agreement.kappa().orElseThrow(), (interval.from() + interval.to()) / 2, 1e-9);
    double[] drawn = new double[4000];
    Random random = new Random(11);
    for (int i = 0; i < drawn.length; i++) {
      List<Pair> sample =
          random.ints(pairs.size(), 0, pairs.size()).mapToObj(pairs::get).toList();
      drawn[i] = Agreement.of(sample).kappa().orElseThrow();
    }
    double mean = Arrays.stream(drawn).average().orElseThrow();
    double deviation = Math.sqrt(Arrays.stream(drawn)
        .map(kappa -> (kappa - mean) * (kappa - mean))
        .average()
        .orElseThrow());
    assertEquals(deviation, agreement.error(), 0.05 * deviation);
  }

  @Test
  void givesNoIntervalWhereTheErrorSaysNothing() {
    List<Pair> pairs = new ArrayList<>(pairs(3, Ruling.RIGHT, Ruling.RIGHT));
    pairs.addAll(pairs(2, Ruling.WRONG_FLAG, Ruling.WRONG_FLAG));
    assertEquals(1, Agreement.of(pairs).kappa().orElseThrow(), 1e-12);
    assertEquals(Optional.empty(), Agreement.of(pairs).interval());
  }

  /** Wilson's interval as Brown, Cai and DasGupta (2001) have it: 0 of 10 reaches to 0.278. */
  @Test
  void theIntervalOfAShareHoldsAtItsBounds() {
    assertEquals(new Interval(0, 0.2775), rounded(Interval.ofShare(0, 10)));
    assertEquals(new Interval(0.7225, 1), rounded(Interval.ofShare(10, 10)));
    assertEquals(new Interval(0.2366, 0.7634), rounded(Interval.ofShare(5, 10)));
  }

  private static Interval rounded(Interval interval) {
    return new Interval(Math.round(interval.from() * 1e4) / 1e4,
        Math.round(interval.to() * 1e4) / 1e4);
  }

  @Test
  void isReadByTheBandsOfLandisAndKoch() {
    assertEquals(
        List.of(Band.POOR, Band.SLIGHT, Band.SLIGHT, Band.FAIR, Band.MODERATE, Band.SUBSTANTIAL,
            Band.SUBSTANTIAL, Band.ALMOST_PERFECT, Band.ALMOST_PERFECT),
        Stream.of(-0.1, 0.0, 0.2, 0.3, 0.41, 0.7, 0.8, 0.81, 1.0).map(Band::of).toList());
  }
}
