package org.huashu.coach.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.huashu.coach.console.PeoplesBrowsers.picture;
import static org.huashu.coach.console.PeoplesBrowsers.press;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.regex.Pattern;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Passwords;
import org.huashu.coach.account.Role;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.HintAnswer;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.review.AgentNote;
import org.huashu.coach.review.Flags;
import org.huashu.coach.review.JournalCounts;
import org.huashu.coach.review.ProposalQuery;
import org.huashu.coach.review.QueueQuery.Filter;
import org.huashu.coach.review.Review;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trainer's day in a browser: thirty drafts by keyboard, one appeal, and what it adds up to. */
class ReviewPagesTest {

  private static final int DRAFTS = 34;
  private static final List<String> BAD =
      List.of("不关我的事，你找快递", "我不知道啊，你自己看吧", "说了多少遍了，不能退");
  private static final List<String> WORDS = List.of("不关我的事", "我不知道", "说了多少遍");
  private static final List<String> RULES =
      List.of("banned.not-my-business", "banned.dont-know", "banned.told-you");

  @TempDir
  Path data;
  private ConsoleServer server;
  private PeoplesBrowsers browsers;

  @BeforeEach
  void start() {
    server = ConsoleServer.start(data);
    browsers = new PeoplesBrowsers(server);
    for (int i = 0; i < DRAFTS; i++) {
      flag(i);
    }
    assertTrue(server.store.writable(server.clock.instant()));
  }

  @AfterEach
  void stop() {
    browsers.close();
  }

  private void flag(int i) {
    Instant at = server.clock.instant().minusSeconds(40_000L * (DRAFTS - i));
    Flags flags = new Flags("shop-a", i % 2 == 0 ? "li" : "wang", "d" + i, at);
    String text = BAD.get(i % 3);
    Hint hint = i % 4 == 0
        ? flags.block(RULES.get(i % 3), text, WORDS.get(i % 3))
        : flags.warn(RULES.get(i % 3), text, WORDS.get(i % 3));
    var drafts = server.store.flaggedDrafts();
    drafts.flag(flags.revision(1, text, List.of("logistics.where-is-my-parcel"), hint));
    if (i % 3 != 2) {
      drafts.outcome(flags.answered(4, hint.id(), HintAnswer.APPLIED));
      drafts.flag(flags.revision(5, "亲，我马上帮您核实物流，十分钟内答复您"));
      drafts.outcome(flags.sent(9, "亲，我马上帮您核实物流，十分钟内答复您"));
    } else {
      drafts.outcome(flags.sent(6, text));
    }
    keep(new Event.MessageReceived(flags.key(), at, "q", "我的快递呢"));
    keep(new Event.ReplySent(flags.key(), at.plusSeconds(9 + 3 * i), "a",
        Optional.of("d" + i), flags.agent(), "亲，我马上帮您核实", Sender.HUMAN));
  }

  private void keep(Event event) {
    server.store.journal().append(event, event.at(), Optional.empty());
  }

  @Test
  void aTrainerReviewsThirtyDraftsByKeyboardAndAnswersAnAppeal() {
    server.store.accounts()
        .add(ConsoleServer.account("li", new Grant(Role.AGENT, "shop-a")),
            Passwords.of(64, 1).hash(ConsoleServer.PASSWORD));
    Page page = browsers.signedIn("trainer");
    page.navigate(server.url() + "/console/review");
    assertThat(page.locator(".waiting")).hasText(DRAFTS + " 条等您质检");
    picture(page, "review-queue");
    press(page, "n");
    assertThat(page.locator("[data-hint]")).hasCount(1);
    picture(page, "review-story");
    judgeThirty(page);
    assertEquals(30, server.store.reviews()
        .count(Filter.ALL.in(Set.of(Review.State.REVIEWED)), 100));
    assertEquals(10,
        server.store.reviews().proposals(ProposalQuery.open(100)).items().size());
    reserves(page);
    appeals(page);
    assertEquals(List.of(), browsers.complaints);
  }

