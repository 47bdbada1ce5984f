package org.huashu.coach;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.huashu.coach.coaching.CoachingListener;

/** What the coach tells, as meters. Registered once: a draft costs no look-up by name. */
final class CoachingMeters implements CoachingListener {

  private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
  private final Counter remembered;
  private final Counter searched;
  private final Counter byWords;

  CoachingMeters(MeterRegistry registry) {
    for (Stage stage : Stage.values()) {
      stages.put(stage, Timer.builder("coach.coaching")
          .description("time of each stage of coaching")
          .tag("stage", stage.name().toLowerCase(Locale.ROOT))
          .serviceLevelObjectives(Duration.ofNanos(100_000), Duration.ofMillis(1),
              Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(50))
          .register(registry));
    }
    remembered = questions(registry, "remembered");
    searched = questions(registry, "searched");
    byWords = Counter.builder("coach.questions.by.words")
        .description("questions searched by words only, since their meaning took too long")
        .register(registry);
  }

  private static Counter questions(MeterRegistry registry, String how) {
    return Counter.builder("coach.questions")
        .description("questions whose scripts were remembered, and searched")
        .tag("how", how)
        .register(registry);
  }

  @Override
  public void passed(Stage stage, long nanos) {
    Timer timer = stages.get(stage);
    if (timer != null) {
      timer.record(nanos, TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void scriptsWanted(boolean known) {
    (known ? remembered : searched).increment();
  }

  @Override
  public void meaningMissed() {
    byWords.increment();
  }
}
