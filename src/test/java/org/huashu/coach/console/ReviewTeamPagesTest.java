package org.huashu.coach.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.huashu.coach.console.PeoplesBrowsers.press;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Role;
import org.huashu.coach.review.Act;
import org.huashu.coach.review.ProposalQuery;
import org.huashu.coach.review.Ruling;
import org.huashu.coach.review.SampleQuery;
import org.huashu.coach.review.Samples;
import org.huashu.coach.review.Samples.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reviewers do together: samples, blind double reviews, and proposals to rule owners. */
class ReviewTeamPagesTest {

  private static final String SHOP = "shop-a";

  @TempDir
  Path data;

  @Test
  void aSampleIsPlannedDrawnWorkedOffDrawnAgainAndClosed() throws Exception {
    try (ReviewTeam team = new ReviewTeam(data, 36)) {
      Page page = team.browser("trainer");
      team.open(page, "/samples");
      press(page, "n");
      page.fill("[name=week]", "2026-11-18");
      page.fill("[name=most]", "3");
      page.fill("[name=doubles]", "1");
      page.fill("[name=seed]", "20261118");
      assertThat(page.locator("[hx-get] p")).hasText(
          "2026-11-16 – 2026-11-22：3 位客服，抽 9 条，其中 3 条双人盲评。");
      PeoplesBrowsers.picture(page, "sample-plan");
      page.locator("#plan button").click();
      assertThat(page.locator(".seed")).hasText("20261118");
      assertThat(page.locator("#list tbody tr")).hasCount(9);
      worksOff(team, page);
      page.locator("a[href$=again]").click();
      assertThat(page.locator(".good-line")).containsText("完全一样");
      PeoplesBrowsers.picture(page, "sample");
      exports(team);
      closes(team, page);
      team.open(page, "/samples");
      assertThat(page.locator("#list tbody tr")).hasCount(1);
      PeoplesBrowsers.picture(page, "samples");
      assertEquals(List.of(), team.complaints());
    }
  }

  /** The queue goes on within the sample, and comes back to it when nothing is left. */
  private static void worksOff(ReviewTeam team, Page page) {
    press(page, "n");
    for (int i = 0; i < 9; i++) {
      assertThat(page).hasURL(Pattern.compile("/review/of/\\d+\\?sample=1"));
      String before = page.url();
      press(page, "1");
      page.waitForURL(url -> !url.equals(before));
    }
    assertThat(page).hasURL(Pattern.compile("/samples/of/1"));
    assertThat(page.locator(".tile").nth(1).locator("strong")).hasText("3");
    Page other = team.browser("韩梅梅");
    team.open(other, "/samples/of/1");
    assertThat(other.locator("section[aria-labelledby=by-reviewer] tbody")).hasText(
        Pattern.compile("trainer\\s*9"));
    press(other, "n");
    assertThat(other.locator(".hint-card.current")).hasCount(1);
    String before = other.url();
    press(other, "2");
    other.waitForURL(url -> !url.equals(before));
    team.open(page, "/samples/of/1");
    assertThat(page.locator("#list tbody")).containsText("意见不一");
    assertThat(page.locator("section[aria-labelledby=by-reviewer] tbody tr")).hasCount(2);
  }

  private static void exports(ReviewTeam team) throws Exception {
    String csv = team.server.signedIn(Role.TRAINER).get("/console/samples/of/1?format=csv").body();
    assertEquals(10, csv.lines().filter(line -> !line.isEmpty()).count(), csv);
    assertTrue(csv.startsWith("\uFEFF"), "Excel reads it as UTF-8");
    assertTrue(csv.contains("我要下班了"), csv);
  }

  private static void closes(ReviewTeam team, Page page) {
    assertThat(page.locator("button.danger")).hasCount(0);
    page.locator("form[action$=close] button").click();
    page.locator("#confirm .main").click();
    assertThat(page.locator("h1 .badge")).hasText("已关闭");
    Sample sample = team.server.store.samples().sample(1).orElseThrow();
    assertEquals("trainer", sample.closed().orElseThrow().by());
    page.navigate(page.url());
    assertThat(page.locator("form[action*=next]")).hasCount(0);
  }

  @Test
  void whatIsNoPlanIsRefusedAndAnUntouchedSampleCanBeDeleted() throws Exception {
    try (ReviewTeam team = new ReviewTeam(data, 6)) {
      var trainer = team.server.signedIn(Role.TRAINER);
      for (Map<String, String> faulty : List.of(Map.of("most", "0"), Map.of("most", "201"),
          Map.of("doubles", "9"), Map.of("seed", "x"), Map.of("week", "2026-13-40"),
          Map.of("shop", "elsewhere"), Map.of("week", "2020-01-06"))) {
        assertEquals(422, trainer.post("/console/samples/new", faulty).statusCode(),
            faulty.toString());
      }
      assertEquals(303, trainer.post("/console/samples/new", Map.of()).statusCode());
      assertEquals(1, samples(team).size());
      team.join("elsewhere", new Grant(Role.TRAINER, "shop-b"));
      var elsewhere = team.server.signedIn("elsewhere");
      assertEquals(404, elsewhere.get("/console/samples/of/1").statusCode());
      assertEquals(404, elsewhere.post("/console/samples/of/1/delete", Map.of()).statusCode());
      assertEquals(422, elsewhere.post("/console/samples/new", Map.of("shop", SHOP)).statusCode());
      assertEquals(303, trainer.post("/console/samples/of/1/delete", Map.of()).statusCode());
      assertEquals(List.of(), samples(team));
    }
  }

