package org.huashu.coach.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.huashu.coach.console.PeoplesBrowsers.press;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.awt.Rectangle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.huashu.coach.desk.Chromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first page in a real browser, against a service that knows a few phrases. */
class FirstPageTest {

  private final StubPreview preview = new StubPreview();
  private final List<String> complaints = new ArrayList<>();
  private PageServer server;
  private BrowserContext context;
  private Page page;

  @BeforeEach
  void start() {
    server = PageServer.start(preview, 0);
    context = Chromium.shared()
        .browser()
        .newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
    page = context.newPage();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.onPageError(complaints::add);
  }

  @AfterEach
  void stop() {
    context.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"您好，这个不关我的事，您找快递吧", "👍👍\n\n𠮷先生，您好：\n　这个 不关我的事。\n",
    "（您好）“这个”、「那个」……都不关我的事！！！", "We're sorry, but\t不关我的事 AVAVA fi ffi"})
  void marksExactlyTheWordsOfTheHint(String draft) {
    openBlank();
    page.keyboard().insertText(draft);
    Locator mark = page.locator(".mark[data-severity=block]");
    assertThat(mark).hasCount(1);

    Rectangle words = selectedPixels(draft.indexOf("不关我的事"), draft.indexOf("不关我的事") + 5);
    BoundingBox box = mark.boundingBox();
    assertEquals(words.x, box.x, 1.0, "left edge");
    assertEquals(words.x + words.width, box.x + box.width, 1.0, "right edge");
    assertTrue(box.y >= words.y - 1 && box.y + box.height <= words.y + words.height + 1,
        () -> words + " holds " + box.y + "+" + box.height);
    assertNoComplaints();
  }

  @Test
  void aMarkFollowsItsWordsOverALineBreak() {
    openBlank();
    page.keyboard().insertText("您".repeat(28) + "不关我的事");
    assertThat(page.locator(".mark")).not().hasCount(0);
    List<Double> tops = page.locator(".mark[data-severity=block]")
        .all()
        .stream()
        .map(line -> line.boundingBox().y)
        .toList();
    assertEquals(2, tops.size());
    assertEquals(34, tops.get(1) - tops.get(0), 0.5);
  }

  @Test
  void takesAReplacementByKeyboardAndGivesItBackByUndo() {
    openBlank();
    page.keyboard().insertText("您好，这个不关我的事，这个绝对没问题");
    assertThat(page.locator(".mark")).hasCount(2);
    press(page, "F8");
    assertThat(page.locator("#hint-card")).containsText("请告诉顾客您会怎么帮忙");
    press(page, "Alt+Digit2");
    assertThat(draft()).hasValue("您好，这个我马上帮您联系核实，这个绝对没问题");
    press(page, "Control+z");
    assertThat(draft()).hasValue("您好，这个不关我的事，这个绝对没问题");
    assertNoComplaints();
  }

  @Test
  void takesAReplacementFromTheCardUnderTheMark() {
    openBlank();
    page.keyboard().insertText("您好，这个不关我的事");
    page.locator(".mark").waitFor();
    BoundingBox mark = page.locator(".mark").boundingBox();
    page.mouse().move(mark.x + mark.width / 2, mark.y + mark.height / 2);
    page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("这一处的提示"))
        .getByText("我帮您跟进处理")
        .click();
    assertThat(draft()).hasValue("您好，这个我帮您跟进处理");
    assertThat(page.locator("#verdict")).hasText("可以发送");
  }

  @Test
  void insertsASuggestionAndSelectsWhatIsToBeFilledIn() {
    openBlank();
    page.locator("#question").fill("我的快递到哪了");
    page.locator(".suggestion .take").click();
    assertThat(draft()).hasValue(java.util.regex.Pattern.compile("^您好，您的订单\\{订单号}由顺丰速运.*"));
    page.keyboard().insertText("20261102");
    assertThat(draft()).hasValue(java.util.regex.Pattern.compile("^您好，您的订单20261102由顺丰.*"));
  }

  @Test
  void asksNothingUntilTheInputMethodIsDone() throws InterruptedException {
    openBlank();
    preview.asked().clear();
    page.clock().install();
    CDPSession input = context.newCDPSession(page);
    for (String pinyin : List.of("b", "bu", "bu'qing", "bu'qing'chu")) {
      input.send("Input.imeSetComposition", composition(pinyin));
      page.clock().runFor(1000);
    }
    assertThat(draft()).hasValue("bu'qing'chu");
    JsonObject chosen = new JsonObject();
    chosen.addProperty("text", "不清楚");
    input.send("Input.insertText", chosen);
    page.clock().runFor(1000);
    assertThat(page.locator(".mark")).hasCount(1);
    assertEquals(
        List.of(
            new TryRequest("不清楚", Optional.empty(), OptionalInt.of(1), false, Optional.empty())),
        List.copyOf(preview.asked()));
  }

  @Test
  void saysThatTheServiceIsAwayKeepsTheTextAndGoesOnByItself() {
    openBlank();
    page.keyboard().insertText("您好，");
    assertThat(page.locator("#verdict")).hasText("可以发送");
    int port = server.port();
    server.close();
    page.keyboard().insertText("这个不关我的事");
    assertThat(page.locator("#trouble")).hasText("教练暂时联系不上。您写的内容都在，恢复后会自动再检查。");
    assertThat(draft()).hasValue("您好，这个不关我的事");
    server = PageServer.start(preview, port);
    assertThat(page.locator(".mark")).hasCount(1);
    assertThat(page.locator("#trouble")).isHidden();
  }

  @Test
  void theClockTicksAndTurnsWithoutAKey() {
    openBlank();
    page.locator("#waited").fill("17");
    page.locator("#question").fill("在吗");
    assertThat(page.locator("#clock-state")).hasText("时限快到了");
    assertThat(page.locator("#clock-state")).hasText("已经超时");
  }

  @Test
  void everyExampleAsksWhatItShows() throws InterruptedException {
    page.navigate(server.url());
    for (Locator chip : page.locator(".chip").all()) {
      if (!chip.textContent().equals("空白")) {
        preview.asked().clear();
        chip.click();
        assertThat(page.locator("#question")).not().hasValue("");
        TryRequest asked = preview.asked().poll(10, java.util.concurrent.TimeUnit.SECONDS);
        assertEquals(draft().inputValue(), asked.draft());
        assertEquals(Optional.of(page.locator("#question").inputValue()), asked.question());
        assertEquals(page.locator("#waited").inputValue(),
            asked.waited().map(Duration::toSeconds).orElseThrow().toString());
      }
    }
    assertEquals(11, page.locator(".chip").count());
    assertNoComplaints();
  }

  @Test
  void nothingStandsOutOnAPhone() {
    page.setViewportSize(360, 740);
    page.navigate(server.url());
    page.locator(".mark").waitFor();
    assertEquals(360, page.evaluate("document.scrollingElement.scrollWidth"));
    page.locator(".found").first().click();
    assertThat(page.locator("#hint-card")).isInViewport();
    assertEquals(360, page.evaluate("document.scrollingElement.scrollWidth"));
  }

  private void openBlank() {
    page.navigate(server.url());
    page.locator("#verdict[data-verdict=block]").waitFor();
    page.getByText("空白").click();
    assertThat(page.locator("#verdict")).hasText("等您动笔");
    draft().focus();
  }

  private Locator draft() {
    return page.locator("#draft");
  }

  private void assertNoComplaints() {
    assertEquals(List.of(), complaints);
  }

  /** Where the browser itself paints these characters of the text area as selected. */
  private Rectangle selectedPixels(int start, int end) {
    select(start, start);
    byte[] before = page.screenshot();
    select(start, end);
    return Pixels.changed(before, page.screenshot());
  }

  private void select(int start, int end) {
    draft().evaluate("(area, [start, end]) => area.setSelectionRange(start, end)",
        List.of(start, end));
  }

  private static JsonObject composition(String text) {
    JsonObject composition = new JsonObject();
    composition.addProperty("text", text);
    composition.addProperty("selectionStart", text.length());
    composition.addProperty("selectionEnd", text.length());
    return composition;
  }
}
