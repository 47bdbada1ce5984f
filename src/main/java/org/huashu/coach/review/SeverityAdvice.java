package org.huashu.coach.review;

import java.util.Optional;
import org.huashu.coach.wording.Severity;

/**
 * How severe a rule should be, by what trainers said of its hints.
 *
 * @param severity what is proposed; the same where nothing speaks against it
 * @param precision of the judged hints: those that were right or excusable
 */
public record SeverityAdvice(Severity severity, Share precision, Why why) {

  /** A rule that is right less often teaches agents to ignore hints. */
  public static final double LEAST = 0.70;
  /** A rule that stops a reply must hardly ever be wrong: one in fifty. */
  public static final double LEAST_TO_BLOCK = 0.98;
  /** Fewer verdicts say little. */
  public static final int FEWEST = 10;

  /** What the proposal follows from. */
  public enum Why {
    /** Too few verdicts. */
    TOO_FEW,
    /** Right often enough. */
    FITS,
    /** Right less often than {@link #LEAST}. */
    UNDER_LEAST,
    /** Stops replies, and is right less often than {@link #LEAST_TO_BLOCK}. */
    TOO_WEAK_TO_BLOCK,
    /** Right less often than {@link #LEAST}, and of the lowest severity already. */
    ARCHIVE
  }

  /** The proposal for a rule of that severity. */
  public static SeverityAdvice of(Severity now, Share precision) {
    Optional<Double> value = precision.value();
    if (value.isEmpty() || precision.whole() < FEWEST) {
      return new SeverityAdvice(now, precision, Why.TOO_FEW);
    }
    if (value.get() < LEAST) {
      return switch (now) {
        case BLOCK -> new SeverityAdvice(Severity.WARN, precision, Why.UNDER_LEAST);
        case WARN -> new SeverityAdvice(Severity.INFO, precision, Why.UNDER_LEAST);
        case INFO -> new SeverityAdvice(Severity.INFO, precision, Why.ARCHIVE);
      };
    }
    return now == Severity.BLOCK && value.get() < LEAST_TO_BLOCK
        ? new SeverityAdvice(Severity.WARN, precision, Why.TOO_WEAK_TO_BLOCK)
        : new SeverityAdvice(now, precision, Why.FITS);
  }

  /** Whether another severity, or none, is proposed. */
  public boolean demotes() {
    return why == Why.UNDER_LEAST || why == Why.TOO_WEAK_TO_BLOCK || why == Why.ARCHIVE;
  }
}
