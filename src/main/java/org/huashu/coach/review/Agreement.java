package org.huashu.coach.review;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How far two reviewers agree who did not know of each other's rulings.
 *
 * <p>
 * Cohen's kappa: {@code (observed - expected) / (1 - expected)}, where {@code expected} is the sum
 * over the rulings of the products of both sides' shares. J. Cohen, "A Coefficient of Agreement for
 * Nominal Scales", Educational and Psychological Measurement 20 (1960), pages 37 to 46.
 *
 * @param pairs how many rulings are compared
 * @param observed the share in which both say the same, in [0,1]
 * @param expected the share in which they would by chance, in [0,1]
 */
public record Agreement(int pairs, double observed, double expected) {

  /** What two said of one hint. */
  public record Pair(String rule, String first, String second, Ruling byFirst, Ruling bySecond) {

    /** What the first two reviewers said, hint by hint; empty before both have judged. */
    static List<Pair> of(Review review) {
      if (review.judged().size() < 2) {
        return List.of();
      }
      Act.Judged first = review.judged().get(0);
      Act.Judged second = review.judged().get(1);
      Map<String, Ruling> bySecond = second.judgements()
          .stream()
          .collect(Collectors.toMap(Judgement::hint, Judgement::ruling));
      return first.judgements()
          .stream()
          .map(it -> new Pair(review.subject().rules().getOrDefault(it.hint(), ""), first.by(),
              second.by(), it.ruling(), bySecond.getOrDefault(it.hint(), it.ruling())))
          .toList();
    }
  }

  /** Compares; the order of the pairs does not matter. */
  public static Agreement of(Collection<Pair> pairs) {
    if (pairs.isEmpty()) {
      return new Agreement(0, 0, 0);
    }
    Map<Ruling, Integer> first = new EnumMap<>(Ruling.class);
    Map<Ruling, Integer> second = new EnumMap<>(Ruling.class);
    int same = 0;
    for (Pair pair : pairs) {
      first.merge(pair.byFirst(), 1, Integer::sum);
      second.merge(pair.bySecond(), 1, Integer::sum);
      same += pair.byFirst() == pair.bySecond() ? 1 : 0;
    }
    double all = pairs.size();
    double expected = 0;
    for (Ruling ruling : Ruling.values()) {
      expected += first.getOrDefault(ruling, 0) / all * (second.getOrDefault(ruling, 0) / all);
    }
    return new Agreement(pairs.size(), same / all, expected);
  }

  /**
   * Kappa, in [-1,1]: 1 for full agreement, 0 for that of chance. Empty when nothing is compared,
   * or when both say the same of everything: then chance alone explains it.
   */
  public Optional<Double> kappa() {
    return pairs == 0 || 1 - expected < 1e-12
        ? Optional.empty()
        : Optional.of((observed - expected) / (1 - expected));
  }
}
