package org.huashu.coach.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Push;
import org.huashu.coach.clock.ClockState;
import org.huashu.coach.coaching.Coach;
import org.huashu.coach.coaching.CoachingListener;
import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.coaching.Lookout;
import org.huashu.coach.coaching.Watch;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.InMemoryJournal;
import org.huashu.coach.knowledge.KnowledgeBase;
import org.huashu.coach.knowledge.KnowledgeFolder;
import org.huashu.coach.knowledge.KnowledgeReader;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.review.FlaggedDrafts;
import org.huashu.coach.review.InMemoryFlaggedDrafts;
import org.huashu.coach.script.ChineseWords;
import org.huashu.coach.script.ScriptIndex;
import org.huashu.coach.script.ScriptSource;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.PersonalData;
import org.huashu.coach.wording.CompiledWording;
import org.huashu.coach.wording.Meaning;

/**
 * Many customers who wait: what an alarm for each costs, how punctual they ring, and how fast the
 * log of a day is replayed. In this process, without disk and network.
 */
final class ClockBench {

  /** Its name on the command line. */
  static final String SCENARIO = "clock";

  private static final long CONVERSATION_MEMORY = 1L << 30;
  private static final int RINGING_A_SECOND = 2_000;

  private final int waits;
  private final Duration idle;
  private final int replayed;

  ClockBench(boolean quick) {
    this.waits = quick ? 10_000 : 100_000;
    this.idle = Duration.ofSeconds(quick ? 2 : 10);
    this.replayed = quick ? 10_000 : 60_000;
  }

  Map<String, Object> run() {
    Release release = release();
    try {
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("openWaits", open(release));
      report.put("lateness", lateness(release));
      report.put("replay", replay(release));
      return report;
    } finally {
      release.scripts().close();
    }
  }