  /** What is open on a screen is held for it, and given up when it is left. */
  private void reserves(Page page) {
    String held = page.url().replaceAll(".*/of/(\\d+).*", "$1");
    page.navigate(server.url() + "/console/review?state=OPEN");
    assertThat(page.locator("#list tbody tr").first()).isVisible();
    page.waitForCondition(() -> server.store.reviews()
        .review(Long.parseLong(held))
        .flatMap(Review::reservation)
        .isEmpty());
    page.locator("#list tbody a").first().click();
    String open = page.url().replaceAll(".*/of/(\\d+).*", "$1");
    page.waitForCondition(() -> server.store.reviews()
        .review(Long.parseLong(open))
        .flatMap(Review::reservation)
        .filter(it -> it.by().equals("trainer"))
        .isPresent());
  }

  /** The fourth verdict is taken back and given again, and one draft is left to others. */
  private void judgeThirty(Page page) {
    for (int i = 0; i < 30; i++) {
      goOn(page, String.valueOf(1 + i % 3));
      if (i == 3) {
        goOn(page, "u");
        goOn(page, "1");
        goOn(page, "s");
      }
    }
  }

  /** Presses a key that leads to another draft. */
  private static void goOn(Page page, String key) {
    String before = page.locator("h1").innerText();
    press(page, key);
    assertThat(page.locator("h1")).not().hasText(before);
    assertThat(page.locator(".hint-card.current")).hasCount(1);
  }

  private void appeals(Page trainer) {
    Page agent = browsers.signedIn("li");
    agent.navigate(server.url() + "/console/own?ruling=RIGHT");
    agent.locator("#list tbody a").first().click();
    agent.fill("[name=reason]", "这句话是引用顾客的原话");
    picture(agent, "review-appeal");
    agent.locator(".appeal-form button").click();
    assertThat(agent.locator(".badge").first()).hasText("申诉中");
    String number = agent.url().replaceAll(".*/of/(\\d+).*", "$1");
    trainer.navigate(server.url() + "/console/review/of/" + number);
    trainer.locator(".rulings label").last().click();
    trainer.fill("[name=reason]", "确实是引用，可以谅解");
    picture(trainer, "review-answer");
    trainer.locator(".verdicts button.main").click();
    assertThat(trainer.locator(".badge").first()).hasText("申诉已答复");
    assertEquals(List.of("确实是引用，可以谅解"),
        server.told.stream().map(AgentNote::comment).toList());
    agent.navigate(server.url() + "/console/own");
    assertThat(agent.locator(".good-news")).containsText("确实是引用，可以谅解");
    picture(agent, "review-own");
    agent.locator(".note button").click();
    assertThat(agent.locator(".good-news")).hasCount(0);
  }

  @Test
  void anAppealAgainstTwoVerdictsIsAcceptedInPart() {
    server.store.accounts()
        .add(ConsoleServer.account("li", new Grant(Role.AGENT, "shop-a")),
            Passwords.of(64, 1).hash(ConsoleServer.PASSWORD));
    String text = "我不知道，不关我的事";
    Flags flags = new Flags("shop-a", "li", "two", server.clock.instant());
    server.store.flaggedDrafts()
        .flag(flags.revision(1, text, flags.warn(RULES.get(1), text, WORDS.get(1)),
            flags.block(RULES.get(0), text, WORDS.get(0))));
    assertTrue(server.store.writable(server.clock.instant()));
    long draft = server.store.samples().newest();
    Page trainer = browsers.signedIn("trainer");
    trainer.navigate(server.url() + "/console/review/of/" + draft);
    press(trainer, "1");
    goOn(trainer, "1");
    Page agent = browsers.signedIn("li");
    agent.navigate(server.url() + "/console/own/of/" + draft);
    agent.fill("[name=reason]", "第一句是引用顾客的话，第二句是口误");
    agent.locator(".appeal-form button").click();
    assertThat(agent.locator(".badge").first()).hasText("申诉中");
    trainer.navigate(server.url() + "/console/review/of/" + draft);
    press(trainer, "3");
    trainer.fill("[name=reason]", "第一句可以谅解，第二句维持");
    trainer.locator(".verdicts button.main").click();
    assertThat(trainer.locator(".history")).containsText("部分采纳：第一句可以谅解，第二句维持");
    agent.navigate(server.url() + "/console/own/of/" + draft);
    assertThat(agent.locator(".hint-card strong")).hasText(new String[]{"可谅解", "正确"});
    assertEquals(Optional.of(Review.Acceptance.PARTIAL),
        server.store.reviews().review(draft).flatMap(Review::acceptance));
    assertEquals(List.of(), browsers.complaints);
  }

