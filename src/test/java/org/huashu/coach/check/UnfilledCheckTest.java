package org.huashu.coach.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnfilledCheckTest {

  private final UnfilledCheck check = new UnfilledCheck();

  @Test
  void warnsOfEachPlaceholderThatIsStillOpen() {
    List<Finding> findings =
        check.findings(Drafts.in(Drafts.afterReplies(), "订单{订单号}由｛快递公司｝承运"));
    assertEquals(List.of(Optional.of(new Span(2, 7)), Optional.of(new Span(8, 14))),
        findings.stream().map(Finding::span).toList());
    assertEquals(List.of(Severity.WARN, Severity.WARN),
        findings.stream().map(Finding::severity).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "订单2026由顺丰承运", "{}", "a{1}b", "{ 看这里", "满200{减20}左右还有{"})
  void leavesOtherBracesAlone(String text) {
    assertEquals(text.contains("减") ? 1 : 0,
        check.findings(Drafts.in(Drafts.afterReplies(), text)).size());
  }
}
