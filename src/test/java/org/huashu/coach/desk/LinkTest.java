package org.huashu.coach.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The plugin's way to its service: tokens, pushes, and how it waits. */
@ExtendWith(CoachedPages.class)
class LinkTest {

  private static final String DRAFT = "您好，这个不关我的事";
  private static final String CHAT = """
      <div data-coach-conversation="c-1"><div id="editor"><textarea></textarea></div></div>
      """;

  @Test
  void aTokenThatHoldsNoLongerIsFetchedAnewFromItsAddress(PluginPage tab) {
    Page page = tab.page;
    AtomicInteger fetched = new AtomicInteger();
    page.route("**/coach-token", route -> {
      fetched.incrementAndGet();
      route.fulfill(new FulfillOptions().setContentType("application/json")
          .setBody("{\"token\": \"" + tab.service.token() + "\"}"));
    });
    page.clock().install();
    tab.visitOwn(CHAT, "data-editor='#editor' data-token-url='/coach-token'");
    tab.focus();
    page.keyboard().insertText(DRAFT);
    tab.waitForMark();
    assertEquals(1, fetched.get());
    tab.service.changeSecret();
    page.clock().fastForward(4_000);
    page.keyboard().insertText("，真的");
    page.waitForCondition(() -> tab.service.coach.lastText().equals(DRAFT + "，真的"));
    tab.waitForMark();
    assertEquals(2, fetched.get());
    assertThat(page.locator(".panel")).not().hasAttribute("data-off", "");
  }

  @Test
  void aTokenThatIsRefusedForGoodIsToldAndHoldsNothing(PluginPage tab) {
    Page page = tab.page;
    tab.open("textarea", "{\"token\": \"Zm9v.YQ.1.x\"}");
    page.keyboard().insertText(DRAFT);
    assertThat(page.locator(".sign")).containsText("令牌");
    page.keyboard().press("Enter");
    assertEquals(List.of(DRAFT), tab.sent());
  }

  @Test
  void aPageThatNobodySeesClosesItsStreamAndReadsOnWhereItWas(PluginPage tab) {
    Page page = tab.page;
    Pushing pushing = tab.service.pushing;
    pushing.offer();
    tab.open("textarea", "{}");
    pushing.push(41, push("w-1", "顾客等了很久"));
    assertThat(page.locator(".heard")).containsText("顾客等了很久");
    page.clock().install();
    see(page, false);
    page.waitForCondition(() -> pushing.open.get() == 0);
    final int readers = pushing.readers.size();
    page.clock().fastForward(20_000);
    assertEquals(readers, pushing.readers.size());
    see(page, true);
    page.clock().fastForward(20_000);
    page.waitForCondition(() -> pushing.open.get() == 1);
    pushing.push(42, push("w-2", "顾客还在等"));
    assertThat(page.locator(".heard")).containsText("顾客还在等");
    assertEquals("41", pushing.readers.getLast());
    page.evaluate("() => CoachPlugin.stop()");
    page.waitForCondition(() -> pushing.open.get() == 0);
  }

  @Test
  void whatIsPushedWhileAnAnswerIsOnItsWayOutlivesTheAnswer(PluginPage tab) {
    Page page = tab.page;
    tab.service.pushing.offer();
    tab.open("textarea", "{}");
    List<Route> onTheirWay = new CopyOnWriteArrayList<>();
    page.route("**/plugin/events", onTheirWay::add);
    page.keyboard().insertText(DRAFT);
    page.waitForCondition(() -> !onTheirWay.isEmpty());
    tab.service.pushing.push(41, push("w-1", "顾客等了很久"));
    assertThat(page.locator(".whole")).containsText("顾客等了很久");
    page.unroute("**/plugin/events");
    onTheirWay.forEach(Route::resume);
    tab.waitForMark();
    assertThat(page.locator(".whole")).containsText("顾客等了很久");
  }

  private static String push(String id, String message) {
    return """
        {"data": {"conversation": "c-1", "hint": {"id": "%s", "category": "delay", \
        "severity": "info", "message": "%s"}}}""".formatted(id, message);
  }

  private static void see(Page page, boolean seen) {
    page.evaluate("(hidden) => { Object.defineProperty(document, 'hidden', { configurable: true,"
        + "get: () => hidden }); document.dispatchEvent(new Event('visibilitychange')); }", !seen);
  }

  @Test
  void asksNoSoonerThanItIsTold(PluginPage tab) {
    Page page = tab.page;
    tab.open("textarea", "{}");
    page.clock().install();
    AtomicInteger refused = new AtomicInteger();
    page.route("**/plugin/events", route -> {
      refused.incrementAndGet();
      route.fulfill(new FulfillOptions().setStatus(429)
          .setBody("{}")
          .setHeaders(Map.of(
              "Access-Control-Allow-Origin", "*", "Access-Control-Expose-Headers", "Retry-After",
              "Retry-After", "9")));
    });
    page.keyboard().insertText(DRAFT);
    assertThat(page.locator(".panel")).hasAttribute("data-off", "");
    page.keyboard().insertText("。");
    page.clock().fastForward(7_000);
    page.keyboard().insertText("。");
    page.clock().runFor(500);
    assertEquals(1, refused.get());
    page.unroute("**/plugin/events");
    page.clock().fastForward(3_000);
    tab.waitForMark();
  }
}
