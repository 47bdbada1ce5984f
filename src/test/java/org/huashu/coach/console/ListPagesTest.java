package org.huashu.coach.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.huashu.coach.console.PeoplesBrowsers.picture;
import static org.huashu.coach.console.PeoplesBrowsers.press;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A knowledge manager works off the lists in a browser. */
class ListPagesTest {

  @TempDir
  Path data;
  private ConsoleServer server;
  private ListScene scene;
  private PeoplesBrowsers browsers;

  @BeforeEach
  void start() {
    server = ConsoleServer.shipped(data, "scripts/season.yaml", ListScene.SCRIPTS);
    scene = new ListScene(server);
    scene.month();
    browsers = new PeoplesBrowsers(server);
  }

  @AfterEach
  void stop() {
    browsers.close();
  }

  @Test
  void aKnowledgeManagerWorksOffTheLists() throws Exception {
    Axe axe = new Axe();
    Page page = browsers.signedIn("knowledge-manager");
    // The page where the day begins says how much there is to do.
    assertThat(page.locator(".work-tabs a").first()).containsText("没有好话术的问题");
    page.navigate(server.url() + "/console/lists");
    assertThat(page.locator(".work-lists li")).hasCount(6);
    axe.hasNothingToSay(page);
    picture(page, "lists");
    looksThrough(page, axe);
    makesAScriptOfQuestions(page, axe);
    settles(page, axe);
    assertEquals(List.of(), browsers.complaints);
  }

  private void looksThrough(Page page, Axe axe) {
    page.navigate(server.url() + "/console/lists/expiring");
    assertThat(page.locator("#list tbody tr")).hasCount(2);
    assertThat(page.locator("#list tbody tr").first()).containsText("已过期");
    assertThat(page.locator("#list tbody tr").nth(1)).containsText("3 天");
    axe.hasNothingToSay(page);
    picture(page, "list-expiring");
    page.navigate(server.url() + "/console/lists/pairs");
    assertThat(page.locator("#list tbody tr", new Page.LocatorOptions().setHasText("15 天"))
        .first()).containsText("说法矛盾");
    axe.hasNothingToSay(page);
    picture(page, "list-pairs");
    page.navigate(server.url() + "/console/lists/unused");
    assertThat(page.locator("#list tbody tr")).hasCount(50);
    page.selectOption("[name=days]", "90");
    assertThat(page).hasURL(Pattern.compile("days=90"));
    axe.hasNothingToSay(page);
    page.navigate(server.url() + "/console/lists/ignored");
    page.locator("#list .row-link").click();
    assertThat(page.locator("#list tbody tr")).hasCount(7);
    assertThat(page.locator("#list tbody tr").first()).containsText("抗起球面料");
    axe.hasNothingToSay(page);
    page.navigate(server.url() + "/console/lists/edited");
    assertThat(page.locator("#list tbody tr")).hasCount(1);
    assertThat(page.locator("#list tbody tr").first()).containsText("63%");
    axe.hasNothingToSay(page);
    page.locator("#list .row-link").click();
    assertThat(page.locator("#list tbody tr")).hasCount(5);
    assertThat(page.locator("#list tbody del").first()).isVisible();
    axe.hasNothingToSay(page);
    picture(page, "list-edited");
  }

  private void makesAScriptOfQuestions(Page page, Axe axe) {
    page.navigate(server.url() + "/console/lists/questions");
    assertThat(page.locator("#list tbody tr").first()).containsText("刺绣图案");
    axe.hasNothingToSay(page);
    picture(page, "list-questions");
    page.locator("#list .row-link").first().click();
    // What satisfied customers comes before what they only did not ask again after.
    assertThat(page.locator(".good-replies li").first()).containsText("确认样稿后 3 天内免费绣好");
    assertThat(page.locator(".good-replies li").first()).containsText("5 位顾客打了 4 分以上");
    axe.hasNothingToSay(page);
    picture(page, "questions");
    page.locator(".good-replies a.button").first().click();
    assertThat(page.locator("[name=answer]")).hasValue(Pattern.compile("免费绣好"));
    assertThat(page.locator("[name=questions]")).hasValue(Pattern.compile("可以刺绣图案吗"));
    assertThat(page.locator("[name=title]")).hasValue(Pattern.compile("刺绣图案"));
    page.locator("[data-key=t]").click();
    assertThat(page.locator("#trial[data-state=done] .to dd")).hasText("5");
    assertThat(page.locator("#trial .moved li").first()).containsText("没有推荐");
    axe.hasNothingToSay(page);
    page.locator("#trial-title").scrollIntoViewIfNeeded();
    picture(page, "script-trial");
    page.fill("[name=topic]", "pre-sale");
    press(page, "Control+s");
    assertThat(page.locator(".toast")).containsText("草稿已保存");
  }

