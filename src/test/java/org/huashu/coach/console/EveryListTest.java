package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.helidon.http.Method;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huashu.coach.review.Flags;
import org.huashu.coach.review.ReviewDesk;
import org.huashu.coach.review.Reviewer;
import org.huashu.coach.review.Ruling;
import org.huashu.coach.review.SamplePlan;
import org.huashu.coach.review.Samples;
import org.huashu.coach.text.PersonalData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every list of the console can do, asked of every page that shows one. */
class EveryListTest {

  private static final Pattern TABLE = Pattern.compile("<div id=\"list\"|class=\"export\"");
  private static final Pattern SORTED =
      Pattern.compile("aria-sort=\"(\\w+)\">\\s*<a href=\"([^\"]+)\"");
  private static final Pattern EXPORT = Pattern.compile("href=\"([^\"]*format=csv[^\"]*)\"");

  private static final Map<String, String> EXAMPLES =
      Map.of("/console/lists/edited/{id}", "/console/lists/edited/logistics.where-is-my-parcel",
          "/console/lists/ignored/{id}", "/console/lists/ignored/quality.pilling");

  @TempDir
  Path data;

  @Test
  void everyListSortsFiltersAndIsExported() throws Exception {
    Map<String, List<String>> lists = new TreeMap<>();
    try (ConsoleServer server = ConsoleServer.start(data.resolve("a"))) {
      look(server, HostileStore.fill(server, "小美"), lists);
    }
    try (ConsoleServer server = ConsoleServer.shipped(data.resolve("b"), "scripts/season.yaml",
        ListScene.SCRIPTS)) {
      HostileStore.everybody(server);
      ConsoleServer.Visitor visitor = server.signedIn(HostileStore.NAME);
      new ListScene(server).month();
      judged(server, visitor);
      look(server, visitor, lists);
    }
    Map<String, List<String>> lacking = new TreeMap<>(lists);
    lacking.values().removeIf(List::isEmpty);
    assertEquals(Map.of(), lacking);
    assertTrue(lists.size() > 25, "only these lists were found: " + lists.keySet());
  }

  /** Drafts that two judged, differently, a sample of them, and a file that was taken over. */
  private static void judged(ConsoleServer server, ConsoleServer.Visitor visitor)
      throws IOException, InterruptedException {
    Instant at = server.clock.instant().minus(Duration.ofDays(7));
    for (String draft : List.of("one", "two")) {
      Flags flags = new Flags("shop-a", "li", draft, at);
      String text = "我要下班了";
      server.store.flaggedDrafts()
          .flag(flags.revision(1, text, flags.warn("evasive.off-work", text, text)));
    }
    assertTrue(server.store.writable(server.clock.instant()));
    var plan = new SamplePlan("shop-a", LocalDate.ofInstant(at, ZoneOffset.UTC)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), ZoneOffset.UTC, 2, 2, 42);
    server.store.samples().draw(plan, new Samples.Who("lead", server.clock.instant()));
    var desk = new ReviewDesk(server.store.reviews(), PersonalData::mask, _ -> {});
    var anna = new Reviewer("anna", server.store.reviews(), desk);
    var bert = new Reviewer("bert", server.store.reviews(), desk);
    Instant now = server.clock.instant();
    for (long draft : List.of(1L, 2L)) {
      anna.judge(draft, now, Ruling.WRONG_FLAG, "看上下文");
      bert.judge(draft, now, draft == 1 ? Ruling.RIGHT : Ruling.WRONG_FLAG, "看上下文");
    }
    visitor.upload("/console/import", "a.csv", "标题,答案\n新话术,您好，可以的\n"
        .getBytes(StandardCharsets.UTF_8));
  }

  /** Keeps of each list what it lacks in the store where it lacks least. */
  private static void look(ConsoleServer server, ConsoleServer.Visitor visitor,
      Map<String, List<String>> lists) throws IOException, InterruptedException {
    for (PageRoute route : server.console.routes()) {
      if (!route.method().equals(Method.GET)) {
        continue;
      }
      String path = EXAMPLES.getOrDefault(route.path(), HostileStore.paths(route).getFirst());
      String page = visitor.get(path).body();
      if (TABLE.matcher(page).find()) {
        lists.merge(route.path(), faults(visitor, page),
            (one, other) -> one.size() <= other.size() ? one : other);
      }
    }
  }

  private static List<String> faults(ConsoleServer.Visitor visitor, String page)
      throws IOException, InterruptedException {
    List<String> faults = new ArrayList<>();
    if (!page.contains("class=\"filters")) {
      faults.add("no filter");
    }
    if (!page.contains("class=\"export\"")) {
      faults.add("is not exported, or is empty");
    }
    List<MatchResult> heads = SORTED.matcher(page).results().toList();
    if (heads.isEmpty()) {
      faults.add("no order but one");
    }
    for (MatchResult head : heads) {
      String sorted = visitor.get(plain(head.group(2))).body();
      List<String> directions = SORTED.matcher(sorted)
          .results()
          .map(it -> it.group(1))
          .filter(it -> !it.equals("none"))
          .toList();
      String back = SORTED.matcher(sorted)
          .results()
          .filter(it -> !it.group(1).equals("none"))
          .map(it -> plain(it.group(2)))
          .findFirst()
          .orElse("");
      if (directions.size() != 1 || back.isEmpty()) {
        faults.add(head.group(2) + " is not sorted by");
      } else if (!rows(visitor, sorted)
          .equals(rows(visitor, visitor.get(back).body()).reversed())) {
        faults.add(head.group(2) + " is not turned");
      }
    }
    return faults;
  }

  private static String plain(String href) {
    return href.replace("&amp;", "&").replaceFirst("#.*", "");
  }

  /** The lines of the file that a page exports; a list of hardly any rows is one however long. */
  private static List<String> rows(ConsoleServer.Visitor visitor, String page)
      throws IOException, InterruptedException {
    String file = EXPORT.matcher(page.substring(page.indexOf("class=\"export\"")))
        .results()
        .findFirst()
        .orElseThrow()
        .group(1);
    HttpResponse<String> csv = visitor.get(plain(file));
    assertEquals(200, csv.statusCode(), URI.create(plain(file)).getPath());
    return Stream.of(csv.body().split("\"\r\n\"", -1))
        .skip(1)
        .map(line -> line.replaceFirst("\"?\r\n$", ""))
        .toList();
  }
}
