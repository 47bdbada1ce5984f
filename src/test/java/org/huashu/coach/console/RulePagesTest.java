package org.huashu.coach.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.huashu.coach.console.PeoplesBrowsers.picture;
import static org.huashu.coach.console.PeoplesBrowsers.press;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.review.Flags;
import org.huashu.coach.review.JournalCounts;
import org.huashu.coach.review.Judgement;
import org.huashu.coach.review.Proposal;
import org.huashu.coach.review.ProposalQuery;
import org.huashu.coach.review.ReviewDesk;
import org.huashu.coach.review.Ruling;
import org.huashu.coach.text.PersonalData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A knowledge manager's day with rules in a browser: write, try, except, publish. */
class RulePagesTest {

  private static final String RULE = "banned.no-time-today";
  private static final List<String> REPLIES = List.of("您好，今天没空处理，明天再说", "亲，已经为您登记了",
      "没空", "我们周末也有空接待您", "今天没空送货的话，可以改到明天", "好的，马上为您查询");

  @TempDir
  Path data;
  private ConsoleServer server;
  private PeoplesBrowsers browsers;

  @BeforeEach
  void start() {
    server = ConsoleServer.shipped(data);
    browsers = new PeoplesBrowsers(server);
    for (int i = 0; i < 1_200; i++) {
      ConversationKey key = new ConversationKey("shop-a", "c" + i % 40);
      keep(new Event.MessageReceived(key, Flags.NOON.plusSeconds(i * 60L), "q" + i, "今天能处理吗"));
      keep(new Event.ReplySent(key, Flags.NOON.plusSeconds(i * 60L + 9), "a" + i,
          Optional.empty(), i % 3 == 0 ? "li" : "wang", REPLIES.get(i % REPLIES.size()),
          Sender.HUMAN));
    }
    assertEquals(true, server.store.writable(server.clock.instant()));
  }

  @AfterEach
  void stop() {
    browsers.close();
  }

  private void keep(Event event) {
    server.store.journal().append(event, event.at(), Optional.empty());
  }

  /** Twelve hints of the rule, five of them wrong. */
  private void judged() {
    ReviewDesk desk = new ReviewDesk(server.store.reviews(), PersonalData::mask, _ -> {});
    for (int i = 0; i < 12; i++) {
      boolean wrong = i < 5;
      String text = wrong ? "今天没空送货的话，可以改到明天" : "今天没空处理，明天再说";
      Flags flags = new Flags("shop-a", "wang", "d" + i, Flags.NOON.plusSeconds(i));
      var hint = flags.block(RULE, text, "没空");
      server.store.flaggedDrafts().flag(flags.revision(1, text, hint));
      server.store.flaggedDrafts().outcome(flags.sent(5, text));
      assertEquals(true, server.store.writable(server.clock.instant()));
      var _ = desk.judge(i + 1, "韩梅梅", server.clock.instant(),
          List.of(new Judgement(hint.id(), wrong ? Ruling.WRONG_FLAG : Ruling.RIGHT, "")));
    }
    server.store.insightCounting()
        .catchUp(new JournalCounts.Settings(ZoneId.of("Asia/Shanghai"),
            ConsoleServer.PROFILES), () -> true);
  }

  @Test
  void aKnowledgeManagerDryRunsAndPublishesARule() throws Exception {
    judged();
    Axe axe = new Axe();
    Page page = browsers.signedIn("knowledge-manager");
    page.navigate(server.url() + "/console/rules");
    assertThat(page.locator("#list tbody tr")).hasCount(50);
    axe.hasNothingToSay(page);
    picture(page, "rules");
    page.fill("[name=q]", "没有时间");
    page.navigate(server.url() + "/console/rules");
    press(page, "n");
    writes(page, axe);
    tries(page, axe);
    excepts(page, axe);
    publishes(page, axe);
    assertEquals(List.of(), browsers.complaints);
  }