  /** As many waits as there are, due in a day: heap of each, time to set, and doing nothing. */
  private Map<String, Object> open(Release release) {
    Coach coach = coach(release);
    Lookout lookout = new Lookout(coach, nobody());
    Instant far = Instant.now().plus(Duration.ofDays(1));
    for (int i = 0; i < waits; i++) {
      var _ = coach.accept(message(i, far), Optional.empty());
    }
    long before = usedHeap();
    long started = System.nanoTime();
    long worked = ownCpu();
    for (int i = 0; i < waits; i++) {
      lookout.heard(message(i, far), far);
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    double cpuSeconds = (ownCpu() - worked) / 1e9;
    long after = usedHeap();
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("waits", lookout.alarms());
    report.put("heapBytesOfAnAlarm", Math.max(0, after - before) / waits);
    report.put("eventsPerSecond", Math.round(waits / seconds));
    report.put("eventsPerCpuSecond", Math.round(waits / cpuSeconds));
    report.put("idleCpuShare", idleCpu(lookout));
    return report;
  }

  /** The share of one processor that the process takes while nothing rings. */
  private double idleCpu(Lookout lookout) {
    try (Watch _ = Watch.start(lookout, InstantSource.system(),
        Thread.ofPlatform().daemon().factory())) {
      long before = cpu();
      long started = System.nanoTime();
      pause(idle);
      return LoadResult.rounded((cpu() - before) * 1.0 / (System.nanoTime() - started));
    }
  }

  /** Waits that become due one after the other, beside all the others that do not. */
  private Map<String, Object> lateness(Release release) {
    Coach coach = coach(release);
    int ringing = (int) (RINGING_A_SECOND * idle.toSeconds() / 2);
    BlockingQueue<Long> late = new ArrayBlockingQueue<>(2 * ringing);
    Instant begin = Instant.now().plusSeconds(4);
    Lookout lookout = new Lookout(coach, push -> late.add(micros(push)));
    try (Watch watch = Watch.start(lookout, InstantSource.system(),
        Thread.ofPlatform().daemon().factory())) {
      for (int i = 0; i < ringing; i++) {
        // Due at 18 of 20 seconds; it was written 18 seconds before it is due.
        Event event = message(i, begin.minusSeconds(18)
            .plusNanos(1_000_000_000L * i / RINGING_A_SECOND));
        var _ = coach.accept(event, Optional.empty());
        watch.heard(event);
      }
      Instant far = begin.plus(Duration.ofDays(1));
      for (int i = ringing; i < waits; i++) {
        var _ = coach.accept(message(i, far), Optional.empty());
      }
      return lateness(taken(late, ringing), ringing);
    }
  }

  private static Map<String, Object> lateness(long[] micros, int wanted) {
    Arrays.sort(micros);
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("alarms", wanted);
    report.put("rung", micros.length);
    report.put("medianMicros", micros[micros.length / 2]);
    report.put("p99Micros", micros[(int) (micros.length * 0.99)]);
    report.put("maxMicros", micros[micros.length - 1]);
    return report;
  }

  private static long[] taken(BlockingQueue<Long> late, int wanted) {
    long[] micros = new long[wanted];
    for (int i = 0; i < wanted; i++) {
      try {
        Long next = late.poll(30, TimeUnit.SECONDS);
        if (next == null) {
          return Arrays.copyOf(micros, Math.max(1, i));
        }
        micros[i] = next;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return micros;
  }

  /** A push comes 18 seconds after the message, when it is due, and when 20 have passed. */
  private static long micros(Push push) {
    int seconds = push.clock().state() == ClockState.OVERDUE ? 20 : 18;
    Instant due = push.clock().waitingSince().orElseThrow().plusSeconds(seconds);
    return Duration.between(due, Instant.now()).toNanos() / 1_000;
  }

  /** Messages, drafts and replies on a virtual clock, twice: the second time the code is warm. */
  private Map<String, Object> replay(Release release) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("events", replayed);
    for (String round : List.of("cold", "warm")) {
      Coach coach = coach(release);
      int[] told = {0};
      Lookout lookout = new Lookout(coach, _ -> told[0]++);
      List<Event> day = day();
      long started = System.nanoTime();
      long worked = ownCpu();
      for (Event event : day) {
        for (var next = lookout.next();
            next.isPresent() && next.get().isBefore(event.at());
            next =
                lookout.next()) {
          lookout.ring(next.get());
        }
        if (event instanceof Event.DraftUpdated draft) {
          Advice advice = coach.advise(draft);
          told[0] += advice.hints().size();
        } else {
          var _ = coach.accept(event, Optional.empty());
          lookout.heard(event, event.at());
        }
      }
      // On a machine that others use too, only what the thread itself worked can be compared.
      report.put(round + "EventsPerCpuSecond", Math.round(replayed / ((ownCpu() - worked) / 1e9)));
      report.put(round + "EventsPerSecond",
          Math.round(replayed / ((System.nanoTime() - started) / 1e9)));
      report.put("told", told[0]);
    }
    return report;
  }

  /** A busy day: four in ten events are questions, four are drafts, two are replies. */
  private List<Event> day() {
    Instant start = Instant.parse("2026-11-02T01:00:00Z");
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < replayed; i++) {
      Instant at = start.plusMillis(20L * i);
      ConversationKey key = key(i / 10 % 1_000 + i / 100_000 * 1_000);
      events.add(switch (i % 10) {
        case 0, 3, 6, 8 ->
          new Event.MessageReceived(key, at, "m" + i, ShopTalk.question(i / 10 % 200, i % 5));
        case 1, 2, 4, 5 -> new Event.DraftUpdated(key, at, "d" + i / 10, i, "a",
            ShopTalk.answer(i % 200), Optional.empty(), Optional.empty(),
            java.util.OptionalInt.empty(),
            false);
        default -> new Event.ReplySent(key, at, "r" + i, Optional.empty(), "a",
            ShopTalk.answer(i % 200), org.huashu.coach.conversation.Sender.HUMAN);
      });
    }
    return events;
  }

  private static Consumer<Push> nobody() {
    return _ -> {};
  }

  private static Event message(int number, Instant at) {
    return new Event.MessageReceived(key(number), at, "m", "我的快递到哪了");
  }

  private static ConversationKey key(int number) {
    return new ConversationKey("s", "c-" + number);
  }

  private static Coach coach(Release release) {
    FlaggedDrafts flagged = new InMemoryFlaggedDrafts();
    var ports = new Coach.Ports(CurrentRelease.always(release), new InMemoryJournal(), flagged,
        PersonalData::mask, InstantSource.system(), CoachingListener.NONE);
    return new Coach(ports, new Coach.Limits(CONVERSATION_MEMORY, 64L << 20));
  }

  private static Release release() {
    Path folder = ServerProcess.root().resolve("knowledge-base");
    KnowledgeBase knowledge = KnowledgeReader.read(new KnowledgeFolder(folder).read());
    var source =
        new ScriptSource(knowledge.scripts(), knowledge.words().synonyms(), Folding::fold);
    return new Release(0, knowledge, CompiledWording.compile(knowledge.rules(),
        knowledge.words().excuses(), ChineseWords::inside, Meaning.NONE),
        ScriptIndex.inMemory(source));
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory
        .getOperatingSystemMXBean()).getProcessCpuTime();
  }

  /** What this thread worked, in nanoseconds of a processor. */
  private static long ownCpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long usedHeap() {
    System.gc();
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
