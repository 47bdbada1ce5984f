package org.huashu.coach.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.huashu.coach.console.PeoplesBrowsers.press;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.huashu.coach.account.Role;
import org.huashu.coach.review.Flags;
import org.huashu.coach.review.Ruling;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and mouse together, and drafts that are given to others. */
class ReviewKeysTest {

  private static final Pattern STORY = Pattern.compile(".*/review/of/\\d+.*");

  @TempDir
  Path data;
  private ReviewTeam team;

  @BeforeEach
  void start() {
    team = new ReviewTeam(data, 3);
  }

  @AfterEach
  void stop() {
    team.close();
  }

  @Test
  void aChoiceThatWasClickedLeavesTheKeysAsTheyWere() {
    Page page = team.browser("韩梅梅");
    team.open(page, "/review");
    press(page, "n");
    assertThat(page).hasURL(STORY);
    String first = page.url();
    page.check("[value=WRONG_FLAG]", new Page.CheckOptions().setForce(true));
    page.focus("[value=WRONG_FLAG]");
    press(page, "s");
    assertThat(page).not().hasURL(first);
    assertThat(page).hasURL(STORY);
    assertEquals(List.of(), team.complaints());
  }

  @Test
  void aDraftIsAssignedToTrainersOfItsShopOnly() throws Exception {
    ConsoleServer.Visitor trainer = team.server.signedIn("韩梅梅");
    var refused = trainer.post("/console/review/of/1/assign", Map.of("to", "没有这个人"));
    assertEquals(409, refused.statusCode());
    assertTrue(refused.body().contains("没有叫“没有这个人”的培训师")
        && refused.body().contains("value=\"没有这个人\""), refused.body());
    assertEquals(409,
        trainer.post("/console/review/of/1/assign", Map.of("to", "agent")).statusCode());
    assertEquals(303,
        trainer.post("/console/review/of/1/assign", Map.of("to", " 李雷 ")).statusCode());
    assertTrue(trainer.get("/console/review?assigned=李雷".replace("李雷", "%E6%9D%8E%E9%9B%B7"))
        .body()
        .contains("/console/review/of/1?"));
    assertEquals(303, trainer.post("/console/review/of/1/assign", Map.of("to", "")).statusCode());
  }

  @Test
  void aProposalWhoseRuleIsGoneCanBeEnded() throws Exception {
    Flags flags = new Flags("shop-a", "li", "gone", Instant.parse("2026-11-20T02:00:00Z"));
    team.server.store.flaggedDrafts()
        .flag(flags.revision(1, "我不管", flags.warn("banned.gone", "我不管", "我不管")));
    team.settle();
    team.judge(4, "韩梅梅", Ruling.WRONG_FLAG);
    team.settle();
    ConsoleServer.Visitor manager = team.server.signedIn(Role.KNOWLEDGE_MANAGER);
    String page = manager.get("/console/proposals/of/4").body();
    assertTrue(page.contains("这条规则已经不在了") && page.contains("结束提案"), page);
    String hint = page.replaceAll("(?s).*name=\"hint\" value=\"([^\"]+)\".*", "$1");
    var ended = manager.post("/console/rules/of/banned.gone/reject", Map.of("draft", "4", "hint",
        hint, "reason", "规则已删除", "back", "proposals"));
    assertEquals("/console/proposals?done=proposal-rejected",
        ended.headers().firstValue("location").orElse(ended.body()));
    assertFalse(manager.get("/console/proposals").body().contains("/console/proposals/of/4"));
  }
}
