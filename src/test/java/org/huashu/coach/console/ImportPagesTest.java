package org.huashu.coach.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.huashu.coach.console.PeoplesBrowsers.picture;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Passwords;
import org.huashu.coach.account.Role;
import org.huashu.coach.knowledge.Edited.Wish;
import org.huashu.coach.knowledge.ScriptCard;
import org.huashu.coach.knowledge.ScriptEdits;
import org.huashu.coach.knowledge.WorkingCopy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A knowledge manager imports a table in a browser: looks, maps, takes over, takes back. */
class ImportPagesTest {

  private static final String TABLE = """
      编号,类目,话术,问法,备注,有效期至
      logistics.where-is-my-parcel,物流,"您好，订单{订单号}由{快递公司}承运，单号{运单号}，一般 2 天内送达。",,,
      ,夏季活动,满 300 减 40，活动到 11 月 30 日,有什么优惠|现在有活动吗,双十一,2026-11-30
      ,夏季活动,"亲，不关我的事，你自己查",坏话术,,
      ,夏季活动,<b>加粗</b><script>alert(1)</script>也只是文字,网页代码,,
      ,售后咨询,支持七天无理由退货，吊牌完好即可,能退吗|怎么退货,,下周三
      ,售后咨询,,没有正文的一行,,
      returns.how-to-return,退货,退货请在订单页点“申请售后”，审核后寄回即可。,,,
      """;

  @TempDir
  Path data;
  private ConsoleServer server;
  private PeoplesBrowsers browsers;

  @BeforeEach
  void start() {
    server = ConsoleServer.shipped(data);
    server.store.accounts()
        .add(ConsoleServer.account("韩梅梅", new Grant(Role.KNOWLEDGE_MANAGER, Grant.EVERY_SHOP)),
            Passwords.of(64, 1).hash(ConsoleServer.PASSWORD));
    browsers = new PeoplesBrowsers(server);
  }

  @AfterEach
  void stop() {
    browsers.close();
  }

  @Test
  void aKnowledgeManagerImportsATable() throws Exception {
    Axe axe = new Axe();
    Page page = browsers.signedIn("韩梅梅");
    page.navigate(server.url() + "/console/import");
    axe.hasNothingToSay(page);
    picture(page, "import");
    Path file = data.resolve("客服话术 11 月.csv");
    Files.writeString(file, TABLE);
    page.setInputFiles("[name=file]", file);
    assertThat(page.locator("#chosen")).hasText("客服话术 11 月.csv");
    page.locator("#drop .main").click();
    assertThat(page.locator("h1")).hasText("客服话术 11 月.csv");
    String preview = page.url();
    looks(page, axe);
    maps(page, axe);
    dark(preview, axe);
    takesOver(page, axe);
    assertEquals(List.of(), browsers.complaints);
  }

  @Test
  void aConflictIsDecidedWithBothSidesBesideEachOther() throws Exception {
    var copy = WorkingCopy.ofScripts(server.store.releases(), server.store.edits(), server.clock);
    ScriptCard card = copy.find("returns.how-to-return").orElseThrow().shown();
    var _ = copy.save(new Wish<>(card.id(), ScriptEdits.text(Optional.of(card)),
        Optional.of(new ScriptCard(card.topic(), card.name(), card.title(), card.questions(),
            "退货请在订单页点“申请售后”，选“退货退款”，审核后 7 天内寄回。", card.use(),
            card.conditions(), card.scope(), card.tags(), card.owner())),
        "李雷"));
    Axe axe = new Axe();
    Page page = browsers.signedIn("韩梅梅");
    page.navigate(server.url() + "/console/import");
    Path file = data.resolve("退货.csv");
    Files.writeString(file, TABLE);
    page.setInputFiles("[name=file]", file);
    page.locator("#drop .main").click();
    page.locator(".tabs a", new Page.LocatorOptions().setHasText("有冲突")).click();
    assertThat(page.locator(".lines")).containsText("李雷 改过还没有发布");
    page.locator(".decide a").click();
    assertThat(page.locator(".both")).containsText("李雷 的草稿");
    axe.hasNothingToSay(page);
    picture(page, "import-beside");
    page.locator(".decide button").nth(1).click();
    assertThat(page.locator(".take-over")).containsText("1 条用文件里的");
    assertThat(page.locator(".decide button[aria-pressed=true]")).hasText("用文件里的");
    axe.hasNothingToSay(page);
    picture(page, "import-conflict");
    page.locator(".take-over .main").click();
    assertThat(page.locator(".toast")).containsText("已导入为草稿");
    assertEquals("韩梅梅",
        copy.find(card.id()).orElseThrow().edit().orElseThrow().author());
    assertEquals(List.of(), browsers.complaints);
  }

  private void looks(Page page, Axe axe) {
    assertThat(page.locator(".take-over .sum strong")).hasText("5");
    assertThat(page.locator(".mapping summary .hint")).containsText("备注");
    // A text that looks like a page is a text.
    assertThat(page.locator(".lines")).containsText("<script>alert(1)</script>");
    page.locator(".lines details summary").first().click();
    axe.hasNothingToSay(page);
    picture(page, "import-preview");
    page.locator(".tabs a", new Page.LocatorOptions().setHasText("有错")).click();
    assertThat(page.locator(".lines tbody tr")).hasCount(2);
    assertThat(page.locator(".lines")).containsText("“下周三”不是时间");
  }

  private void maps(Page page, Axe axe) {
    page.locator(".mapping summary").click();
    page.selectOption("[name=column-4]", "tags");
    page.locator("[name=category-topic]").nth(1).fill("promotions");
    axe.hasNothingToSay(page);
    picture(page, "import-mapping");
    page.locator(".mapping .acts button").click();
    assertThat(page.locator(".lines")).containsText("promotions.");
    assertThat(page.locator(".mapping summary .hint")).containsText("重新预览");
  }

  private void takesOver(Page page, Axe axe) {
    page.goBack();
    page.goForward();
    page.locator(".take-over .main").click();
    assertThat(page.locator(".toast")).containsText("已导入为草稿");
    axe.hasNothingToSay(page);
    picture(page, "import-report");
    page.navigate(server.url() + "/console/releases");
    assertThat(page.locator("#waiting-title")).containsText("5");
    page.goBack();
    page.locator(".danger").click();
    page.locator("#confirm button.main").click();
    assertThat(page.locator(".toast")).containsText("已撤销");
    page.navigate(server.url() + "/console/releases");
    assertThat(page.locator("#waiting-title")).containsText("0");
    page.navigate(server.url() + "/console/import");
    axe.hasNothingToSay(page);
  }

  private void dark(String preview, Axe axe) {
    Page page = browsers.signedIn("韩梅梅", ColorScheme.DARK, 1280);
    page.setViewportSize(834, 1112);
    page.navigate(preview);
    axe.hasNothingToSay(page);
    assertEquals(834, page.evaluate("document.documentElement.scrollWidth"));
    picture(page, "import-dark-tablet");
    page.navigate(server.url() + "/console/import");
    axe.hasNothingToSay(page);
    assertEquals(834, page.evaluate("document.documentElement.scrollWidth"));
    page.context().close();
  }
}
