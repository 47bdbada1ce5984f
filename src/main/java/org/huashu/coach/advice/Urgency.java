package org.huashu.coach.advice;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.huashu.coach.check.Finding;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;

/** When time is short an agent is told what matters: style steps back. */
public final class Urgency {

  private static final Set<Category> STYLE =
      EnumSet.of(Category.SLANG, Category.ADDRESS, Category.FILLER, Category.HARD_TONE);

  private Urgency() {}

  /** The findings without mere advice on style. */
  public static List<Finding> withoutStyle(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.severity() != Severity.INFO
            || !STYLE.contains(finding.category()))
        .toList();
  }
}
