package org.huashu.coach.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.huashu.coach.console.PeoplesBrowsers.picture;
import static org.huashu.coach.console.PeoplesBrowsers.press;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huashu.coach.account.AuditLog;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Role;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.scoring.ScoreAct;
import org.huashu.coach.scoring.Scoring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trainer scores chats by the sheet, and agents read and appeal. */
class ScorePagesTest {

  private static final Pattern CHAT = Pattern.compile("/scores/chat\\?sample=1&.*");

  @TempDir
  Path data;

  @Test
  void aTrainerDrawsASampleAndScoresItByKeyboard() throws Exception {
    try (ScoreScene scene = new ScoreScene(data, 4)) {
      Page page = scene.team.browser("韩梅梅");
      draws(scene, page);
      press(page, "n");
      assertThat(page).hasURL(CHAT);
      int rude = 0;
      for (int i = 0; i < 3; i++) {
        rude += scores(page, i);
      }
      assertThat(page).hasURL(Pattern.compile("/scores/chat\\?sample=1&.*"));
      scene.team.open(page, "/scores");
      assertThat(page.locator("#list tbody tr")).hasCount(3);
      picture(page, "scores");
      scene.team.open(page, "/scores/samples");
      assertThat(page.locator("#list")).containsText("3 / 6");
      picture(page, "scores-samples");
      scene.team.open(page, "/scores/months");
      assertThat(page.locator("#list tbody tr")).hasCount(2);
      assertThat(page.locator("#list")).containsText("%");
      picture(page, "scores-months");
      assertTrue(rude > 0, "the sample of this seed has rude chats in it");
      assertEquals(List.of(), scene.team.complaints());
    }
  }

  private static void draws(ScoreScene scene, Page page) {
    scene.team.open(page, "/scores/samples");
    page.fill("[name=from]", "2026-11-24");
    page.fill("[name=until]", "2026-11-24");
    page.locator(".draw [name=shop]").selectOption(ScoreScene.SHOP);
    page.fill("[name=most]", "3");
    page.fill("[name=seed]", "7");
    page.locator(".draw button").click();
    assertThat(page).hasURL(Pattern.compile("/scores/chats\\?sample=1"));
    assertThat(page.locator("#list tbody tr")).hasCount(6);
    picture(page, "scores-chats");
  }

  /** Returns 1 when hints proposed something. */
  private static int scores(Page page, int turn) {
    assertThat(page.locator("#points .total")).hasText("100 / 100");
    int proposed = page.locator("[data-propose]").count();
    press(page, "a");
    assertThat(page.locator("#points .total")).hasText(proposed > 0 ? "99 / 100" : "100 / 100");
    press(page, "j");
    press(page, "2");
    press(page, "ArrowDown");
    press(page, "ArrowDown");
    press(page, "e");
    press(page, "c");
    page.keyboard().type("没有先道歉");
    press(page, "Enter");
    assertThat(page.locator("#points .total")).hasText(proposed > 0 ? "95 / 100" : "96 / 100");
    if (proposed > 0) {
      picture(page, "scoring");
    }
    String before = page.url();
    press(page, "f");
    page.waitForURL(url -> !url.equals(before));
    assertTrue(turn >= 0);
    return Math.min(1, proposed);
  }

  @Test
  void aDraftIsUnseenAFinishedScoreIsReadAppealedAndAnsweredInPart() throws Exception {
    try (ScoreScene scene = new ScoreScene(data, 1)) {
      Page page = scene.team.browser("韩梅梅");
      scene.team.open(page, "/scores/chats");
      page.locator("#list .row-link").first().click();
      page.fill("[name='times.banned']", "3");
      page.fill("[name='times.evasive']", "1");
      press(page, "Control+s");
      assertThat(page.locator("h1 .badge")).hasText("草稿");
      Page agent = scene.team.browser("wang");
      scene.team.open(agent, "/my/scores");
      assertThat(agent.locator("#list")).containsText("还没有评分");
      page.locator("[name=finish]").click();
      assertThat(page.locator("h1 .badge")).hasText("已评分");
      appeals(scene, agent);
      answers(scene, page);
      scene.team.open(agent, "/my/scores/of/1");
      assertThat(agent.locator(".appeal")).containsText("部分采纳");
      assertThat(agent.locator("#points .total")).hasText("96 / 100");
      Scoring scoring = scene.server.store.scores().scoring(1).orElseThrow();
      assertEquals(Scoring.State.SETTLED, scoring.state());
      assertEquals(List.of("Saved", "Finished", "Appealed", "Answered"), scoring.acts()
          .stream()
          .map(act -> act.getClass().getSimpleName())
          .toList());
      assertEquals(List.of(), scene.team.complaints());
    }
  }