  private void writes(Page page, Axe axe) {
    // Nobody is blamed for what is not filled in yet.
    assertThat(page.locator("#check .badge")).isVisible();
    assertThat(page.locator(".field-fault:visible")).hasCount(0);
    page.locator("[name=message]").focus();
    page.locator("[name=why]").focus();
    assertThat(page.locator("#fault-message")).isVisible();
    page.fill("[name=name]", "no-time-today");
    page.selectOption("[name=severity]", "block");
    page.fill("[name=message]", "不要说“{fond}”，可以说“{better}”");
    page.fill("[name=phrases]", "没空");
    page.fill("[name=replacements]", "我马上帮您安排");
    page.locator("[name=bad]").first().fill("今天没空处理");
    page.locator("[name=good]").first().fill("周末也有空");
    assertThat(page.locator("#fault-message")).containsText("{fond}");
    assertThat(page.locator("#fault-bad")).containsText("[ ]");
    axe.hasNothingToSay(page);
    picture(page, "rule-mistakes");
    page.fill("[name=message]", "不要说“{found}”，可以说“{better}”");
    page.locator("[name=bad]").first().fill("今天[没空]处理");
    page.locator("[data-samples=good] [data-add-sample]").click();
    page.locator("[name=good]").last().fill("现在没空位了");
    assertThat(page.locator("#check .tried .unfit")).containsText("不该提示");
    page.fill("[name=except]", "没空位");
    assertThat(page.locator("#check .badge.good").first()).hasText("都符合");
    assertThat(page.locator("#check .bubble")).hasText("不要说“没空”，可以说“我马上帮您安排”");
    axe.hasNothingToSay(page);
    picture(page, "rule-edit");
    press(page, "Control+s");
    assertThat(page.locator(".toast")).containsText("草稿已保存");
    assertThat(page.locator(".head .badge")).hasText("草稿");
  }

  private void tries(Page page, Axe axe) {
    page.locator("[data-key=t]").click();
    assertThat(page.locator("#dry-run[data-state=done] .outcome strong")).hasText("600");
    assertThat(page.locator("#dry-run .advice")).containsText("低于 70%");
    assertThat(page.locator("#dry-run .agents")).containsText("wang");
    assertThat(page.locator("#dry-run mark").first()).hasText("没空");
    axe.hasNothingToSay(page);
    page.locator("#try-title").scrollIntoViewIfNeeded();
    picture(page, "rule-dry-run");
  }

  private void excepts(Page page, Axe axe) {
    assertThat(page.locator(".claims li")).hasCount(3);
    assertThat(page.locator(".numbers")).containsText("命中 12 次，误报率 42% (5/12)");
    assertThat(page.locator(".numbers .badge")).hasText("建议降级");
    page.evaluate("scrollTo(0, 0)");
    axe.hasNothingToSay(page);
    picture(page, "rule-wrong-flags");
    page.locator(".claims li").first().locator("[name=phrase]").first().click();
    // The exception stands in the draft, and its dry run begins by itself.
    assertThat(page.locator("[name=except]")).hasValue(java.util.regex.Pattern.compile("没空位\n.+"));
    assertThat(page.locator("#dry-run[data-state=done] .outcome strong")).hasText("400");
    List<Proposal> open = server.store.reviews()
        .proposals(ProposalQuery.of(ProposalQuery.Filter.OPEN.ofRule(RULE), 10))
        .items();
    // It answers all that it keeps away.
    assertEquals(List.of(), open);
  }

  private void publishes(Page page, Axe axe) {
    page.fill("[name=reason]", "质检周会决定");
    page.locator("[data-publish]").click();
    PeoplesBrowsers.published(page);
    server.refresh();
    page.reload();
    assertThat(page.locator(".head .badge")).hasText("在用");
    page.locator(".head a.button").click();
    assertThat(page.locator(".version")).hasCount(2);
    axe.hasNothingToSay(page);
    picture(page, "rule-history");
  }
}