  private static List<Sample> samples(ReviewTeam team) {
    return team.server.store.samples()
        .samples(new SampleQuery(SampleQuery.Filter.ALL, SampleQuery.Order.NUMBER, true,
            Optional.empty(), 9))
        .stream()
        .map(Samples.Listed::sample)
        .toList();
  }

  @Test
  void agreementIsShownOverAllByRuleAndByPairWithWhatAThirdMustDecide() throws Exception {
    try (ReviewTeam team = new ReviewTeam(data, 40)) {
      judgedTwice(team);
      Page page = team.browser("trainer");
      team.open(page, "/agreement");
      assertThat(page.locator(".tile").nth(0).locator("strong")).hasText("0.52");
      assertThat(page.locator(".tile").nth(0)).containsText("95% 区间 0.24 – 0.81");
      assertThat(page.locator(".tile").nth(1)).containsText("中等（moderate）");
      assertThat(page.locator(".tile").nth(2)).containsText("80%");
      assertThat(page.locator("#list tbody tr")).hasCount(8);
      PeoplesBrowsers.picture(page, "agreement");
      page.locator(".reading summary").click();
      assertThat(page.locator(".reading")).containsText("Fleiss、Cohen、Everitt（1969）");
      page.locator("h2 a[href*=rules]").click();
      assertThat(page.locator("#list tbody tr")).hasCount(1);
      page.locator("#list tbody a").click();
      assertThat(page).hasURL(Pattern.compile("rule=evasive.off-work"));
      decides(team, page);
      String csv = team.server.signedIn(Role.TRAINER).get("/console/agreement?format=csv").body();
      assertEquals(9, csv.lines().filter(line -> !line.isEmpty()).count(), csv);
      assertEquals(List.of(), team.complaints());
    }
  }

  /** 24 both right, 8 both wrong, 8 different: 0.80 observed, 0.58 by chance. */
  private static void judgedTwice(ReviewTeam team) {
    for (int draft = 1; draft <= 40; draft++) {
      var _ = team.desk.act(draft,
          new Act.Doubled("trainer", team.server.clock.instant()));
      boolean wrong = draft % 5 == 0;
      boolean differ = draft % 5 == 1;
      team.judge(draft, "韩梅梅", wrong || (differ && draft % 2 == 0)
          ? Ruling.WRONG_FLAG
          : Ruling.RIGHT);
      team.judge(draft, "李雷", wrong || (differ && draft % 2 == 1)
          ? Ruling.WRONG_FLAG
          : Ruling.RIGHT);
    }
  }

  private static void decides(ReviewTeam team, Page page) {
    assertThat(page.locator("#list .badge.warn")).hasCount(8);
    page.locator("#list tbody a").first().click();
    assertThat(page.locator(".history")).containsText("韩梅梅");
    assertThat(page.locator(".history")).containsText("李雷");
    String before = page.url();
    press(page, "1");
    page.waitForURL(url -> !url.equals(before));
    team.open(page, "/agreement");
    assertThat(page.locator("#list .badge.warn")).hasCount(7);
    assertThat(page.locator("#list .badge.good")).hasText("正确");
  }

  @Test
  void ruleOwnersAnswerProposalsWithReasonsAndTrainersHearThem() throws Exception {
    try (ReviewTeam team = new ReviewTeam(data, 12)) {
      team.replies(400);
      for (int draft = 1; draft <= 12; draft++) {
        team.judge(draft, "韩梅梅", draft % 3 == 1 || draft == 12 ? Ruling.WRONG_FLAG : Ruling.RIGHT);
      }
      Page owner = team.browser("knowledge-manager");
      team.open(owner, "/proposals");
      assertThat(owner.locator(".side .count")).hasText("5");
      assertThat(owner.locator("#list tbody tr")).hasCount(5);
      PeoplesBrowsers.picture(owner, "proposals");
      accepts(owner);
      rejects(owner);
      hears(team);
      assertEquals(List.of(), team.complaints());
    }
  }

