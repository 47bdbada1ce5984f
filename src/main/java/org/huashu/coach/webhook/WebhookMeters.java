package org.huashu.coach.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.advice.Verdict;
import org.huashu.coach.wording.Category;

/**
 * What is measured of the webhook: time by stage, calls by type and status, hints by category,
 * verdicts. All meters of the hot path are made in advance; labels come from closed lists.
 */
final class WebhookMeters {

  /** The stages of a call. */
  enum Stage {
    /** The body comes in. */
    READ,
    /** Bytes become JSON, JSON an event. */
    PARSE,
    /** The signature is checked. */
    VERIFY,
    /** A draft is coached. */
    ADVISE,
    /** Any other event is kept. */
    ACCEPT,
    /** Advice becomes bytes. */
    WRITE,
    /** The answer goes out. */
    SEND
  }

  private static final Duration[] BUCKETS = {Duration.ofNanos(10_000), Duration.ofNanos(50_000),
    Duration.ofNanos(100_000), Duration.ofNanos(250_000), Duration.ofNanos(500_000),
    Duration.ofMillis(1), Duration.ofNanos(2_500_000), Duration.ofMillis(5),
    Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50), Duration.ofMillis(100),
    Duration.ofMillis(500), Duration.ofSeconds(1)};
  private static final String UNKNOWN = "unknown";

  private final MeterRegistry registry;
  private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
  private final Map<Category, Counter> hints = new EnumMap<>(Category.class);
  private final Map<Verdict, Counter> verdicts = new EnumMap<>(Verdict.class);
  private final Map<EventType, Counter> good = new EnumMap<>(EventType.class);
  private final Map<String, Counter> others = new ConcurrentHashMap<>();

  WebhookMeters(MeterRegistry registry) {
    this.registry = registry;
    for (Stage stage : Stage.values()) {
      stages.put(stage, Timer.builder("coach.stage")
          .description("time that a call spends in each stage")
          .tag("stage", stage.name().toLowerCase(Locale.ROOT))
          .serviceLevelObjectives(BUCKETS)
          .register(registry));
    }
    for (Category category : Category.values()) {
      hints.put(category, Counter.builder("coach.hints")
          .description("hints shown, by category")
          .tag("category", category.wireName())
          .register(registry));
    }
    for (Verdict verdict : Verdict.values()) {
      verdicts.put(verdict, Counter.builder("coach.verdicts")
          .description("drafts coached, by verdict")
          .tag("verdict", AdviceWriter.wireName(verdict))
          .register(registry));
    }
    for (EventType type : EventType.values()) {
      good.put(type, calls(type.wireName(), type == EventType.DRAFT_UPDATED ? 200 : 202));
    }
  }

  /** Notes that a stage ended now; the moment is where the next one starts. */
  long ended(Stage stage, long startedNanos) {
    long now = System.nanoTime();
    of(stages, stage).record(now - startedNanos, TimeUnit.NANOSECONDS);
    return now;
  }

  /** Counts what the agent is shown. */
  void advised(Advice advice) {
    for (Hint hint : advice.hints()) {
      of(hints, hint.finding().category()).increment();
    }
    of(verdicts, advice.verdict()).increment();
  }

  /** Counts a call that was taken. */
  void taken(EventType type) {
    of(good, type).increment();
  }

  /** Counts a call of a type that is not known. */
  void ignored() {
    other(UNKNOWN, 202);
  }

  /** Counts a call that was refused. */
  void refused(java.util.Optional<EventType> type, int status) {
    other(type.map(EventType::wireName).orElse(UNKNOWN), status);
  }

  private void other(String type, int status) {
    others.computeIfAbsent(type + status, key -> calls(type, status)).increment();
  }

  private Counter calls(String type, int status) {
    return Counter.builder("coach.webhook.calls")
        .description("calls of the webhook, by type of event and status")
        .tag("type", type)
        .tag("status", Integer.toString(status))
        .register(registry);
  }

  private static <K extends Enum<K>, V> V of(Map<K, V> meters, K key) {
    return java.util.Objects.requireNonNull(meters.get(key));
  }
}
