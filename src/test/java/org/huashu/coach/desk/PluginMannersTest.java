package org.huashu.coach.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the plugin leaves alone: keys, styles, other editors, answers that it cannot read. */
@ExtendWith(CoachedPages.class)
class PluginMannersTest {

  private static final String DRAFT = "您好，这个不关我的事，您找快递吧";
  private static final String EVENTS = "**/plugin/events";

  @Test
  void theEditorKeepsItsKeys(PluginPage tab) {
    Page page = tab.page;
    tab.open("textarea", "{}");
    page.evaluate("() => { globalThis.kept = []; window.addEventListener('keydown', (event) => "
        + "{ if (!event.defaultPrevented) { kept.push(event.key); } }); }");
    for (String key : List.of("Tab", "1", "ArrowLeft", "Escape", "Shift+Enter", "Alt+KeyJ",
        "Alt+Digit1", "Alt+KeyX", "Alt+KeyF")) {
      tab.focus();
      page.keyboard().press(key);
    }
    assertEquals(List.of("Tab", "1", "ArrowLeft", "Escape", "Shift", "Enter", "Alt", "j", "Alt",
        "1", "Alt", "x", "Alt", "f"), page.evaluate("() => kept"));
    page.keyboard().press("Control+KeyA");
    page.keyboard().insertText(DRAFT);
    tab.waitForMark();
    page.keyboard().press("Alt+KeyJ");
    page.evaluate("() => { kept = []; }");
    for (String key : List.of("1", "ArrowLeft", "Escape")) {
      page.keyboard().press(key);
    }
    assertEquals(List.of("1", "ArrowLeft", "Escape"), page.evaluate("() => kept"));
  }

  @Test
  void nothingIsAskedWhileAnInputMethodComposes(PluginPage tab) {
    Page page = tab.page;
    tab.open("contenteditable", "{}");
    assertThat(page.locator(".time b")).hasText("顾客在等");
    int before = tab.service.coach.drafts.size();
    CDPSession input = page.context().newCDPSession(page);
    for (String letters : List.of("b", "bu", "bu g", "bu gu", "bu guan")) {
      JsonObject composition = new JsonObject();
      composition.addProperty("text", letters);
      composition.addProperty("selectionStart", letters.length());
      composition.addProperty("selectionEnd", letters.length());
      input.send("Input.imeSetComposition", composition);
      page.waitForTimeout(200);
    }
    page.keyboard().press("Enter");
    assertEquals(before, tab.service.coach.drafts.size());
    assertEquals(List.of(), tab.sent());
    JsonObject chosen = new JsonObject();
    chosen.addProperty("text", "不关我的事");
    input.send("Input.insertText", chosen);
    tab.waitForMark();
  }

  @Test
  void aStrictPolicyForStylesIsNotBroken(PluginPage tab) {
    Page page = tab.page;
    page.addInitScript("globalThis.broken = []; addEventListener('securitypolicyviolation', "
        + "(event) => broken.push(event.violatedDirective + ' ' + event.sourceFile))");
    tab.open("textarea", "{}");
    page.keyboard().insertText(DRAFT);
    tab.waitForMark();
    page.keyboard().press("Alt+KeyJ");
    assertThat(page.locator(".card")).isVisible();
    assertEquals("12px", page.locator(".card")
        .evaluate("(card) => getComputedStyle(card).borderRadius"));
    assertEquals(List.of(), page.evaluate("() => broken"));
  }

  @Test
  void theKeyboardAloneReachesEverythingAndEverythingHasAName(PluginPage tab) {
    Page page = tab.page;
    tab.open("textarea", "{}");
    page.keyboard().insertText(DRAFT);
    tab.waitForMark();
    assertThat(page.locator(".heard")).containsText("违禁用语：不关我的事");
    page.keyboard().press("Alt+KeyK");
    assertThat(byRole(page, AriaRole.SEARCHBOX, "搜索标准话术")).isFocused();
    assertThat(byRole(page, AriaRole.REGION, "话术教练")).isVisible();
    page.keyboard().press("Tab");
    assertThat(byRole(page, AriaRole.BUTTON, "在光标处插入“快递到哪了”")).isFocused();
    page.keyboard().press("Escape");
    assertThat(tab.editor()).isFocused();
    page.keyboard().press("Alt+KeyJ");
    assertThat(byRole(page, AriaRole.GROUP, "这一处的提示")).isVisible();
    assertThat(page.locator(".heard")).containsText("Alt 1：我来帮您跟进");
  }

  private static Locator byRole(Page page, AriaRole role, String name) {
    return page.getByRole(role, new GetByRoleOptions().setName(name));
  }

