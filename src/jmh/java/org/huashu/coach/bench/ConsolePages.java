package org.huashu.coach.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huashu.coach.review.QueueQuery;
import org.huashu.coach.wording.Severity;

/**
 * Times the console's pages as a browser asks for them: over HTTP, signed in, from the real service
 * in a process of its own. The processor's time of that process stands beside, as it tells more on
 * a machine that others use as well.
 */
final class ConsolePages {

  private static final int WARM_UP = 3;
  private static final int LEAST_ROUNDS = 8;
  private static final int MOST_ROUNDS = 30;
  private static final long A_PAGE_NANOS = Duration.ofSeconds(1).toNanos();
  private static final double WANTED_MILLIS = 300;
  private static final Pattern RUN = Pattern.compile("dry-run/(\\d+)");

  private final ServerProcess server;
  private final ConsoleVisitor visitor;
  private final LargeStore.Plan plan;
  private final Map<String, Object> report = new LinkedHashMap<>();
  private final List<String> slow = new ArrayList<>();

  ConsolePages(ServerProcess server, ConsoleVisitor visitor, LargeStore.Plan plan) {
    this.server = server;
    this.visitor = visitor;
    this.plan = plan;
  }

  /** Asks for everything; the service runs already. */
  Map<String, Object> run() throws IOException {
    visitor.signIn(ConsoleRows.NAME, ConsoleRows.PASSWORD);
    report.put("everyShop", times(everyShop(plan)));
    visitor.post("/console/shop", Map.of("shop", LargeStore.SHOP), 303);
    report.put("oneShop", times(oneShop(plan)));
    report.put("over300Millis", slow);
    exports();
    report.put("dryRun", dryRun());
    report.put("publishing", publishing());
    return report;
  }

  private static Map<String, String> everyShop(LargeStore.Plan plan) {
    Map<String, String> pages = new LinkedHashMap<>();
    knowledge(pages);
    review(pages, plan);
    insight(pages);
    others(pages);
    return pages;
  }

  private static Map<String, String> oneShop(LargeStore.Plan plan) {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("scripts", "/scripts");
    pages.put("rules", "/rules");
    review(pages, plan);
    insight(pages);
    rounds(pages);
    return pages;
  }

  private static void knowledge(Map<String, String> pages) {
    pages.put("scripts", "/scripts");
    for (String sort : List.of("-id", "title", "-title", "changed", "until", "-until")) {
      pages.put("scripts sort " + sort, "/scripts?sort=" + sort);
    }
    pages.put("scripts deep", "/scripts?after=" + cursor("\nmade-up-20.number-5000"));
    pages.put("scripts topic", "/scripts?topic=made-up-03");
    pages.put("scripts search", "/scripts?q=" + encoded("退款大概要多久"));
    pages.put("script", "/scripts/of/made-up-03.number-777");
    pages.put("script history", "/scripts/of/made-up-03.number-777/history");
    pages.put("script new", "/scripts/new");
    pages.put("rules", "/rules");
    for (String sort : List.of("severity", "-hits", "-wrong", "changed")) {
      pages.put("rules sort " + sort, "/rules?sort=" + sort);
    }
    pages.put("rules search", "/rules?q=" + encoded("不知道"));
    pages.put("rule", "/rules/of/banned.made-up-003");
    pages.put("releases", "/releases");
    pages.put("releases deep", "/releases?before=100");
  }

  private static void review(Map<String, String> pages, LargeStore.Plan plan) {
    String middle = cursor(new QueueQuery.Place(Severity.WARN,
        LargeStore.LAST.minus(LargeStore.LASTS.dividedBy(2)), plan.flagged() / 2).text());
    for (String sort : List.of("-flagged", "flagged", "-severity", "severity")) {
      pages.put("queue sort " + sort, "/review?sort=" + sort);
      pages.put("queue deep " + sort, "/review?sort=" + sort + "&after=" + middle);
    }
    for (String filter : List.of("agent=agent-03", "rule=" + LargeStore.rule(0),
        "rule=" + LargeStore.rule(LargeStore.RULES - 1), "category=banned", "category=sensitive",
        "severity=BLOCK", "severity=WARN", "state=OPEN", "state=REVIEWED", "ruling=WRONG_FLAG",
        "assigned=nobody", "sample=7", "from=" + day(5), "until=" + day(80))) {
      pages.put("queue " + filter, "/review?" + filter);
      pages.put("queue -severity " + filter, "/review?sort=-severity&" + filter);
    }
    pages.put("queue all filters", "/review?agent=agent-03&rule=" + LargeStore.rule(1)
        + "&category=banned&severity=BLOCK&state=OPEN&from=" + day(60) + "&until=" + day(1));
    pages.put("story", "/review/of/" + plan.flagged() / 2);
    pages.put("own", "/own");
    pages.put("own deep", "/own?after=" + middle);
    pages.put("own sort severity", "/own?sort=severity");
    pages.put("proposals", "/proposals?sort=rule");
  }

