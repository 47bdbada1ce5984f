package org.huashu.coach.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.huashu.coach.console.PeoplesBrowsers.press;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.huashu.coach.account.Role;
import org.huashu.coach.desk.Chromium;
import org.huashu.coach.knowledge.WorkingCopy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody has typed, when the sign-in is over, when a button is pressed twice. */
class NothingLostTest {

  private static final String PARCEL = "/console/scripts/of/logistics.where";
  private static final String WRITTEN = "您好，订单{订单号}的包裹在路上，我们一直帮您盯着。";

  @TempDir
  Path data;
  private ConsoleServer server;
  private BrowserContext context;
  private Page page;

  @BeforeEach
  void start() {
    server = ConsoleServer.start(data);
    context = Chromium.shared()
        .browser()
        .newContext(new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("zh-CN"));
    page = context.newPage();
    page.navigate(server.url() + "/console/sign-in");
    signIn(page, Role.KNOWLEDGE_MANAGER);
  }

  @AfterEach
  void stop() {
    context.close();
    server.close();
  }

  private static void signIn(Page page, Role role) {
    page.fill("[name=name]", role.wireName());
    page.fill("[name=password]", ConsoleServer.PASSWORD);
    press(page, "Enter");
    assertThat(page.locator(".me")).hasText(role.wireName());
  }

  private void writesAndIsSignedOut() {
    page.navigate(server.url() + PARCEL);
    page.fill("[name=answer]", WRITTEN);
    server.door.leaveEverywhere(Role.KNOWLEDGE_MANAGER.wireName());
    press(page, "Control+s");
    assertThat(page.locator("#signed-out")).isVisible();
    assertThat(page).hasURL(Pattern.compile("/console/scripts/of/logistics.where$"));
  }

  private Page besideIt() {
    Page beside = page.waitForPopup(() -> page.locator("#signed-out a").click());
    assertThat(beside.locator("h1")).hasText("登录");
    return beside;
  }

  private String answer() {
    return WorkingCopy.ofScripts(server.store.releases(), server.store.edits(), server.clock)
        .find("logistics.where")
        .orElseThrow()
        .shown()
        .answer();
  }

  @Test
  void aTextIsSavedAfterTheSignInWasOverInTheMiddleOfIt() {
    writesAndIsSignedOut();
    signIn(besideIt(), Role.KNOWLEDGE_MANAGER);
    page.locator("#signed-out [value=again]").click();
    assertThat(page.locator(".toast")).containsText("草稿已保存");
    assertEquals(WRITTEN, answer());
  }

  @Test
  void whoStaysSignedOutKeepsTheTextOnThePage() {
    writesAndIsSignedOut();
    page.locator("#signed-out button:not([value])").click();
    assertThat(page.locator("#signed-out")).isHidden();
    assertThat(page.locator("[name=answer]")).hasValue(WRITTEN);
    page.locator("#script button.main").click();
    assertThat(page.locator("#signed-out")).isVisible();
  }

  @Test
  void nothingIsSavedInTheNameOfWhoSignedInBeside() {
    writesAndIsSignedOut();
    signIn(besideIt(), Role.TRAINER);
    page.locator("#signed-out [value=again]").click();
    assertThat(page.locator("#signed-out-text")).containsText("现在登录的是“trainer”");
    assertThat(page.locator("[name=answer]")).hasValue(WRITTEN);
  }

  @Test
  void aTextIsSavedToWhenAPreviewFoundOutFirstThatTheSignInIsOver() throws Exception {
    page.navigate(server.url() + PARCEL);
    var asked = new ArrayBlockingQueue<Route>(1);
    page.route("**/console/me", asked::add);
    server.door.leaveEverywhere(Role.KNOWLEDGE_MANAGER.wireName());
    page.locator("[name=answer]").evaluate("(field, text) => field.value = text", WRITTEN);
    press(page, "Control+s");
    page.waitForCondition(() -> !asked.isEmpty());
    page.locator("[name=answer]").dispatchEvent("input");
    assertThat(page.locator("#signed-out")).isVisible();
    page.unroute("**/console/me");
    asked.take().resume();
    signIn(besideIt(), Role.KNOWLEDGE_MANAGER);
    page.locator("#signed-out [value=again]").click();
    assertThat(page.locator(".toast")).containsText("草稿已保存");
    assertEquals(WRITTEN, answer());
  }

  @Test
  void aButtonThatIsPressedTwiceSendsOnce() {
    AtomicInteger sent = new AtomicInteger();
    page.onRequest(request -> {
      if (request.method().equals("POST") && request.url().endsWith("/console/scripts/new")) {
        sent.incrementAndGet();
      }
    });
    page.navigate(server.url() + "/console/scripts/new");
    page.fill("[name=title]", "可以自提吗");
    page.fill("[name=topic]", "物流");
    page.fill("[name=questions]", "能不能自己去拿");
    page.fill("[name=answer]", "您好，本店支持到仓库自提，请提前一天联系我们。");
    page.locator("#script button.main").dblclick();
    assertThat(page.locator(".toast")).containsText("草稿已保存");
    // The topic that people call so.
    assertThat(page).hasURL(Pattern.compile("/console/scripts/of/logistics.kyztm"));
    assertEquals(1, sent.get());
  }

  @Test
  void aFormThatIsNotCompleteMayBeSentAgainAtOnce() {
    page.navigate(server.url() + "/console/scripts/new");
    page.fill("[name=topic]", "物流");
    page.fill("[name=questions]", "能不能自己去拿");
    page.fill("[name=answer]", "您好，本店支持到仓库自提，请提前一天联系我们。");
    page.locator("#script button.main").click();
    page.fill("[name=title]", "可以自提吗");
    page.locator("#script button.main").click();
    assertThat(page.locator(".toast")).containsText("草稿已保存");
  }
}