  private static void appeals(ScoreScene scene, Page agent) {
    scene.team.open(agent, "/my/scores");
    assertThat(agent.locator(".side .count")).hasText("1");
    agent.locator("#list .row-link").click();
    assertThat(agent.locator("#points .total")).hasText("95 / 100");
    agent.locator("[name=item][value=banned]").check();
    agent.fill("[name=reason]", "只说了一次，另外两次是复述顾客的话");
    picture(agent, "my-score");
    agent.locator(".appeal-form .main").click();
    assertThat(agent.locator("h1 .badge")).hasText("申诉中");
  }

  private static void answers(ScoreScene scene, Page page) {
    scene.team.open(page, "/scores?state=APPEALED");
    assertThat(page.locator(".side .count")).hasText("1");
    page.locator("#list .row-link").click();
    assertThat(page.locator(".appeal")).containsText("只说了一次");
    page.fill("[name='times.banned']", "2");
    page.fill("[name=reason]", "有一次是复述");
    picture(page, "score-appeal");
    page.locator("#answer .main").click();
    assertThat(page.locator("h1 .badge")).hasText("申诉已答复");
    assertThat(page.locator(".history")).containsText("韩梅梅");
  }

  @Test
  void whoeverWasSlowerLosesNothingAndNobodyScoresThemselves() throws Exception {
    try (ScoreScene scene = new ScoreScene(data, 1)) {
      String chat = ScoringArea.path(ScoreScene.chatOf("li", 0), "");
      var first = scene.server.signedIn("韩梅梅");
      var second = scene.server.signedIn("李雷");
      assertEquals(303, first.post(chat, Map.of("finish", "1", "times.banned", "1"))
          .statusCode());
      var slower = second.post(chat, Map.of("finish", "1", "times.cold", "2", "remark", "太冷淡"));
      assertEquals(409, slower.statusCode());
      assertTrue(slower.body().contains("太冷淡"), "what was typed is still there");
      assertTrue(slower.body().contains("name=\"seen\" value=\"1\""), slower.body());
      assertEquals(303, second.post("/console/scores/of/1",
          Map.of("finish", "1", "seen", "1", "times.cold", "2")).statusCode());
      assertEquals(409, first.post("/console/scores/of/1",
          Map.of("finish", "1", "seen", "1")).statusCode());
      Scoring scoring = scene.server.store.scores().scoring(1).orElseThrow();
      assertEquals(List.of("韩梅梅", "李雷"), scoring.acts().stream().map(ScoreAct::by).toList());
      assertEquals("96", scoring.paper().score().total().toPlainString());
      scene.team.join("both", new Grant(Role.TRAINER, ScoreScene.SHOP));
      scene.team.join("far", new Grant(Role.TRAINER, "shop-b"));
      assertEquals(404, scene.server.signedIn("far").get("/console/scores/of/1").statusCode());
      assertEquals(404, scene.server.signedIn("far").get(chat).statusCode());
      assertEquals(404, scene.server.signedIn("wang")
          .get("/console/my/scores/of/1")
          .statusCode());
    }
  }

  @Test
  void whatWasTypedStaysWhenItIsRefused() throws Exception {
    try (ScoreScene scene = new ScoreScene(data, 1)) {
      var trainer = scene.server.signedIn("韩梅梅");
      var agent = scene.server.signedIn("li");
      String chat = ScoringArea.path(ScoreScene.chatOf("li", 0), "");
      var many = trainer.post(chat, Map.of("finish", "1", "times.banned", "100", "times.cold",
          "2", "remark", "太冷淡"));
      assertEquals(409, many.statusCode());
      assertTrue(many.body().contains("name=\"times.banned\" value=\"100\""), many.body());
      assertTrue(many.body().contains("填 0 到 99 的整数。</span>"), many.body());
      assertTrue(many.body().contains("太冷淡"), many.body());
      assertEquals(303, trainer.post(chat, Map.of("finish", "1", "times.banned", "2"))
          .statusCode());
      String appeal = "/console/my/scores/of/1/appeal";
      String nothing = agent.post(appeal, Map.of("seen", "1", "reason", "不是我说的")).body();
      assertTrue(nothing.contains(">不是我说的</textarea>"), nothing);
      assertTrue(nothing.contains("请勾选对哪几项有异议"), nothing);
      String silent = agent.post(appeal, Map.of("seen", "1", "item", "banned")).body();
      assertTrue(silent.contains("value=\"banned\" checked"), silent);
      assertTrue(silent.contains("请写明理由。</span>"), silent);
      assertEquals(303, agent.post(appeal, Map.of("seen", "1", "item", "banned", "reason", "没有"))
          .statusCode());
      String answer = trainer.post("/console/scores/of/1/answer",
          Map.of("seen", "1", "times.banned", "1", "reason", "有一次是复述")).body();
      assertTrue(answer.contains("别人刚改过这条评分"), answer);
      assertTrue(answer.contains(">有一次是复述</textarea>"), answer);
      assertTrue(answer.contains("name=\"times.banned\" value=\"1\""), answer);
    }
  }

