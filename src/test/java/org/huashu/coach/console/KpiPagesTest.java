package org.huashu.coach.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.huashu.coach.console.PeoplesBrowsers.picture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huashu.coach.account.AuditLog;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Role;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.scoring.AgentMonth;
import org.huashu.coach.scoring.Mark;
import org.huashu.coach.scoring.MonthBook;
import org.huashu.coach.scoring.Paper;
import org.huashu.coach.scoring.Scoring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trainer settles a month, an administrator opens it again, the agent reads it. */
class KpiPagesTest {

  private static final AgentMonth MONTH =
      new AgentMonth(ScoreScene.SHOP, YearMonth.parse("2026-11"), "li");
  private static final String OF_LI = "/console/kpi/of?shop=shop-a&month=2026-11&agent=li";
  private static final String CLOSE = OF_LI.replace("?", "/close?");
  private static final String ENTER = OF_LI.replace("?", "/enter?");

  @TempDir
  Path data;

  /** 2 of 4 first questions in time, 0 of 1 satisfied, a mean of 96: 0 + 0 + 30 points. */
  private static ScoreScene scene(Path data) {
    ScoreScene scene = new ScoreScene(data, 4);
    Paper paper = scene.paper();
    scene.scored(ScoreScene.chatOf("li", 0), new Paper(paper.sheet(),
        List.of(new Mark("evasive", 2, List.of(), "")), ""));
    return scene;
  }

  private static MonthBook book(ScoreScene scene) {
    return scene.server.store.monthBooks().book(MONTH);
  }

  @Test
  void aMonthIsEnteredForClosedReadAndOpenedAgainWithAReason() throws Exception {
    try (ScoreScene scene = scene(data)) {
      scene.server.clock.passes(Duration.ofDays(8));
      Page page = scene.team.browser("韩梅梅");
      scene.team.open(page, "/kpi?month=2026-11");
      assertThat(page.locator("#list tbody tr")).hasCount(2);
      assertThat(page.locator("#list tbody tr").nth(1)).containsText("缺质检分");
      picture(page, "kpi");
      page.locator("#list .row-link").first().click();
      assertThat(page.locator(".indicator").nth(0)).containsText("50%");
      assertThat(page.locator(".indicator").nth(0)).containsText("40 − 47 ÷ 1 × 2 = 0 分");
      assertThat(page.locator(".indicator").nth(2)).containsText("96");
      enters(page);
      closes(scene, page);
      reads(scene);
      reopens(scene);
      assertEquals(List.of(), scene.team.complaints());
    }
  }

  /** The document's own example: 80 points and a fee of 7000 take 1400 off. */
  private static void enters(Page page) {
    page.fill("#extra [name=amount]", "50");
    sends(page, "#extra", "双十一支援夜班");
    page.fill("#fee [name=fee]", "7000");
    page.locator("#fee button").click();
    assertThat(page.locator(".sums").first()).containsText("7000 ×（100 − 80）%");
    assertThat(page.locator(".sums").first()).containsText("−1400");
    page.locator("#penalty [name=penalty]").selectOption("complaint-minor");
    sends(page, "#penalty", "投诉成立：答复错误");
    page.fill("#loss [name=amount]", "120.5");
    sends(page, "#loss", "过季货品接收退次");
    page.locator("#ledger [name=ledger]").selectOption("bad-review-turned");
    page.locator("#ledger [name=shared]").check();
    sends(page, "#ledger", "与 wang 一起修改差评");
    assertThat(page.locator(".sums").nth(1)).containsText("0.5");
    assertThat(page.locator(".sums .strong").nth(1)).containsText("−2020.5");
    picture(page, "kpi-month");
  }

  /** Waits for the page that shows it: what is typed before that would be lost. */
  private static void sends(Page page, String form, String reason) {
    page.fill(form + " [name=reason]", reason);
    page.locator(form + " button").click();
    assertThat(page.locator(".history")).containsText(reason);
  }

  private static void closes(ScoreScene scene, Page page) {
    page.locator("form[action*=close] button").click();
    page.locator("#confirm .main").click();
    assertThat(page.locator("h1 .badge")).hasText("已结算");
    assertThat(page.locator("#extra")).hasCount(0);
    // What is scored later does not change what was settled.
    scene.scored(ScoreScene.chatOf("li", 1), new Paper(scene.paper().sheet(),
        List.of(new Mark("cold", 20, List.of(), "")), ""));
    page.navigate(page.url());
    assertThat(page.locator(".indicator").nth(2)).containsText("96");
    assertThat(page.locator(".sums .strong").nth(1)).containsText("−2020.5");
  }

