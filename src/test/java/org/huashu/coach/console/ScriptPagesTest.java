package org.huashu.coach.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.huashu.coach.console.PeoplesBrowsers.picture;
import static org.huashu.coach.console.PeoplesBrowsers.press;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Passwords;
import org.huashu.coach.account.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A knowledge manager's day in a browser: look, curate, meet a colleague's edit, publish. */
class ScriptPagesTest {

  private static final String PARCEL = "/console/scripts/of/logistics.where-is-my-parcel";

  @TempDir
  Path data;
  private ConsoleServer server;
  private PeoplesBrowsers browsers;

  @BeforeEach
  void start() {
    server = ConsoleServer.shipped(data);
    for (String name : List.of("韩梅梅", "李雷")) {
      server.store.accounts()
          .add(ConsoleServer.account(name, new Grant(Role.KNOWLEDGE_MANAGER, Grant.EVERY_SHOP)),
              Passwords.of(64, 1).hash(ConsoleServer.PASSWORD));
    }
    browsers = new PeoplesBrowsers(server);
  }

  @AfterEach
  void stop() {
    browsers.close();
  }

  @Test
  void aKnowledgeManagerCuratesAndPublishes() throws Exception {
    Axe axe = new Axe();
    Page page = browsers.signedIn("韩梅梅");
    assertThat(page.locator("h1")).hasText("话术");
    axe.hasNothingToSay(page);
    picture(page, "scripts");
    page.fill("[name=q]", "我的快递到哪了");
    assertThat(page.locator(".found li.offered").first()).containsText("快递到哪了");
    page.locator(".found summary").first().click();
    axe.hasNothingToSay(page);
    picture(page, "scripts-search");
    edits(page, axe);
    meetsAColleague(page, axe);
    page.navigate(server.url() + PARCEL + "/history");
    assertThat(page.locator(".version")).hasCount(4);
    // What was imported can be had back too.
    assertThat(page.locator(".version").last().locator("[name=version][value='0']")).isVisible();
    axe.hasNothingToSay(page);
    picture(page, "script-history");
    publishes(page, axe);
    assertEquals(List.of(), browsers.complaints);
  }

  private void edits(Page page, Axe axe) {
    page.navigate(server.url() + PARCEL);
    assertThat(page.locator("#check .bubble")).isVisible();
    page.fill("[name=answer]", "亲，快递慢不关我的事，自己查，");
    page.locator("[data-insert='{运单号}']").click();
    assertThat(page.locator("#check mark.placeholder")).hasCount(1);
    assertThat(page.locator("#check mark.block, #check mark.warn").first()).isVisible();
    axe.hasNothingToSay(page);
    picture(page, "script-edit");
    page.locator("[name=answer]").focus();
    press(page, "Control+a");
    page.keyboard().insertText("您好，订单{订单号}的包裹正在{快递公司}运输，单号{运单号}，预计{预计时间}送到。");
    assertThat(page.locator("#check .remarks .bad")).hasCount(0);
    press(page, "Control+s");
    assertThat(page.locator(".toast")).containsText("草稿已保存");
    assertThat(page.locator(".head .badge")).hasText("有修改");
  }

  private void meetsAColleague(Page page, Axe axe) throws Exception {
    page.navigate(server.url() + PARCEL);
    Page other = browsers.signedIn("李雷");
    other.navigate(server.url() + PARCEL);
    other.fill("[name=answer]", "您好，包裹{运单号}在路上，预计{预计时间}送到。");
    other.fill("[name=title]", "快递到哪里了");
    press(other, "Control+s");
    assertThat(other.locator(".toast")).containsText("草稿已保存");
    other.context().close();
    page.locator("[name=answer]").fill("您好，订单{订单号}由{快递公司}运输，预计{预计时间}送到，请留意电话。");
    page.locator("[name=questions]").fill("我的快递到哪了\n包裹走到哪儿了\n物流怎么不动\n东西啥时候到");
    press(page, "Control+s");
    assertThat(page.locator(".clash")).containsText("李雷");
    // What only the other one changed is in the form; what both changed is asked.
    assertThat(page.locator("[name=title]")).hasValue("快递到哪里了");
    assertThat(page.locator(".theirs")).hasCount(1);
    assertThat(page.locator("#check .card").first()).isVisible();
    axe.hasNothingToSay(page);
    picture(page, "script-clash");
    page.locator("[data-take=answer]").click();
    assertThat(page.locator("[name=answer]"))
        .hasValue("您好，包裹{运单号}在路上，预计{预计时间}送到。");
    press(page, "Control+s");
    assertThat(page.locator(".toast")).containsText("草稿已保存");
    assertThat(page.locator("[name=questions]")).hasValue(Pattern.compile("物流怎么不动"));
  }

  private void publishes(Page page, Axe axe) {
    page.navigate(server.url() + "/console/releases");
    page.locator(".waiting summary").first().click();
    axe.hasNothingToSay(page);
    picture(page, "releases");
    page.fill("[name=reason]", "物流话术改得更清楚");
    page.locator("form.wide button.main").click();
    PeoplesBrowsers.published(page);
    server.refresh();
    page.reload();
    assertThat(page.locator(".head .badge")).hasText("第 2 版正在使用");
    page.locator("tr.leads .row-link").first().click();
    assertThat(page.locator(".version")).hasCount(1);
    axe.hasNothingToSay(page);
    picture(page, "release");
    page.goBack();
    page.locator("tr.leads .row-link").nth(1).click();
    page.locator(".back-form button").click();
    axe.hasNothingToSay(page);
    picture(page, "roll-back");
    page.locator("#confirm button.main").click();
    assertThat(page.locator(".toast")).containsText("已回退");
    server.refresh();
    page.navigate(server.url() + PARCEL);
    assertThat(page.locator("h1")).hasText("快递到哪了");
  }
}
