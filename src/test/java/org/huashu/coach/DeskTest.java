package org.huashu.coach;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huashu.coach.desk.Chromium;
import org.huashu.coach.desk.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent desk as {@code ./coach serve --demo} opens it: an agent's first minute with it. */
class DeskTest {

  @TempDir
  Path data;

  private final List<String> complaints = new ArrayList<>();

  @Test
  void anAgentServesTheDemosCustomers() throws Exception {
    try (RunningService service = RunningService.start(data, "--demo");
        Chromium chromium = new Chromium()) {
      URI desk = service.address().resolve("/desk");
      Page light = open(chromium, desk, ColorScheme.LIGHT);
      assertThat(light.locator(".line")).hasCount(2);
      repliesToTheFirst(light);
      transfersAndCloses(light);
      hasThePictures(light, "light");
      Page dark = open(chromium, desk, ColorScheme.DARK);
      hasThePictures(dark, "dark");
      losesNoReply(dark);
      staysUsableWhenZoomed(dark);
      assertEquals(List.of(), complaints);
    }
  }

  private Page open(Chromium chromium, URI desk, ColorScheme scheme) {
    Page page = chromium.browser()
        .newPage(new Browser.NewPageOptions()
            .setViewportSize(1320, 820)
            .setColorScheme(scheme));
    page.onPageError(complaints::add);
    page.navigate(desk.toString());
    page.locator(".line").first().waitFor();
    return page;
  }

  /** The coach offers a script for what the customer asked; one key puts it in. */
  private static void repliesToTheFirst(Page page) {
    assertThat(page.locator(".script h3").first()).hasText("快递到哪了");
    page.locator("#draft").focus();
    page.keyboard().press("Alt+Shift+Digit1");
    assertThat(page.locator("#draft")).hasValue(java.util.regex.Pattern.compile(
        "^马上为您查看：订单2026112108317由顺丰速运承运.*"));
    // The first open placeholder is selected, so typing fills it in.
    page.waitForFunction("() => { const it = document.querySelector('#draft');"
        + " return it.value.slice(it.selectionStart, it.selectionEnd).length > 0; }");
    page.keyboard().insertText("派送中");
    assertThat(page.locator("#draft")).hasValue(java.util.regex.Pattern.compile(
        ".*目前物流显示派送中，预计.*"));
    page.keyboard().press("Enter");
    assertThat(page.locator(".line[data-from=agent]")).hasCount(1);
    assertThat(page.locator("#draft")).hasValue("");
    // The customer goes on by themselves.
    assertThat(page.locator(".line[data-from=customer]")).hasCount(3,
        new com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions()
            .setTimeout(30_000));
  }

  private static void hasThePictures(Page page, String scheme) {
    assertThat(page.locator("#list li")).hasCount(6);
    page.locator("#list button", new Page.LocatorOptions().setHasText("陈小姐")).click();
    page.locator("#slips button").first().click();
    assertThat(page.locator(".verdict")).hasAttribute("data-verdict", "block");
    Pictures.take(page, "desk-" + scheme);
    Pictures.take(page, "panel-" + scheme, 980, 264, 340, 556);
    page.keyboard().press("Alt+KeyJ");
    assertThat(page.locator(".card")).isVisible();
    Pictures.take(page, "card-" + scheme, 292, 400, 690, 420);
    page.keyboard().press("Enter");
    assertThat(page.locator(".held")).isVisible();
    Pictures.take(page, "block-" + scheme, 292, 330, 690, 490);
    page.keyboard().press("Alt+Digit1");
    assertThat(page.locator("#draft")).not().hasValue(java.util.regex.Pattern.compile(".*不关我的事.*"));
    saysThatTheCoachIsAway(page, scheme);
    page.locator("#draft").fill("");
  }

  private static void saysThatTheCoachIsAway(Page page, String scheme) {
    page.route("**/plugin/events", Route::abort);
    page.locator("#draft").fill("您好，驿站会为您保管，取件码稍后短信发给您。");
    assertThat(page.locator(".panel")).hasAttribute("data-off", "");
    assertThat(page.locator(".sign")).containsText("联系不上");
    Pictures.take(page, "away-" + scheme, 292, 264, 1028, 556);
    page.unroute("**/plugin/events");
    assertThat(page.locator(".panel")).not().hasAttribute("data-off", "");
  }

  /** What the service did not keep stays in sight, and goes out once when it is sent again. */
  private static void losesNoReply(Page page) {
    int before = page.locator(".line[data-from=agent]").count();
    page.route("**/plugin/events", Route::abort);
    page.locator("#draft").fill("您好，放驿站可以的。");
    page.keyboard().press("Enter");
    assertThat(page.locator("#draft")).hasValue("");
    page.locator("#list button", new Page.LocatorOptions().setHasText("赵先生")).click();
    assertThat(page.locator(".line[data-state=failed]")).hasCount(0);
    page.locator("#list button", new Page.LocatorOptions().setHasText("陈小姐")).click();
    assertThat(page.locator(".line[data-state=failed] p")).hasText("您好，放驿站可以的。");
    page.unroute("**/plugin/events");
    page.locator(".line[data-state=failed] button").click();
    assertThat(page.locator(".line[data-state]")).hasCount(0);
    assertThat(page.locator(".line[data-from=agent]")).hasCount(before + 1);
  }

  private static void transfersAndCloses(Page page) {
    page.locator("#list button", new Page.LocatorOptions().setHasText("王先生")).click();
    page.locator("#transfer").click();
    page.locator("#transfer-to").fill("小班长");
    page.locator("#transfer-note").fill("破壁机漏水，今天内给方案");
    page.locator("#transfer-dialog .send").click();
    assertThat(page.locator("#list")).not().containsText("王先生");
    page.locator("#list button", new Page.LocatorOptions().setHasText("李女士")).click();
    page.locator("#close").click();
    page.locator("#close-dialog .send").click();
    assertThat(page.locator("#over")).hasText("会话已结束，顾客已评价。");
    assertThat(page.locator(".note").last()).hasText("顾客评价：满意，5 分");
  }

  /** 200 % zoom leaves half the width and half the height. */
  private static void staysUsableWhenZoomed(Page page) {
    page.setViewportSize(660, 410);
    assertThat(
        page.getByRole(AriaRole.TEXTBOX, new GetByRoleOptions().setName("回复").setExact(true)))
        .isInViewport();
    assertThat(page.locator("#send")).isInViewport();
    assertTrue((int) page.evaluate("document.scrollingElement.scrollWidth") <= 660);
  }
}