  private static void insight(Map<String, String> pages) {
    String quarter = "from=" + day(89) + "&until=" + day(0);
    pages.put("insight", "/insight");
    pages.put("insight 90 days", "/insight?" + quarter);
    pages.put("insight rules", "/insight/rules?" + quarter);
    pages.put("insight agents", "/insight/agents?" + quarter);
    pages.put("insight one agent", "/insight/rules?agent=agent-03&" + quarter);
  }

  /** What can be asked of one shop only. */
  private static void rounds(Map<String, String> pages) {
    String quarter = "from=" + day(89) + "&until=" + day(0);
    pages.put("rounds", "/insight/rounds");
    pages.put("rounds 90 days", "/insight/rounds?" + quarter);
    pages.put("rounds deep", "/insight/rounds?" + quarter + "&after=" + cursor(
        LargeStore.LAST.minus(LargeStore.LASTS.dividedBy(2)) + " chat-55555"));
    pages.put("rounds late", "/insight/rounds?late=yes&" + quarter);
    pages.put("rounds of one agent", "/insight/rounds?agent=agent-03&" + quarter);
    pages.put("rounds of nobody", "/insight/rounds?agent=nobody&" + quarter);
    pages.put("cases of a week", "/insight/cases?from=" + day(6));
    pages.put("cases 90 days", "/insight/cases?" + quarter);
  }

  private static void others(Map<String, String> pages) {
    pages.put("users", "/users");
    pages.put("users search", "/users?q=" + encoded("员工7"));
    pages.put("users deep", "/users?after=" + cursor("person-0500"));
    pages.put("user", "/users/of/person-0500");
    pages.put("audit", "/audit");
    pages.put("audit deep", "/audit?after=" + cursor("50000"));
    for (String sort : List.of("at", "who", "-who", "action", "-action")) {
      pages.put("audit sort " + sort, "/audit?sort=" + sort);
      pages.put("audit search sort " + sort, "/audit?q=number-777&sort=" + sort);
    }
    pages.put("audit action", "/audit?action=rule.save");
    pages.put("audit who", "/audit?who=person-0007");
    pages.put("audit search", "/audit?q=number-777");
    pages.put("audit search for nothing", "/audit?q=" + encoded("没有这句话"));
    pages.put("audit first days", "/audit?until=" + day(85));
    pages.put("audit nothing", "/audit?who=nobody&action=rule.save&from=" + day(3));
    pages.put("me", "/me");
  }

  private static String cursor(String place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static LocalDate day(int before) {
    return LocalDate.ofInstant(LargeStore.LAST, ZoneId.of("Asia/Shanghai")).minusDays(before);
  }

  private Map<String, Object> times(Map<String, String> pages) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    for (var page : pages.entrySet()) {
      try {
        all.put(page.getKey(), times(page.getKey(), page.getValue()));
      } catch (HttpTimeoutException e) {
        slow.add(page.getKey());
        all.put(page.getKey(), Map.of("error", "no answer within two minutes"));
      }
      System.err.println("bench: " + page.getKey() + " " + all.get(page.getKey()));
    }
    return all;
  }

  /** Milliseconds of each page, and those that the processor worked for one, in the mean. */
  private Map<String, Object> times(String name, String path) throws IOException {
    int size = 0;
    for (int round = 0; round < WARM_UP; round++) {
      size = visitor.get("/console" + path).length();
    }
    List<Double> millis = new ArrayList<>();
    long begun = System.nanoTime();
    Duration cpu = server.cpu();
    while (millis.size() < LEAST_ROUNDS
        || (millis.size() < MOST_ROUNDS && System.nanoTime() - begun < A_PAGE_NANOS)) {
      long started = System.nanoTime();
      visitor.get("/console" + path);
      millis.add((System.nanoTime() - started) / 1e6);
    }
    double worked = server.cpu().minus(cpu).toMillis() / (double) millis.size();
    double[] all = millis.stream().mapToDouble(it -> it).toArray();
    double p95 = Quantiles.of(all, 0.95);
    if (p95 > WANTED_MILLIS) {
      slow.add(name);
    }
    Map<String, Object> times = new LinkedHashMap<>();
    times.put("p50", LoadResult.rounded(Quantiles.of(all, 0.5)));
    times.put("p95", LoadResult.rounded(p95));
    times.put("cpuMean", LoadResult.rounded(worked));
    times.put("characters", size);
    return times;
  }