  private static void reads(ScoreScene scene) {
    Page agent = scene.team.browser("li");
    scene.team.open(agent, "/my/months");
    agent.locator("#list .row-link").click();
    assertThat(agent.locator(".sums .strong").nth(1)).containsText("−2020.5");
    assertThat(agent.locator(".indicator a")).hasCount(0);
    assertThat(agent.locator("form.entering")).hasCount(0);
    picture(agent, "my-month");
  }

  private static void reopens(ScoreScene scene) {
    Page page = scene.team.browser("administrator");
    page.navigate(scene.server.url() + OF_LI);
    page.fill("#reopen [name=reason]", "漏登了一件客诉");
    page.locator("#reopen button").click();
    assertThat(page.locator("h1 .badge")).hasText("未结算");
    assertThat(page.locator(".history")).containsText("漏登了一件客诉");
    // Open again, it counts what was scored meanwhile: (96 + 60) ÷ 2.
    assertThat(page.locator(".indicator").nth(2)).containsText("78");
    assertTrue(book(scene).closed().isEmpty());
  }

  @Test
  void whatMayNotBeSettledIsRefused() throws Exception {
    try (ScoreScene scene = scene(data)) {
      var trainer = scene.server.signedIn("韩梅梅");
      String early = trainer.post(CLOSE, Map.of("seen", "0")).body();
      assertTrue(early.contains("这个月还没有过完"), early);
      for (var faulty : List.of(Map.of("kind", "EXTRA", "amount", "0"),
          Map.of("kind", "EXTRA", "amount", "-5"), Map.of("kind", "EXTRA", "amount", "1.005"),
          Map.of("kind", "PENALTY", "penalty", "no-such", "amount", "1"),
          Map.of("kind", "PENALTY", "penalty", "late-report", "amount", "0.5"),
          Map.of("kind", "LEDGER", "ledger", "transfers", "amount", "1", "shared", "1"),
          Map.of("kind", "NONSENSE", "amount", "1"))) {
        var fields = new java.util.HashMap<String, String>(faulty);
        fields.putAll(Map.of("seen", "0", "day", "2026-11-20", "reason", "x"));
        var refused = trainer.post(ENTER, fields);
        assertEquals(409, refused.statusCode(), faulty.toString());
        assertTrue(refused.body().contains("请改标出的一项"), "it says what to do");
      }
      assertEquals(409, trainer.post(ENTER, Map.of("seen", "0", "kind", "EXTRA", "amount", "1",
          "day", "2026-11-20", "reason", " ")).statusCode());
      assertEquals(409, trainer.post(ENTER, Map.of("seen", "0", "kind", "EXTRA", "amount", "1",
          "day", "2026-10-31", "reason", "another month")).statusCode());
      assertEquals(List.of(), book(scene).acts());
      scene.server.clock.passes(Duration.ofDays(8));
      var later = scene.server.signedIn("韩梅梅");
      String missing = later.get(OF_LI.replace("=li", "=wang")).body();
      assertTrue(missing.contains("40 − 47 ÷ 1 × 2 = 0 分"), "the other indicators are counted");
      assertTrue(missing.contains("– / 30"), "but no score is invented");
      String wang = later.post(CLOSE.replace("agent=li", "agent=wang"), Map.of("seen", "0")).body();
      assertTrue(wang.contains("不能结算"), "there is no score of wang's");
      assertEquals(403, later.post(OF_LI.replace("?", "/reopen?"), Map.of("seen", "1",
          "reason", "x")).statusCode());
      assertEquals(303, later.post(CLOSE, Map.of("seen", "0")).statusCode());
      assertEquals(409, later.post(CLOSE, Map.of("seen", "1")).statusCode());
      assertEquals(409, later.post(ENTER, Map.of("seen", "1", "kind", "EXTRA", "amount", "1",
          "day", "2026-11-20", "reason", "too late")).statusCode());
    }
  }

  @Test
  void aMonthIsClosedWhenAllOfItIsCounted() throws Exception {
    try (ScoreScene scene = scene(data)) {
      scene.server.clock.passes(Duration.ofDays(8));
      var trainer = scene.server.signedIn("韩梅梅");
      var late = new ConversationKey(ScoreScene.SHOP, "of-late");
      scene.keep(
          new Event.MessageReceived(late, Instant.parse("2026-11-30T15:59:59Z"), "q", "在吗"));
      assertTrue(trainer.post(CLOSE, Map.of("seen", "0")).body().contains("还在统计"));
      scene.count();
      // What was said in the next month is no reason to wait.
      scene.keep(
          new Event.MessageReceived(late, Instant.parse("2026-11-30T16:00:00Z"), "r", "在吗"));
      assertEquals(303, trainer.post(CLOSE, Map.of("seen", "0")).statusCode());
    }
  }

