package org.huashu.coach.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.check.Drafts;
import org.huashu.coach.check.Finding;
import org.huashu.coach.clock.ClockReading;
import org.huashu.coach.clock.ClockState;
import org.huashu.coach.script.Script;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayHintTest {

  private static final Script HOLDING = Drafts.script("holding.wait", Script.Use.HOLDING, "请稍等");

  @Test
  void saysNothingWhileThereIsTime() {
    assertEquals(Optional.empty(), hint(ClockState.IDLE, 0, 20_000));
    assertEquals(Optional.empty(), hint(ClockState.WAITING, 17_000, 20_000));
  }

  @Test
  void remindsWhenTheTargetIsNear() {
    assertEquals(
        Optional.of(new Finding("delay.due", Category.DELAY, Severity.INFO, Optional.empty(),
            "顾客已等待 18 秒，快到 20 秒的响应目标，请尽快回复或先发一句安抚话术", "先告诉顾客正在处理，比让顾客干等好",
            List.of(), Optional.of("holding.wait"), Optional.empty())),
        hint(ClockState.DUE, 18_400, 20_000));
  }

  @Test
  void isSilentBeforeHalfOfTheTargetWhateverThePolicySays() {
    assertEquals(Optional.empty(), hint(ClockState.DUE, 9_999, 20_000));
    assertEquals(true, hint(ClockState.DUE, 10_000, 20_000).isPresent());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      value = {"61000|1 分 1 秒", "180000|3 分钟", "3600000|1 小时", "7500000|2 小时 5 分"})
  void saysDurationsAsPeopleDo(long millis, String words) {
    Finding finding = hint(ClockState.OVERDUE, millis, 20_000).orElseThrow();
    assertEquals("顾客已等待 " + words + "，超过 20 秒的响应目标，请马上回复，并感谢顾客等待", finding.message());
    assertEquals(Severity.WARN, finding.severity());
  }

  private static Optional<Finding> hint(ClockState state, long waited, long target) {
    return DelayHint.of(new ClockReading(state, Optional.of(Instant.EPOCH), waited, target),
        () -> Optional.of(HOLDING));
  }
}