  private static void accepts(Page owner) {
    owner.locator("#list tbody a").first().click();
    assertThat(owner.locator(".claim .bubble mark")).hasText(ReviewTeam.WORDS);
    assertThat(owner.locator(".decide .tick").first()).containsText("可消除 4 条误报");
    press(owner, "t");
    assertThat(owner.locator("#dry-run[data-state=done] .outcome strong")).hasText("100");
    assertThat(owner.locator("#dry-run")).containsText("误报");
    PeoplesBrowsers.picture(owner, "proposal");
    owner.fill("[name=reason]", "引用顾客的话，加了例外");
    owner.locator(".decide .main").click();
    // One exception answers all that it keeps away.
    assertThat(owner.locator("#list tbody tr")).hasCount(1);
    assertThat(owner.locator(".side .count")).hasText("1");
  }

  private static void rejects(Page owner) {
    owner.locator("#list tbody a").first().click();
    owner.locator(".decide .danger").click();
    assertThat(owner).hasURL(Pattern.compile("/proposals/of/12"));
    owner.fill("[name=reason]", "这就是推脱，规则没错");
    owner.locator(".decide .danger").click();
    assertThat(owner.locator("#list")).containsText("没有待处理的误报");
    assertThat(owner.locator(".side .count")).hasCount(0);
    owner.locator("[name=state]").selectOption("all");
    assertThat(owner.locator("#list tbody tr")).hasCount(5);
    owner.locator("[name=owner]").selectOption("-");
    assertThat(owner.locator("#list tbody tr")).hasCount(5);
    owner.locator("[name=age]").selectOption("7");
    assertThat(owner.locator("#list tbody tr")).hasCount(0);
  }

  private static void hears(ReviewTeam team) {
    Page trainer = team.browser("韩梅梅");
    assertThat(trainer.locator(".side .count")).hasText("5");
    team.open(trainer, "/proposals");
    assertThat(trainer.locator(".good-news")).containsText("这就是推脱，规则没错");
    assertThat(trainer.locator(".good-news .note")).hasCount(5);
    PeoplesBrowsers.picture(trainer, "proposals-heard");
    trainer.locator(".note button").first().click();
    assertThat(trainer.locator(".good-news .note")).hasCount(4);
    assertEquals(4, team.server.store.reviews()
        .count(ProposalQuery.Filter.answersFor("韩梅梅"), 9));
  }

  @Test
  void noPageOfReviewersHasAFaultInLightInDarkOrOnATablet() throws Exception {
    try (ReviewTeam team = new ReviewTeam(data, 30)) {
      team.joinWithEveryRole("li");
      judgedTwice(team, 12);
      var trainer = team.server.signedIn(Role.TRAINER);
      assertEquals(303, trainer.post("/console/samples/new", Map.of("seed", "7")).statusCode());
      for (var look : Map.of(ColorScheme.LIGHT, 1280, ColorScheme.DARK, 834).entrySet()) {
        Page page = inTheShop(team, look.getKey(), look.getValue());
        team.opensWithoutFault(page,
            List.of("/review", "/review/of/2", "/review/of/20", "/own", "/own/of/1",
                "/samples", "/samples/new", "/samples/of/1", "/samples/of/1/again", "/agreement",
                "/agreement/rules", "/agreement/reviewers", "/proposals", "/proposals/of/10",
                "/insight", "/insight/rules", "/insight/agents", "/insight/rounds",
                "/insight/cases"));
      }
      tablet(team);
      assertEquals(List.of(), team.complaints());
    }
  }

  private static void judgedTwice(ReviewTeam team, int drafts) {
    for (int draft = 1; draft <= drafts; draft++) {
      var _ = team.desk.act(draft,
          new Act.Doubled("trainer", team.server.clock.instant()));
      team.judge(draft, "韩梅梅", draft % 5 == 0 ? Ruling.WRONG_FLAG : Ruling.RIGHT);
      team.judge(draft, "李雷",
          draft % 5 == 0 ? Ruling.WRONG_FLAG : draft % 5 == 1 ? Ruling.EXCUSABLE : Ruling.RIGHT);
    }
  }

  private static Page inTheShop(ReviewTeam team, ColorScheme scheme, int width) {
    Page page = team.browser("li", scheme, width);
    page.locator("#shop-choice").selectOption(SHOP);
    assertThat(page.locator("#shop-choice option[selected]")).hasText(SHOP);
    return page;
  }

  private static void tablet(ReviewTeam team) {
    Page page = inTheShop(team, ColorScheme.LIGHT, 834);
    for (var shot : Map.of("sample-tablet", "/samples/of/1", "agreement-tablet", "/agreement",
        "proposal-tablet", "/proposals/of/10", "review-story-tablet", "/review/of/20")
        .entrySet()) {
      team.open(page, shot.getValue());
      PeoplesBrowsers.picture(page, shot.getKey());
    }
    Page dark = inTheShop(team, ColorScheme.DARK, 1280);
    team.open(dark, "/agreement");
    PeoplesBrowsers.picture(dark, "agreement-dark");
  }
}