  /** Files of a hundred thousand rows: how long, and what the heap holds in the middle. */
  private void exports() throws IOException {
    report.put("export audit csv", export("/audit?format=csv", ConsoleRows.DEEDS));
    report.put("export audit xlsx", export("/audit?format=xlsx", ConsoleRows.DEEDS));
    report.put("export queue csv", export("/review?format=csv", plan.flagged()));
    report.put("export rounds csv", export("/insight/rounds?format=csv&from=" + day(89),
        100_000));
  }

  private Map<String, Object> export(String path, int rows) throws IOException {
    long before = server.usedHeap();
    // Beside the reading: the service ends connections of readers that pause.
    Optional<CompletableFuture<Long>> inTheMiddle = Optional.empty();
    long started = System.nanoTime();
    long bytes = 0;
    long lines = 0;
    boolean text = path.contains("csv");
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = visitor.open("/console" + path)) {
      for (int read = in.read(buffer); read >= 0 && lines <= rows; read = in.read(buffer)) {
        bytes += read;
        for (int i = 0; i < read; i++) {
          lines += text && buffer[i] == '\n' ? 1 : 0;
        }
        if (inTheMiddle.isEmpty() && (text ? lines > rows / 2 : bytes > 1 << 20)) {
          inTheMiddle = Optional.of(CompletableFuture.supplyAsync(this::usedHeap));
        }
      }
    }
    Map<String, Object> export = new LinkedHashMap<>();
    export.put("rows", text ? lines - 1 : rows);
    export.put("megabytes", bytes >> 20);
    export.put("seconds", LoadResult.rounded((System.nanoTime() - started) / 1e9));
    export.put("heapBeforeMegabytes", before >> 20);
    export.put("heapInTheMiddleMegabytes",
        inTheMiddle.map(CompletableFuture::join).orElse(0L) >> 20);
    return export;
  }

  private long usedHeap() {
    try {
      return server.usedHeap();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One script more among all: the check before, and how soon it answers. */
  Map<String, Object> publishing() throws IOException {
    String name = "published-" + System.nanoTime();
    visitor.post("/console/scripts/new", Map.of("topic", "made-up-00", "name", name, "title",
        "说法" + name, "questions", "有没有" + name, "answer", "您好，有的。", "use", "answer"), 303);
    long before = release();
    long started = System.nanoTime();
    visitor.post("/console/releases", Map.of("script", "made-up-00." + name, "reason", "试一试"),
        ConsoleVisitor.ANY);
    Matcher check = Pattern.compile("data-state=\"(\\w+)\"").matcher("");
    String page = "data-state=\"checking\"";
    while (check.reset(page).find() && check.group(1).equals("checking")) {
      pause();
      page = visitor.get("/console/releases/check/1");
    }
    double checked = (System.nanoTime() - started) / 1e9;
    long confirmed = System.nanoTime();
    visitor.post("/console/releases/check/1/confirm", Map.of(), 303);
    double published = (System.nanoTime() - confirmed) / 1e9;
    while (release() == before) {
      LockSupport.parkNanos(20_000_000);
    }
    return Map.of("checkSeconds", LoadResult.rounded(checked), "publishSeconds",
        LoadResult.rounded(published), "publishedAndAnsweringSeconds",
        LoadResult.rounded((System.nanoTime() - confirmed) / 1e9));
  }

  /** As long as the page waits before it asks again. */
  private static void pause() {
    LockSupport.parkNanos(400_000_000);
  }

  private long release() throws IOException {
    return visitor.get("/metrics")
        .lines()
        .filter(line -> line.startsWith("coach_release "))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf(' '))))
        .findFirst()
        .orElseThrow(() -> new IOException("the metrics name no release"));
  }

  /** A rule tried on the last 50 000 replies, as its page does it. */
  private Map<String, Object> dryRun() throws IOException {
    Map<String, String> rule = new LinkedHashMap<>(Map.of("category", "banned", "name", "tried",
        "kind", "avoid", "severity", "warn", "message", "别说“{found}”", "why", "试一试", "phrases",
        "我不知道", "bad", "[我不知道]", "good", "我帮您核实", "source", "bench"));
    rule.put("most", "50000");
    long started = System.nanoTime();
    Duration cpu = server.cpu();
    String page = visitor.post("/console/rules/dry-run", rule, 200);
    Matcher run = RUN.matcher(page);
    if (!run.find()) {
      throw new IOException("no dry run began: " + page);
    }
    String path = "/console/rules/dry-run/" + run.group(1);
    while (!page.contains("data-state=\"done\"")) {
      pause();
      page = visitor.get(path);
      if (page.contains("data-state=\"failed\"")) {
        throw new IOException("the dry run failed");
      }
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    int replies = Math.min(50_000, plan.events() / 2);
    return Map.of("replies", replies, "seconds", LoadResult.rounded(seconds), "perSecond",
        Math.round(replies / seconds), "cpuSeconds",
        LoadResult.rounded(server.cpu().minus(cpu).toMillis() / 1e3));
  }
}
