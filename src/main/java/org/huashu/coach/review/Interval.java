package org.huashu.coach.review;

/**
 * Between which values the true one lies with 95 % confidence.
 *
 * @param from not greater than {@code to}
 */
public record Interval(double from, double to) {

  /** The 97.5th percentile of the normal distribution. */
  static final double Z = 1.959963984540054;

  /**
   * Of a share, by its score: it also holds for few cases and for none or all of them. E. B.
   * Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the
   * American Statistical Association 22 (1927), pages 209 to 212.
   *
   * @param part in [0,whole]
   * @param whole at least 1
   */
  public static Interval ofShare(long part, long whole) {
    double share = (double) part / whole;
    double square = Z * Z / whole;
    double middle = share + square / 2;
    double half = Z * Math.sqrt(share * (1 - share) / whole + square / (4 * whole));
    return new Interval(Math.max(0, (middle - half) / (1 + square)),
        Math.min(1, (middle + half) / (1 + square)));
  }
}