  private void settles(Page page, Axe axe) {
    page.navigate(server.url() + "/console/lists/questions");
    page.locator("#list .row-link", new Page.LocatorOptions().setHasText("香味")).click();
    page.locator(".head form button").click();
    assertThat(page.locator(".toast")).containsText("不再列出");
    assertThat(page.locator("#list tbody")).not().containsText("香味");
    page.locator(".toast button").click();
    assertThat(page.locator(".toast")).containsText("已放回列表");
    page.locator("#list .row-link", new Page.LocatorOptions().setHasText("香味")).click();
    page.locator(".head form button").click();
    assertThat(page.locator("#list tbody")).not().containsText("香味");
    picture(page, "list-settled-toast");
    server.clock.passes(Duration.ofMinutes(11));
    scene.replied("shop-a", Duration.ofMinutes(1), new ListScene.Said("香味浓不浓", "淡淡的，不浓"));
    scene.made();
    page.reload();
    assertThat(page.locator("#list tbody")).containsText("刺绣图案");
    assertThat(page.locator("#list tbody")).not().containsText("香味");
    bringsBack(page, axe);
  }

  private void bringsBack(Page page, Axe axe) {
    page.selectOption("[name=show]", "settled");
    assertThat(page).hasURL(Pattern.compile("show=settled"));
    assertThat(page.locator("#list tbody tr")).hasCount(1);
    axe.hasNothingToSay(page);
    picture(page, "list-settled");
    page.locator("#list .row-link").click();
    assertThat(page.locator(".means")).containsText("knowledge-manager 标为不需要话术");
    axe.hasNothingToSay(page);
    page.locator(".head form button").click();
    assertThat(page.locator(".toast")).containsText("已放回列表");
    assertThat(page.locator("#list tbody")).containsText("香味");
    scene.made();
    page.reload();
    assertThat(page.locator("#list tbody")).containsText("香味");
  }

  @Test
  void anEditIsTriedByItselfAfterAPause() {
    Page page = browsers.signedIn("knowledge-manager");
    page.navigate(server.url() + "/console/scripts/of/logistics.where-is-my-parcel");
    page.fill("[name=title]", "刺绣图案");
    page.fill("[name=questions]", "可以送礼盒包装吗\n有礼盒包装吗");
    page.fill("[name=answer]", "您好，下单时备注图案就可以。");
    assertThat(page.locator("#trial[data-state=done] .to dd")).hasText("5");
    // The question about the parcel is answered by another script now, or by none.
    assertThat(page.locator("#trial .away dd")).hasText("6");
    page.fill("[name=title]", "");
    assertThat(page.locator("#trial")).containsText("写好标题");
  }

  @Test
  void theListsAreUsableOnATabletAndInTheDark() throws Exception {
    Axe axe = new Axe();
    Page page = browsers.signedIn("knowledge-manager", ColorScheme.DARK, 834);
    for (String path : List.of("lists", "lists/questions", "lists/expiring", "lists/pairs",
        "lists/edited/logistics.where-is-my-parcel")) {
      page.navigate(server.url() + "/console/" + path);
      axe.hasNothingToSay(page);
      assertTrue((Boolean) page.evaluate("document.documentElement.scrollWidth <= 834"),
          path + " is wider than the screen");
      picture(page, "tablet-dark-" + path.replaceAll("[/.]", "-"));
    }
    page.locator(".head a.button").click();
    page.locator("[data-key=t]").click();
    assertThat(page.locator("#trial[data-state=done]")).isVisible();
    axe.hasNothingToSay(page);
    page.locator("#trial-title").scrollIntoViewIfNeeded();
    picture(page, "tablet-dark-script-trial");
    assertEquals(List.of(), browsers.complaints);
  }
}