  /** Twice as large is half the room. */
  @Test
  void everythingFitsWhenZoomedToTwice(PluginPage tab) {
    Page page = tab.page;
    page.setViewportSize(550, 350);
    tab.open("textarea", "{}");
    page.keyboard().insertText(DRAFT);
    tab.waitForMark();
    assertThat(page.locator(".pill")).isInViewport();
    page.keyboard().press("Alt+KeyJ");
    for (String part : List.of(".card", ".take >> nth=0")) {
      var box = page.locator(part).boundingBox();
      assertTrue(box.x >= 0 && box.x + box.width <= 550 && box.y >= 0 && box.y + box.height <= 350,
          part + " " + box.x + " " + box.y + " " + box.width + " " + box.height);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"#fff light", "oklch(0.98,0.003,247) light", "rgb(20,22,24) dark",
    "oklch(0.21,0.03,264) dark"})
  void lightOrDarkFollowsThePageInWhateverNotation(String colour, PluginPage tab) {
    Page page = tab.page;
    String[] wanted = colour.split(" ");
    tab.open("contenteditable", "{}");
    page.evaluate("(colour) => { document.body.style.background = colour; }",
        wanted[0].startsWith("o") ? wanted[0].replace(",", " ") : wanted[0]);
    assertThat(page.locator("[popover][data-coach-ignore]")).hasAttribute("data-theme", wanted[1]);
  }

  @Test
  void ofAnAnswerThatIsPartlyOddTheRestIsShown(PluginPage tab) {
    Page page = tab.page;
    page.route(EVENTS, route -> route.fulfill(new FulfillOptions().setStatus(200)
        .setHeaders(Map.of("Access-Control-Allow-Origin", "*"))
        .setBody(odd(route))));
    tab.open("textarea", "{}");
    page.keyboard().insertText(DRAFT);
    tab.waitForMark();
    assertThat(page.locator(".script")).hasCount(1);
    assertThat(page.locator(".panel")).not().hasAttribute("data-off", "");
  }

  /** One good hint and one good script among what makes no sense. */
  private static String odd(Route route) {
    String asked = route.request().postData();
    int at = asked.indexOf("\"revision\":") + 11;
    String revision = asked.substring(at, asked.indexOf(',', at));
    return "{\"revision\": " + revision + ", \"clock\": {\"state\": \"idle\"}, \"hints\": [null, 7,"
        + "{\"id\": 1}, {\"id\": \"a\", \"severity\": \"loud\", \"message\": \"\"},"
        + "{\"id\": \"b\", \"severity\": \"block\", \"message\": \"x\", \"start\": 9e9, \"end\": -1},"
        + "{\"id\": \"c\", \"severity\": \"block\", \"message\": \"x\", \"start\": 5, \"end\": 10,"
        + "\"text\": \"不关我的事\", \"replacements\": [null, \"好\"]}], \"suggestions\": [{}, null,"
        + "{\"script\": \"s\", \"text\": \"好\", \"placeholders\": 3}]}";
  }

  @Test
  void aSlowSecondLookTakesNothingBack(PluginPage tab) {
    Page page = tab.page;
    tab.open("textarea", "{}");
    page.keyboard().insertText(DRAFT);
    tab.waitForMark();
    page.route(EVENTS, route -> {
      // Stays without an answer.
    });
    page.evaluate("() => dispatchEvent(new Event('online'))");
    assertThat(page.locator(".panel")).hasAttribute("data-off", "");
    page.keyboard().press("Enter");
    assertEquals(List.of(), tab.sent());
    assertThat(page.locator(".held")).isVisible();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anEditorOfTheClientsOwnIsReadAndChangedAsTheClientSays(boolean replaces, PluginPage tab) {
    Page page = tab.page;
    tab.visit("contenteditable", "{\"editor\": \"#none\"}");
    page.evaluate("(replaces) => { const box = document.querySelector('#editor div');"
        + "const range = (start, end, words) => { const text = '> ' + box.textContent;"
        + "  box.textContent = (text.slice(0, start) + words + text.slice(end)).slice(2); };"
        + "globalThis.handle = CoachPlugin.attach(box, { conversation: () => 'c-9',"
        + "  getText: () => box.textContent === '' ? '' : '> ' + box.textContent,"
        + "  ...replaces && { replaceRange: range } }); }", replaces);
    tab.focus();
    page.keyboard().insertText("不关我的事");
    tab.waitForMark();
    assertEquals("> 不关我的事", tab.service.coach.lastText());
    assertEquals(List.of("不关我的事"), tab.marked());
    page.evaluate("() => { const box = document.querySelector('#editor div');"
        + "const parent = box.parentElement; box.remove();"
        + "setTimeout(() => { parent.append(box); box.focus(); }, 700); }");
    page.waitForFunction("() => document.activeElement?.isContentEditable");
    page.keyboard().press("Alt+KeyJ");
    page.keyboard().press("Alt+Digit1");
    tab.waitForModel("我来帮您跟进");
    page.evaluate("() => handle.detach()");
    assertEquals(0, page.locator(".panel").count());
  }

  @Test
  void whatIsIgnoredFromNowOnIsLeft(PluginPage tab) {
    Page page = tab.page;
    tab.open("textarea", "{}");
    assertThat(page.locator(".panel")).hasCount(1);
    page.evaluate("() => document.querySelector('#chat').setAttribute('data-coach-ignore', '')");
    assertThat(page.locator(".panel")).hasCount(0);
    int asked = tab.service.coach.drafts.size();
    page.keyboard().insertText(DRAFT);
    page.waitForTimeout(500);
    assertEquals(asked, tab.service.coach.drafts.size());
    assertFalse(tab.service.coach.texts().contains(DRAFT));
  }
}
