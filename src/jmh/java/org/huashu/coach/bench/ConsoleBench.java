package org.huashu.coach.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.huashu.coach.clock.PlatformProfile;
import org.huashu.coach.knowledge.KnowledgeBase;
import org.huashu.coach.knowledge.KnowledgeFolder;
import org.huashu.coach.knowledge.KnowledgeReader;
import org.huashu.coach.review.DryRun;
import org.huashu.coach.review.Insight;
import org.huashu.coach.review.Insight.Group;
import org.huashu.coach.review.JournalCounts;
import org.huashu.coach.review.Judgement;
import org.huashu.coach.review.Measure;
import org.huashu.coach.review.ProposalQuery;
import org.huashu.coach.review.QueueQuery;
import org.huashu.coach.review.QueueQuery.Filter;
import org.huashu.coach.review.QueueQuery.Order;
import org.huashu.coach.review.Review;
import org.huashu.coach.review.ReviewDesk;
import org.huashu.coach.review.Ruling;
import org.huashu.coach.review.SamplePlan;
import org.huashu.coach.review.TeachingCase;
import org.huashu.coach.script.ChineseWords;
import org.huashu.coach.store.SqlStore;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.CompiledWording;
import org.huashu.coach.wording.Meaning;
import org.huashu.coach.wording.Severity;

/**
 * What the console's pages ask of a large store, and how long it takes: first the questions to the
 * store alone, then the pages as a browser gets them.
 */
final class ConsoleBench {

  static final String SCENARIO = "console";

  private static final int PHRASES = 5_000;
  private static final byte[] SIGN_IN =
      "GET /console/sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final int WARM_UP = 3;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate TODAY = LocalDate.ofInstant(LargeStore.LAST, ZONE);

  private final LargeStore.Plan plan;
  private final int rounds;
  private final Map<String, Object> report = new LinkedHashMap<>();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  ConsoleBench(boolean quick) {
    this(quick ? LargeStore.Plan.QUICK : LargeStore.Plan.FULL, quick ? 20 : 40);
  }

  ConsoleBench(LargeStore.Plan plan, int rounds) {
    this.plan = plan;
    this.rounds = rounds;
  }

