package org.huashu.coach.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.huashu.coach.conversation.Event.SuggestionUsed;
import org.huashu.coach.conversation.HintAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the plugin behaves on a page, whatever the editor. */
@ExtendWith(CoachedPages.class)
class CoachedPageTest {

  private static final String DRAFT = "您好，这个不关我的事，您找快递吧";
  private static final String EVENTS = "**/plugin/events";

  @ParameterizedTest
  @ValueSource(strings = {"401", "429", "500", "{}", "<html>", "huge", "slow", "gone"})
  void neitherTypingNorSendingWaitsForACoachThatFails(String how, PluginPage tab) {
    Page page = tab.page;
    tab.open("textarea", "{}");
    page.keyboard().insertText(DRAFT);
    tab.waitForMark();
    page.route(EVENTS, route -> fail(route, how));
    page.keyboard().insertText("。");
    assertThat(page.locator(".panel")).hasAttribute("data-off", "");
    page.keyboard().press("Enter");
    assertEquals(List.of(DRAFT + "。"), tab.sent());
    page.keyboard().insertText("还是" + DRAFT);
    page.unroute(EVENTS);
    tab.waitForMark();
    assertThat(page.locator(".panel")).not().hasAttribute("data-off", "");
    assertEquals("还是" + DRAFT, tab.model());
  }

  private static void fail(Route route, String how) {
    switch (how) {
      case "401", "429", "500" ->
        route.fulfill(new FulfillOptions().setStatus(Integer.parseInt(how)).setBody("{}"));
      case "slow" -> {
        // Never answered: the plugin gives up by itself.
      }
      case "gone" -> route.abort();
      default -> route.fulfill(new FulfillOptions().setStatus(200)
          .setBody(how.equals("huge") ? "{\"hints\": [\"" + "长".repeat(2 << 20) + "\"]}" : how)
          .setHeaders(Map.of("Access-Control-Allow-Origin", "*")));
    }
  }

  @Test
  void marksMoveWithTypingUntilTheNextAnswer(PluginPage tab) {
    Page page = tab.page;
    tab.open("contenteditable", "{}");
    page.keyboard().insertText(DRAFT);
    tab.waitForMark();
    page.route(EVENTS, Route::abort);
    page.keyboard().press("Home");
    page.keyboard().insertText("亲，");
    assertEquals(List.of("不关我的事"), tab.marked());
    for (int i = 0; i < 6; i++) {
      page.keyboard().press("ArrowRight");
    }
    page.keyboard().insertText("真");
    assertEquals(List.of(), tab.marked());
  }

  @Test
  void anAnswerToAnOlderDraftIsDropped(PluginPage tab) {
    Page page = tab.page;
    tab.open("textarea", "{}");
    page.route(EVENTS, route -> {
      if (route.request().postData().contains("不关我的事")) {
        page.keyboard().press("Control+KeyA");
        page.keyboard().insertText("好的");
      }
      route.resume();
    });
    page.keyboard().insertText(DRAFT);
    page.waitForCondition(() -> tab.service.coach.lastText().equals("好的"));
    assertEquals(List.of(), tab.marked());
    assertThat(page.locator(".verdict")).hasAttribute("data-verdict", "pass");
  }

  @Test
  void neverAsksTwoThingsAtOnce(PluginPage tab) {
    Page page = tab.page;
    tab.open("textarea", "{}");
    // The look at the empty draft is over before the count begins.
    page.waitForCondition(() -> !tab.service.coach.drafts.isEmpty());
    assertThat(page.locator(".time b")).hasText("顾客在等");
    Set<Request> open = new HashSet<>();
    AtomicInteger most = new AtomicInteger();
    page.onRequest(request -> {
      if (request.url().endsWith("/plugin/events")) {
        open.add(request);
        most.accumulateAndGet(open.size(), Math::max);
      }
    });
    page.onRequestFinished(open::remove);
    // What took too long is given up, and then it is no longer open either.
    page.onRequestFailed(open::remove);
    for (int i = 0; i < 40; i++) {
      page.keyboard().insertText("好");
    }
    page.waitForCondition(() -> tab.service.coach.lastText().length() == 40);
    // The browser tells of its requests a moment later.
    page.waitForCondition(() -> most.get() > 0 && open.isEmpty());
    assertEquals(1, most.get());
    assertTrue(tab.service.coach.texts().size() < 20, "a request for nearly every key");
  }

  @Test
  void aWrongFlagIsReportedAndGoes(PluginPage tab) {
    Page page = tab.page;
    tab.open("lexical", "{}");
    page.keyboard().insertText(DRAFT);
    tab.waitForMark();
    page.keyboard().press("Alt+KeyJ");
    page.keyboard().press("Alt+KeyF");
    tab.waitForNoMark();
    tab.waitForAnswers(HintAnswer.FALSE_ALARM);
    page.keyboard().press("Enter");
    assertEquals(List.of(DRAFT), tab.sent());
  }

  @Test
  void aScriptIsPutInItsGapSelectedAndItsUseReported(PluginPage tab) {
    Page page = tab.page;
    tab.open("quill", "{}");
    page.locator(".script .take").first().click();
    tab.waitForModel("您好，您的订单{订单号}由顺丰速运承运，预计明天送达。");
    page.keyboard().insertText("2026");
    tab.waitForModel("您好，您的订单2026由顺丰速运承运，预计明天送达。");
    page.keyboard().press("Enter");
    page.waitForCondition(() -> tab.service.coach.events.stream()
        .anyMatch(event -> event instanceof SuggestionUsed used && used.edited()
            && used.script().equals("logistics.where")));
  }

  @Test
  void theSearchFindsWhileTyping(PluginPage tab) {
    Page page = tab.page;
    tab.open("textarea", "{}");
    page.keyboard().press("Alt+KeyK");
    page.keyboard().type("th");
    assertThat(page.locator(".script h3")).hasText("th快递到哪了");
    assertEquals("", tab.model());
    page.keyboard().press("Enter");
    tab.waitForModel("您好，您的订单{订单号}由顺丰速运承运，预计明天送达。");
  }

  @Test
  void whatIsIgnoredIsNeverRead(PluginPage tab) {
    Page page = tab.page;
    page.addInitScript("addEventListener('DOMContentLoaded', () => "
        + "document.querySelector('#chat').setAttribute('data-coach-ignore', ''))");
    tab.visit("textarea", "{}");
    tab.focus();
    page.keyboard().insertText(DRAFT);
    page.waitForTimeout(500);
    assertEquals(List.of(), tab.service.coach.texts());
    assertEquals(0, page.locator(".panel").count());
  }
}