  @Test
  void nobodySettlesThemselvesOrSeesAnotherShop() throws Exception {
    try (ScoreScene scene = scene(data)) {
      scene.team.join("far", new Grant(Role.TRAINER, "shop-b"));
      var far = scene.server.signedIn("far");
      assertEquals(404, far.get(OF_LI).statusCode());
      assertEquals(404, far.get(OF_LI.replace("shop-a", "shop-b")
          .replace("2026-11", "%2B999999999-12")).statusCode());
      assertEquals(200, far.get("/console/kpi?month=%2B999999999-12").statusCode());
      scene.server.clock.passes(Duration.ofDays(8));
      scene.team.join("boss", new Grant(Role.TRAINER, ScoreScene.SHOP),
          new Grant(Role.AGENT, ScoreScene.SHOP));
      var boss = scene.server.signedIn("boss");
      assertEquals(409, boss.post(ENTER.replace("=li", "=boss"),
          Map.of("seen", "0", "kind", "EXTRA", "amount", "9", "day", "2026-11-20", "reason", "me"))
          .statusCode());
      assertEquals(303, boss.post(CLOSE, Map.of("seen", "0"))
          .statusCode());
      assertEquals(404, scene.server.signedIn("wang")
          .get("/console/my/months/of/1")
          .statusCode());
      String csv = boss.get("/console/kpi?month=2026-11&format=csv").body();
      assertEquals(3, csv.lines().filter(line -> !line.isEmpty()).count(), csv);
      assertTrue(csv.contains("\"50.0%\""), csv);
      assertTrue(csv.lines().findFirst().orElseThrow().contains("呼入"), csv);
    }
  }

  @Test
  void whatWasTypedStaysInItsFieldsWithTheFaultBesideOne() throws Exception {
    try (ScoreScene scene = scene(data)) {
      var trainer = scene.server.signedIn("韩梅梅");
      var fields = Map.of("seen", "0", "kind", "PENALTY", "penalty", "complaint-minor", "amount",
          "1.5", "day", "2026-11-03", "reason", "客诉 <两次>");
      String page = trainer.post(ENTER, fields).body();
      String form = page.substring(page.indexOf("id=\"penalty\""), page.indexOf("id=\"loss\""));
      assertTrue(form.contains("value=\"1.5\""), form);
      assertTrue(form.contains("value=\"2026-11-03\""), form);
      assertTrue(form.contains("value=\"客诉 &lt;两次>\""), form);
      assertTrue(form.contains("value=\"complaint-minor\" selected"), form);
      assertTrue(form.contains("<span class=\"at-fault\">件数要是整数。</span>"), form);
      assertEquals(1, page.split("class=\"at-fault\"", -1).length - 1, "at that field only");
      var another = new java.util.HashMap<>(fields);
      another.putAll(Map.of("amount", "2", "seen", "7"));
      String changed = trainer.post(ENTER, another).body();
      assertTrue(changed.contains("别人刚改过这个月"), changed);
      assertTrue(changed.contains("value=\"客诉 &lt;两次>\""), "and nothing has to be typed again");
      String fee = trainer.post(OF_LI.replace("?", "/fee?"), Map.of("seen", "0", "fee", "七千"))
          .body();
      assertTrue(fee.contains("value=\"七千\"") && fee.contains("填 0 到 100 万之间的数"), fee);
    }
  }