  @Test
  void insightShowsNumbersChartsAndWhatIsBehindThem() {
    server.store.insightCounting()
        .catchUp(new JournalCounts.Settings(ZoneId.of("Asia/Shanghai"),
            ConsoleServer.PROFILES), () -> true);
    Page page = browsers.signedIn("trainer");
    page.navigate(server.url() + "/console/insight");
    assertThat(page.locator(".chart svg")).hasCount(3);
    assertThat(page.locator(".tile").first().locator("strong")).hasText(String.valueOf(DRAFTS));
    picture(page, "insight");
    page.locator("#shop-choice").selectOption("shop-a");
    assertThat(page.locator("#shop-choice option[selected]")).hasText("shop-a");
    assertThat(page).hasURL(Pattern.compile("/console/insight$"));
    page.locator(".tile").last().click();
    assertThat(page.locator("#list tbody tr")).hasCount(DRAFTS);
    page.locator("[name=late]").check();
    assertThat(page).hasURL(Pattern.compile("late=1"));
    assertThat(page.locator("#list tbody")).not().containsText("及时");
    page.navigate(server.url() + "/console/insight/cases");
    assertThat(page.locator("#list tbody tr").first()).containsText("严重程度 30");
    picture(page, "insight-cases");
    String handout = page.request().get(page.url() + "?format=csv").text();
    assertTrue(handout.contains("我的快递呢") || handout.contains("能退吗"), handout);
    assertTrue(handout.contains("严重程度 30") && handout.contains(RULES.getFirst()), handout);
    Page dark = browsers.signedIn("trainer", ColorScheme.DARK, 1024);
    dark.navigate(server.url() + "/console/insight");
    assertThat(dark.locator(".chart svg")).hasCount(3);
    picture(dark, "insight-dark");
    assertEquals(List.of(), browsers.complaints);
  }

  @Test
  void whatIsChosenWhileAPageIsStillLoadingCounts() throws Exception {
    Page page = browsers.signedIn("trainer");
    var scripts = new ArrayBlockingQueue<Route>(1);
    page.route("**/console.js", scripts::add);
    page.navigate(server.url() + "/console/review",
        new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    page.waitForCondition(() -> !scripts.isEmpty());
    page.waitForFunction("document.querySelector('#shop-choice [value=shop-a]') !== null");
    page.evaluate("document.getElementById('shop-choice').value = 'shop-a'");
    page.unroute("**/console.js");
    scripts.take().resume();
    assertThat(page.locator("#shop-choice option[selected]")).hasText("shop-a");
    assertEquals(List.of(), browsers.complaints);
  }

  @Test
  void hostileTextsOfDraftsAreShownAndExportedAsTheyAre() throws Exception {
    String text = "=HYPERLINK(\"http://x\") <script>alert(1)</script>";
    Flags flags = new Flags("shop-a", "<b>wang</b>", "hostile", server.clock.instant());
    server.store.flaggedDrafts()
        .flag(flags.revision(1, text, flags.block("banned.x", text, "<script>")));
    assertTrue(server.store.writable(server.clock.instant()));
    var trainer = server.signedIn(Role.TRAINER);
    String page = trainer.get("/console/review/of/" + server.store.samples().newest()).body();
    assertTrue(page.contains("&lt;script>alert(1)&lt;/script>")
        || page.contains("alert(1)&lt;/script&gt;"), page);
    assertTrue(!page.contains("<script>alert"), "the draft's script is in the page");
    String csv = trainer.get("/console/review?format=csv").body();
    assertTrue(csv.contains("'=HYPERLINK"), csv);
    assertEquals(404, trainer.get("/console/review/of/999999").statusCode());
    assertEquals(200,
        trainer.get("/console/review?sort=severity&after=nonsense&from=x").statusCode());
  }

  @Test
  void draftsOfOtherShopsAreNotThere() throws Exception {
    server.store.accounts()
        .add(ConsoleServer.account("elsewhere", new Grant(Role.TRAINER, "shop-b")),
            Passwords.of(64, 1).hash(ConsoleServer.PASSWORD));
    var trainer = server.signedIn("elsewhere");
    assertEquals(404, trainer.get("/console/review/of/1").statusCode());
    assertEquals(404, trainer.post("/console/review/of/1/skip", Map.of()).statusCode());
    assertTrue(trainer.get("/console/review").body().contains("0 条等您质检"));
    var agent = server.signedIn(Role.AGENT);
    assertEquals(404, agent.get("/console/own/of/1").statusCode());
  }
}
