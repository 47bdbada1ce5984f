package org.huashu.coach.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.huashu.coach.review.SeverityAdvice.Why;
import org.huashu.coach.wording.Severity;
import org.junit.jupiter.api.Test;

class SeverityAdviceTest {

  private static String advice(Severity now, long right, long judged) {
    SeverityAdvice advice = SeverityAdvice.of(now, new Share(right, judged));
    return advice.severity() + " " + advice.why();
  }

  @Test
  void aRuleThatIsRightLessThanSevenTimesInTenGoesDownByOne() {
    assertEquals("WARN " + Why.UNDER_LEAST, advice(Severity.BLOCK, 6, 10));
    assertEquals("INFO " + Why.UNDER_LEAST, advice(Severity.WARN, 69, 100));
    assertEquals("WARN " + Why.FITS, advice(Severity.WARN, 70, 100));
  }

  @Test
  void theLowestCanOnlyBeRewrittenOrArchived() {
    assertEquals("INFO " + Why.ARCHIVE, advice(Severity.INFO, 1, 10));
  }

  @Test
  void whatStopsRepliesMustHardlyEverBeWrong() {
    assertEquals("WARN " + Why.TOO_WEAK_TO_BLOCK, advice(Severity.BLOCK, 97, 100));
    assertEquals("BLOCK " + Why.FITS, advice(Severity.BLOCK, 98, 100));
  }

  @Test
  void aFewVerdictsProposeNothing() {
    assertEquals("BLOCK " + Why.TOO_FEW, advice(Severity.BLOCK, 0, 9));
    assertEquals("INFO " + Why.TOO_FEW, advice(Severity.INFO, 0, 0));
  }
}