  @Test
  void nobodyIsSettledWhoDoesNotWorkForTheShop() throws Exception {
    try (ScoreScene scene = scene(data)) {
      var trainer = scene.server.signedIn("韩梅梅");
      for (String name : List.of("lii", "韩梅梅", "li%20")) {
        String path = OF_LI.replace("agent=li", "agent="
            + java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8));
        var missing = trainer.get(path);
        assertEquals(404, missing.statusCode(), name);
        assertTrue(missing.body().contains("没有这位客服"), missing.body());
        assertEquals(404, trainer.post(path.replace("?", "/enter?"), Map.of("seen", "0", "kind",
            "EXTRA", "amount", "1", "day", "2026-11-20", "reason", "x")).statusCode());
      }
      scene.team.join("new", new Grant(Role.AGENT, ScoreScene.SHOP));
      assertEquals(200, trainer.get(OF_LI.replace("agent=li", "agent=new")).statusCode());
      assertEquals(200, trainer.get(OF_LI.replace("month=2026-11", "month=2026-01")).statusCode());
    }
  }

  @Test
  void appealsThatWaitAreToldBeforeAMonthIsClosed() throws Exception {
    try (ScoreScene scene = scene(data)) {
      scene.server.clock.passes(Duration.ofDays(8));
      var trainer = scene.server.signedIn("韩梅梅");
      assertFalse(trainer.get(OF_LI).body().contains("在申诉"));
      Scoring scoring = scene.server.store.scores().scoring(1).orElseThrow();
      assertEquals("li", scoring.chat().agent());
      String item = scoring.appealable().iterator().next();
      assertEquals(303, scene.server.signedIn("li")
          .post("/console/my/scores/of/1/appeal", Map.of("seen",
              Integer.toString(scoring.acts().size()), "item", item, "reason", "不是我说的"))
          .statusCode());
      var unseen = trainer.post(CLOSE, Map.of("seen", "0", "appeals", "0"));
      assertEquals(409, unseen.statusCode(), "somebody appealed after the page was opened");
      String page = unseen.body();
      assertTrue(page.contains("这期间有新的申诉"), page);
      assertTrue(page.contains("还有 1 条评分在申诉"), page);
      assertTrue(page.contains("href=\"/console/scores?state=APPEALED&amp;from=2026-11-01"), page);
      assertTrue(page.contains("name=\"appeals\" value=\"1\""), page);
      assertEquals(303,
          trainer.post(CLOSE, Map.of("seen", "0", "appeals", "1")).statusCode(),
          "whoever has seen it may close all the same");
    }
  }

  @Test
  void theLogOfDeedsHasNoPersonalDataOfReasons() throws Exception {
    try (ScoreScene scene = scene(data)) {
      assertEquals(303, scene.server.signedIn("韩梅梅")
          .post(ENTER, Map.of("seen", "0", "kind", "EXTRA", "amount", "1",
              "day", "2026-11-20", "reason", "顾客 13812345678 来电表扬"))
          .statusCode());
      String logged = scene.server.store.audit()
          .list(new AuditLog.Wanted("", "kpi.entered", "", Optional.empty(), Optional.empty()),
              AuditLog.Slice.newest(10))
          .toString();
      assertTrue(logged.contains("来电表扬"), logged);
      assertFalse(logged.contains("13812345678"), logged);
    }
  }

  @Test
  void everyNumberOpensWhatItCounts() throws Exception {
    try (ScoreScene scene = scene(data)) {
      scene.team.join("boss", new Grant(Role.TRAINER, ScoreScene.SHOP),
          new Grant(Role.AGENT, ScoreScene.SHOP));
      Page page = scene.team.browser("boss");
      page.navigate(scene.server.url() + OF_LI);
      List<String> hrefs = page.locator(".numbers a")
          .all()
          .stream()
          .map(it -> it.getAttribute("href"))
          .toList();
      List<String> numbers = page.locator(".numbers a").allTextContents();
      assertEquals(List.of("2", "2", "0", "0", "2", "1", "1", "4"), numbers);
      for (int i = 1; i < hrefs.size(); i++) {
        page.navigate(scene.server.url() + hrefs.get(i));
        boolean rounds = hrefs.get(i).contains("/rounds");
        if (!rounds) {
          assertThat(page.locator("#list tbody tr")).hasCount(Integer.parseInt(numbers.get(i)));
        }
        assertThat(page).hasURL(Pattern.compile(".*agent=li.*"));
      }
    }
  }

  @Test
  void noPageOfSettlementsHasAFaultInLightInDarkOrOnATablet() throws Exception {
    try (ScoreScene scene = scene(data)) {
      scene.server.clock.passes(Duration.ofDays(8));
      var trainer = scene.server.signedIn("韩梅梅");
      assertEquals(303,
          trainer.post(CLOSE, Map.of("seen", "0")).statusCode());
      scene.team.joinWithEveryRole("all");
      for (var look : Map.of(ColorScheme.LIGHT, 1280, ColorScheme.DARK, 834).entrySet()) {
        Page page = scene.team.browser("all", look.getKey(), look.getValue());
        scene.team.opensWithoutFault(page, List.of("/kpi?month=2026-11", "/my/months",
            OF_LI.substring(Console.ROOT.length()),
            OF_LI.substring(Console.ROOT.length()).replace("=li", "=wang")));
        picture(page,
            look.getKey() == ColorScheme.DARK ? "kpi-month-tablet-dark" : "kpi-month-light");
      }
      assertEquals(List.of(), scene.team.complaints());
    }
  }
}
