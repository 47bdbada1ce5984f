package org.huashu.coach.review;

import java.util.Collection;
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
 * Nominal Scales", Educational and Psychological Measurement 20 (1960), pages 37 to 46. Its
 * standard error is that of J. L. Fleiss, J. Cohen and B. S. Everitt, "Large Sample Standard Errors
 * of Kappa and Weighted Kappa", Psychological Bulletin 72 (1969), pages 323 to 327.
 *
 * @param pairs how many rulings are compared
 * @param same in how many both say the same
 * @param expected the share in which they would by chance, in [0,1]
 * @param error the standard error of kappa, for many pairs; 0 where there is no kappa
 */
public record Agreement(int pairs, int same, double expected, double error) {

  private static final int RULINGS = Ruling.values().length;

  /**
   * What two said of one hint.
   *
   * @param draft the flagged draft's number
   */
  public record Pair(long draft, String hint, String rule, String first, String second,
      Ruling byFirst, Ruling bySecond) {

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
          .map(it -> new Pair(review.subject().number(), it.hint(),
              review.subject().rules().getOrDefault(it.hint(), ""), first.by(), second.by(),
              it.ruling(), bySecond.getOrDefault(it.hint(), it.ruling())))
          .toList();
    }

    /** Whether both said the same. */
    public boolean agrees() {
      return byFirst == bySecond;
    }
  }

  /**
   * How kappa may be read, by J. R. Landis and G. G. Koch, "The Measurement of Observer Agreement
   * for Categorical Data", Biometrics 33 (1977), page 165; they call the borders arbitrary
   * themselves.
   */
  public enum Band {
    /** Below 0. */
    POOR(0),
    /** To 0.20. */
    SLIGHT(0.2),
    /** To 0.40. */
    FAIR(0.4),
    /** To 0.60. */
    MODERATE(0.6),
    /** To 0.80. */
    SUBSTANTIAL(0.8),
    /** To 1. */
    ALMOST_PERFECT(1);

    private final double upTo;

    Band(double upTo) {
      this.upTo = upTo;
    }

    /** The band in which a kappa lies. */
    public static Band of(double kappa) {
      if (kappa < 0) {
        return POOR;
      }
      return List.of(SLIGHT, FAIR, MODERATE, SUBSTANTIAL)
          .stream()
          .filter(band -> kappa <= band.upTo + 1e-9)
          .findFirst()
          .orElse(ALMOST_PERFECT);
    }
  }

  /** Compares; the order of the pairs does not matter. */
  public static Agreement of(Collection<Pair> pairs) {
    double[][] shares = new double[RULINGS][RULINGS];
    int same = 0;
    for (Pair pair : pairs) {
      shares[pair.byFirst().ordinal()][pair.bySecond().ordinal()] += 1.0 / pairs.size();
      same += pair.agrees() ? 1 : 0;
    }
    double[] first = new double[RULINGS];
    double[] second = new double[RULINGS];
    double expected = 0;
    for (int i = 0; i < RULINGS; i++) {
      for (int j = 0; j < RULINGS; j++) {
        first[i] += shares[i][j];
        second[i] += shares[j][i];
      }
      expected += first[i] * second[i];
    }
    Agreement agreement = new Agreement(pairs.size(), same, expected, 0);
    return agreement.kappa()
        .map(kappa -> agreement.with(error(shares, first, second, kappa)))
        .orElse(agreement);
  }

  /**
   * The error but for what is the same in every table: {@code (1 - expected)} and the root of n.
   */
  private static double error(double[][] shares, double[] first, double[] second, double kappa) {
    double sum = 0;
    double expected = 0;
    for (int i = 0; i < RULINGS; i++) {
      expected += first[i] * second[i];
      for (int j = 0; j < RULINGS; j++) {
        double term = i == j
            ? 1 - (first[i] + second[i]) * (1 - kappa)
            : (1 - kappa) * (second[i] + first[j]);
        sum += shares[i][j] * term * term;
      }
    }
    double rest = kappa - expected * (1 - kappa);
    return Math.sqrt(Math.max(0, sum - rest * rest));
  }

  private Agreement with(double scaled) {
    return new Agreement(pairs, same, expected, scaled / ((1 - expected) * Math.sqrt(pairs)));
  }

  /** The share in which both say the same, in [0,1]; 0 when nothing is compared. */
  public double observed() {
    return pairs == 0 ? 0 : (double) same / pairs;
  }

  /**
   * Kappa, in [-1,1]: 1 for full agreement, 0 for that of chance. Empty when nothing is compared,
   * or when both say the same of everything: then chance alone explains it.
   */
  public Optional<Double> kappa() {
    return pairs == 0 || 1 - expected < 1e-12
        ? Optional.empty()
        : Optional.of((observed() - expected) / (1 - expected));
  }

  /**
   * Where kappa lies with 95 % confidence, for many pairs of drafts that have nothing to do with
   * each other. Empty without a kappa, and when both agree in everything: the error is 0 then and
   * says nothing.
   */
  public Optional<Interval> interval() {
    return kappa().filter(_ -> same < pairs)
        .map(kappa -> new Interval(Math.max(-1, kappa - Interval.Z * error),
            Math.min(1, kappa + Interval.Z * error)));
  }
}