  @Test
  void aChatThatNeverEndsIsReadPartByPart() throws Exception {
    try (ScoreScene scene = new ScoreScene(data, 1)) {
      var key = ScoreScene.chatOf("li", 0).key();
      for (int i = 0; i < 250; i++) {
        scene.keep(new Event.MessageReceived(key, Instant.parse("2026-11-20T02:00:00Z")
            .plusSeconds(30L * i), "old" + i, "第 " + i + " 句"));
      }
      scene.count();
      Page page = scene.team.browser("韩梅梅");
      scene.team.open(page, ScoringArea.path(ScoreScene.chatOf("li", 0), "")
          .substring(Console.ROOT.length()));
      assertThat(page.locator("#lines .line")).hasCount(10);
      assertThat(page.locator("#lines")).not().containsText("第 243 句");
      for (int lines : List.of(110, 210, 254)) {
        page.locator("#lines .rest button").click();
        assertThat(page.locator("#lines .line")).hasCount(lines);
      }
      assertThat(page.locator("#lines .rest button")).hasCount(0);
      assertThat(page.locator("#lines .line").first()).containsText("第 0 句");
      assertEquals(List.of(), scene.team.complaints());
    }
  }

  @Test
  void anAgentReadsTheRestOfTheirOwnScoredChatAndOfNoOther() throws Exception {
    try (ScoreScene scene = new ScoreScene(data, 1)) {
      var key = ScoreScene.chatOf("li", 0).key();
      for (int i = 0; i < 20; i++) {
        scene.keep(new Event.MessageReceived(key, Instant.parse("2026-11-20T02:00:00Z")
            .plusSeconds(30L * i), "old" + i, "第 " + i + " 句"));
      }
      scene.count();
      scene.scored(ScoreScene.chatOf("li", 0), scene.paper());
      var agent = scene.server.signedIn("li");
      String page = agent.get("/console/my/scores/of/1").body();
      var rest = Pattern.compile("hx-get=\"([^\"]+)\"").matcher(page);
      assertTrue(rest.find(), page);
      String address = rest.group(1).replace("&amp;", "&");
      var earlier = agent.get(address);
      assertEquals(200, earlier.statusCode(), address);
      assertTrue(earlier.body().contains("第 0 句"), earlier.body());
      assertEquals(404, scene.server.signedIn("wang").get(address).statusCode());
      String unscored = address.replace("li", "wang");
      assertEquals(404, scene.server.signedIn("wang").get(unscored).statusCode(), unscored);
    }
  }

  @Test
  void anAnswerAcceptsOnlyWhatItCountsAndIsLoggedWithoutPersonalData() throws Exception {
    try (ScoreScene scene = new ScoreScene(data, 1)) {
      var trainer = scene.server.signedIn("韩梅梅");
      String chat = ScoringArea.path(ScoreScene.chatOf("li", 0), "");
      assertEquals(303, trainer.post(chat, Map.of("finish", "1", "times.banned", "2"))
          .statusCode());
      assertEquals(303, scene.server.signedIn("li")
          .post("/console/my/scores/of/1/appeal",
              Map.of("seen", "1", "item", "banned", "reason", "不是我说的"))
          .statusCode());
      assertEquals(303, trainer.post("/console/scores/of/1/answer", Map.of("seen", "2",
          "times.banned", "", "reason", "顾客 13812345678 能作证")).statusCode());
      Scoring scoring = scene.server.store.scores().scoring(1).orElseThrow();
      assertEquals(2, scoring.paper().mark("banned").times());
      assertEquals(Scoring.Acceptance.NONE, scoring.acceptance().orElseThrow());
      String logged = scene.server.store.audit()
          .list(new AuditLog.Wanted("", "score.answer", "", Optional.empty(), Optional.empty()),
              AuditLog.Slice.newest(10))
          .toString();
      assertTrue(logged.contains("能作证"), logged);
      assertFalse(logged.contains("13812345678"), logged);
    }
  }

  @Test
  void noPageOfScoresHasAFaultInLightInDarkOrOnATablet() throws Exception {
    try (ScoreScene scene = new ScoreScene(data, 4)) {
      scene.team.joinWithEveryRole("all");
      scene.scored(ScoreScene.chatOf("li", 0), scene.paper());
      for (var look : Map.of(ColorScheme.LIGHT, 1280, ColorScheme.DARK, 834).entrySet()) {
        Page page = scene.team.browser("all", look.getKey(), look.getValue());
        scene.team.opensWithoutFault(page, List.of("/scores", "/scores/chats", "/scores/samples",
            "/scores/months", "/scores/of/1", "/my/scores",
            ScoringArea.path(ScoreScene.chatOf("wang", 0), "")
                .substring(Console.ROOT.length())));
        picture(page,
            look.getKey() == ColorScheme.DARK ? "scoring-tablet-dark" : "scoring-light");
      }
      assertEquals(List.of(), scene.team.complaints());
    }
  }
}