  /** Makes the store in a folder of its own, asks, and deletes it. */
  Map<String, Object> run() throws IOException {
    Path folder = Files.createTempDirectory("coach-console-bench");
    try {
      MadeUpKnowledgeBase.write(ServerProcess.root().resolve("knowledge-base"),
          folder.resolve("knowledge-base"), plan.scripts(), PHRASES);
      Path file = Files.createDirectory(folder.resolve("data")).resolve("coach.db");
      measure(file);
      report.put("pages", pages(folder, file));
    } catch (SQLException e) {
      throw new IOException("cannot fill the store", e);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return report;
  }

  /** The pages of a service with that store. */
  private Map<String, Object> pages(Path home, Path file) throws IOException, SQLException {
    ConsoleRows.fill("jdbc:sqlite:" + file);
    try (ServerProcess server = ServerProcess.start(home, List.of("-Xmx1g"));
        ConsoleVisitor visitor = new ConsoleVisitor(server.port())) {
      report.put("millisToFirstPage", Math.round(server.awaitFirstAnswer(SIGN_IN)));
      return new ConsolePages(server, visitor, plan).run();
    }
  }

  private void measure(Path file) throws IOException, SQLException {
    report.put("plan", plan);
    long started = System.nanoTime();
    LargeStore.fill(file, plan);
    report.put("fillingSeconds", seconds(started));
    report.put("megabytes", Files.size(file) >> 20);
    KnowledgeBase knowledge = KnowledgeReader
        .read(new KnowledgeFolder(ServerProcess.root().resolve("knowledge-base")).read());
    List<PlatformProfile> profiles = knowledge.policies().platforms();
    try (SqlStore store = SqlStore.open("jdbc:sqlite:" + file)) {
      started = System.nanoTime();
      var settings = new JournalCounts.Settings(ZONE, profiles);
      store.insightCounting().catchUp(settings, () -> true);
      report.put("countingAnewSeconds", seconds(started));
      review(store);
      report.put("verdicts", times(new Verdicts(store)::next));
      time("countingOn", () -> store.insightCounting().catchUp(settings, () -> true));
      queue(store);
      insight(store, profiles.getFirst());
      dryRun(store, knowledge);
    }
  }

  /** Some hundreds of drafts have verdicts already. */
  private void review(SqlStore store) {
    Verdicts verdicts = new Verdicts(store);
    long started = System.nanoTime();
    int judged = 0;
    while (judged < plan.flagged() / 40) {
      verdicts.next();
      judged++;
    }
    report.put("verdictsPerSecond",
        Math.round(judged / ((System.nanoTime() - started) / 1e9)));
  }

  /** A trainer at work: the next draft, its story, the verdict. */
  private static final class Verdicts {
    private final SqlStore store;
    private final ReviewDesk desk;
    private int count;

    Verdicts(SqlStore store) {
      this.store = store;
      this.desk = new ReviewDesk(store.reviews(), text -> text, _ -> {});
    }

    void next() {
      count++;
      Instant now = LargeStore.LAST.plusSeconds(count);
      OptionalLong draft = desk.next("trainer", now, Filter.ALL, Order.GRAVEST);
      long number = draft.orElseThrow();
      store.reviews().story(number).orElseThrow();
      Review review = store.reviews().review(number).orElseThrow();
      Ruling ruling = Ruling.values()[count % 3];
      desk.judge(number, "trainer", now, review.subject()
          .rules()
          .keySet()
          .stream()
          .map(hint -> new Judgement(hint, ruling, ""))
          .toList());
    }
  }

  private void queue(SqlStore store) {
    var none = Optional.<String>empty();
    Filter rare =
        new Filter(none, none, Optional.of(LargeStore.rule(LargeStore.RULES - 1)), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), none,
            OptionalLong.empty(), Optional.empty());
    Filter narrow = new Filter(Optional.of(LargeStore.SHOP), Optional.of("agent-07"),
        Optional.of(LargeStore.rule(3)), Optional.of(Category.BANNED), Optional.of(Severity.BLOCK),
        Optional.of(LargeStore.LAST.minus(Duration.ofDays(30))), Optional.empty(),
        Set.of(Review.State.OPEN), Optional.empty(), none, OptionalLong.empty(),
        Optional.empty());
    Filter wrong = new Filter(none, none, none, Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Set.of(), Optional.of(Ruling.WRONG_FLAG), none,
        OptionalLong.empty(), Optional.empty());
    Filter wanted = Filter.ALL.wantedFor("trainer", LargeStore.LAST);
    Map.of("all", Filter.ALL, "rareRule", rare, "narrow", narrow, "wrong", wrong, "wanted",
        wanted, "done", Filter.ALL.in(Set.of(Review.State.REVIEWED)))
        .forEach((name, filter) -> {
          for (Order order : Order.values()) {
            time("queue." + name + "." + order.name().toLowerCase(Locale.ROOT),
                () -> store.reviews().queue(new QueueQuery(filter, order, Optional.empty(), 50)));
          }
          time("count." + name, () -> store.reviews().count(filter, 10_000));
        });
    Optional<QueueQuery.Place> deep = deep(store);
    time("queue.deepPage", () -> store.reviews()
        .queue(new QueueQuery(Filter.ALL, Order.NEWEST, deep, 50)));
    time("proposals", () -> store.reviews().proposals(ProposalQuery.open(50)));
    time("notes", () -> store.reviews().notes(LargeStore.SHOP, "agent-07", 50));
    time("audit", () -> store.reviews().audit(0, 100));
    time("samplesCandidates", () -> store.samples()
        .candidates(new SamplePlan(LargeStore.SHOP,
            TODAY.minusDays(7).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), ZONE, 5, 1,
            1), Long.MAX_VALUE));
  }

  private Optional<QueueQuery.Place> deep(SqlStore store) {
    Optional<QueueQuery.Place> after = Optional.empty();
    for (int page = 0; page < plan.flagged() / 2 / 500; page++) {
      after = store.reviews()
          .queue(new QueueQuery(Filter.ALL, Order.NEWEST, after, 500))
          .next()
          .flatMap(QueueQuery.Place::parse);
    }
    return after;
  }

  private void insight(SqlStore store, PlatformProfile profile) {
    Insight insight = store.insight();
    for (int days : new int[]{7, 90}) {
      var range = new Insight.Range(Optional.of(LargeStore.SHOP), Optional.empty(),
          TODAY.minusDays(days), TODAY);
      for (Group group : List.of(Group.SUBJECT, Group.AGENT, Group.DAY)) {
        time("insight." + days + "days." + group.name().toLowerCase(Locale.ROOT),
            () -> insight.counts(EnumSet.range(Measure.FLAGGED, Measure.RULED_EXCUSABLE), group,
                range));
      }
      time("insight." + days + "days.nothing",
          () -> insight.counts(EnumSet.allOf(Measure.class), Group.NOTHING, range));
      time("waits." + days + "days", () -> insight.waits(profile.id(), Group.AGENT, range));
      time("rounds." + days + "days", () -> insight
          .rounds(new Insight.RoundsQuery(profile, range, false, false, Optional.empty(), 50)));
      time("roundsLate." + days + "days", () -> insight
          .rounds(new Insight.RoundsQuery(profile, range, true, false, Optional.empty(), 50)));
    }
    time("casesOfTheWeek", () -> TeachingCase.best(insight.told(LargeStore.SHOP,
        LargeStore.LAST.minus(Duration.ofDays(7)), LargeStore.LAST, 500), 10));
  }

  /** On one thread, with all shipped rules compiled. */
  private void dryRun(SqlStore store, KnowledgeBase knowledge) {
    CompiledWording wording = CompiledWording.compile(knowledge.rules(),
        knowledge.words().excuses(), ChineseWords::inside, Meaning.NONE);
    DryRun dryRun = new DryRun(store.recentReplies());
    int most = Math.min(200_000, plan.events() / 2);
    double best = 0;
    double bestOfCore = 0;
    DryRun.Result result =
        dryRun.run(new DryRun.Plan(LargeStore.SHOP, "banned.dont-know", 20_000, 1), wording,
            (_, _) -> true);
    for (int round = 0; round < 3; round++) {
      long started = System.nanoTime();
      long cpu = threads.getCurrentThreadCpuTime();
      result = dryRun.run(new DryRun.Plan(LargeStore.SHOP, "banned.dont-know", most, 1), wording,
          (_, _) -> true);
      best = Math.max(best, result.read() / ((System.nanoTime() - started) / 1e9));
      bestOfCore = Math.max(bestOfCore,
          result.read() / ((threads.getCurrentThreadCpuTime() - cpu) / 1e9));
    }
    report.put("dryRun", Map.of("rules", knowledge.rules().size(), "replies", result.read(),
        "flagged", result.flagged(), "repliesPerSecond", Math.round(best),
        "repliesPerSecondOfOneCore",
        Math.round(bestOfCore)));
  }

  private void time(String name, Runnable question) {
    report.put(name, times(question));
  }

  /** Milliseconds; those of the processor tell more on a machine that others use as well. */
  private Map<String, Object> times(Runnable question) {
    double[] millis = new double[rounds];
    double[] cpuMillis = new double[rounds];
    for (int round = -WARM_UP; round < rounds; round++) {
      long started = System.nanoTime();
      long cpu = threads.getCurrentThreadCpuTime();
      question.run();
      if (round >= 0) {
        cpuMillis[round] = (threads.getCurrentThreadCpuTime() - cpu) / 1e6;
        millis[round] = (System.nanoTime() - started) / 1e6;
      }
    }
    Map<String, Object> times = new LinkedHashMap<>();
    times.put("p50", LoadResult.rounded(Quantiles.of(millis, 0.5)));
    times.put("p95", LoadResult.rounded(Quantiles.of(millis, 0.95)));
    times.put("cpuP95", LoadResult.rounded(Quantiles.of(cpuMillis, 0.95)));
    return times;
  }

  private static double seconds(long started) {
    return LoadResult.rounded((System.nanoTime() - started) / 1e9);
  }
}
