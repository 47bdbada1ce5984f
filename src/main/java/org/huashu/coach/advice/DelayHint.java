package org.huashu.coach.advice;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.huashu.coach.check.Finding;
import org.huashu.coach.clock.ClockReading;
import org.huashu.coach.clock.ClockState;
import org.huashu.coach.script.Script;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;

/** Tells an agent that the customer has waited long, and what to send first. */
public final class DelayHint {

  private static final String WHY = "先告诉顾客正在处理，比让顾客干等好";

  private DelayHint() {}

  /**
   * What there is to say about a wait: nothing before half of the target has passed, whatever the
   * policy says.
   *
   * @param holding a script that keeps the customer informed, asked for only when it is wanted
   */
  public static Optional<Finding> of(ClockReading clock, Supplier<Optional<Script>> holding) {
    return switch (clock.state()) {
      case IDLE, WAITING -> Optional.empty();
      case DUE -> clock.waitedMillis() * 2 < clock.targetMillis()
          ? Optional.empty()
          : Optional.of(finding("delay.due", Severity.INFO,
              "顾客已等待 " + words(clock.waitedMillis())
                  + (clock.waitedMillis() < clock.targetMillis() ? "，快到 " : "，已到 ")
                  + words(clock.targetMillis())
                  + "的响应目标，请尽快回复或先发一句安抚话术",
              holding.get()));
      case OVERDUE -> Optional.of(finding("delay.overdue", Severity.WARN,
          "顾客已等待 " + words(wholeSeconds(clock.waitedMillis())) + "，超过 "
              + words(clock.targetMillis())
              + "的响应目标，请马上回复，并感谢顾客等待",
          holding.get()));
    };
  }

  /**
   * What there is to say when the reply will not be done in time: from half of the target on.
   *
   * @param remainingMillis how long the agent will still type
   */
  public static Optional<Finding> forecast(ClockReading clock, long remainingMillis,
      Supplier<Optional<Script>> holding) {
    boolean late = clock.state() == ClockState.WAITING
        && clock.waitedMillis() * 2 >= clock.targetMillis()
        && clock.waitedMillis() + remainingMillis > clock.targetMillis();
    return late
        ? Optional.of(finding("delay.forecast", Severity.INFO,
            "顾客已等待 " + words(clock.waitedMillis()) + "，按现在的打字速度还要约 "
                + words(Math.max(1_000, remainingMillis)) + "，会超过 " + words(clock.targetMillis())
                + "的响应目标，可以先发一句安抚话术",
            holding.get()))
        : Optional.empty();
  }

  private static Finding finding(String rule, Severity severity, String message,
      Optional<Script> holding) {
    return new Finding(rule, Category.DELAY, severity, Optional.empty(), message, WHY, List.of(),
        holding.map(Script::id), Optional.empty());
  }

  /** A second that has begun counts: 20 秒，超过 20 秒 would make nobody wiser. */
  private static long wholeSeconds(long millis) {
    return (millis + 999) / 1000 * 1000;
  }

  /** A duration in whole units, as people say it: 25 秒, 3 分 20 秒, 2 小时 5 分. */
  public static String words(long millis) {
    long seconds = millis / 1000;
    long minutes = seconds / 60;
    if (minutes == 0) {
      return seconds + " 秒";
    }
    return minutes < 60
        ? minutes + " 分" + rest(seconds % 60, " 秒", " 钟")
        : minutes / 60 + " 小时" + rest(minutes % 60, " 分", "");
  }

  private static String rest(long count, String unit, String none) {
    return count == 0 ? none.strip() : " " + count + unit;
  }
}
