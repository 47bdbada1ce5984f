package org.huashu.coach.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Event.HintAnswered;
import org.huashu.coach.conversation.HintAnswer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plugin in real editors, in a real browser, across origins. */
class EditorsTest {

  private static final String FLAGGED = "不关我的事";
  private static final String DRAFT = "您好👍这个不关我的事，您找快递吧";
  private static final String MARKED =
      "() => [...CSS.highlights.entries()].filter(([name]) => name.endsWith('-block'))"
          + ".flatMap(([, ranges]) => [...ranges].map((range) => range.toString()))";

  private static Chromium chromium;
  private static Editors editors;

  private final List<String> complaints = new ArrayList<>();
  private PluginServer service;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    editors = new Editors();
    chromium = new Chromium();
  }

  @AfterAll
  static void stopAll() {
    chromium.close();
    editors.close();
  }

  @BeforeEach
  void start() {
    service = new PluginServer(Set.of(editors.origin()));
    context = chromium.browser()
        .newContext(new Browser.NewContextOptions().setViewportSize(1100, 700));
    page = context.newPage();
    page.setDefaultTimeout(8_000);
    page.onPageError(complaints::add);
  }

  @AfterEach
  void stop() {
    context.close();
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"textarea", "contenteditable", "shadow", "prosemirror", "tiptap",
    "quill", "lexical", "wangeditor", "react"})
  void marksExactlyReplacesByOneKeyAndUndoesByOne(String kind) {
    open(kind);
    page.keyboard().insertText("您好👍这个");
    Chromium.compose(page, FLAGGED, "b", "bu", "bu'guan", "bu'guan'wo'de'shi");
    page.keyboard().insertText("，您找快递吧");
    waitForMark();
    assertEquals(DRAFT, model());
    assertEquals(List.of(FLAGGED), page.evaluate(MARKED));
    assertEquals(List.of(), service.coach.texts().stream().filter(t -> t.contains("'")).toList());
    assertEquals(true, page.evaluate("() => !document.querySelector('#editor').innerHTML"
        + ".includes('coach')"));

    // Histories put what follows within a second into one step.
    page.waitForTimeout(1_050);
    page.keyboard().press("Alt+KeyJ");
    page.keyboard().press("Alt+Digit1");
    waitForModel("您好👍这个我来帮您跟进，您找快递吧");
    page.keyboard().press("Control+KeyZ");
    waitForModel(DRAFT);
    waitForMark();
    page.waitForCondition(() -> answers().equals(List.of(HintAnswer.APPLIED)));
    assertEquals(List.of(), complaints);
  }

  @ParameterizedTest
  @ValueSource(strings = {"textarea", "contenteditable", "shadow", "prosemirror", "tiptap",
    "quill", "lexical", "wangeditor", "react"})
  void sendsOnceSurvivesASwitchAndTheCoachBeingAway(String kind) {
    open(kind);
    page.keyboard().insertText(DRAFT);
    waitForMark();
    page.keyboard().press("Enter");
    assertThat(page.locator(".held")).isVisible();
    assertEquals(List.of(), sent());
    assertEquals(DRAFT, model());
    page.keyboard().press("Enter");
    assertEquals(List.of(DRAFT), sent());
    page.waitForCondition(() -> answers().equals(List.of(HintAnswer.DISMISSED)));

    page.evaluate("() => switchTo('c-2', '这也不关我的事')");
    page.waitForCondition(() -> service.coach.texts().getLast().equals("这也不关我的事"));
    waitForMark();
    DraftUpdated last = service.coach.drafts.getLast();
    assertEquals("c-2", last.key().conversation());
    assertNotEquals(service.coach.drafts.getFirst().draft(), last.draft());
    assertEquals("这也不关我的事", model());

    service.stop();
    page.evaluate("() => switchTo('c-3', '')");
    page.waitForCondition(() -> marked().isEmpty());
    focus();
    page.keyboard().insertText("这个真的不关我的事");
    assertThat(page.locator(".pill, .panel").first()).hasAttribute("data-off", "");
    page.keyboard().press("Enter");
    assertEquals(List.of(DRAFT, "这个真的不关我的事"), sent());
    page.keyboard().insertText("还是不关我的事");
    service.startAgain();
    waitForMark();
    assertEquals("还是不关我的事", model());
    assertEquals(List.of(), complaints);
  }

  private void open(String kind) {
    page.navigate(editors.page(kind, service, "{}"));
    page.locator(".panel").waitFor();
    focus();
  }

  private void focus() {
    page.locator("#editor textarea, #editor [contenteditable=true]").first().focus();
  }

  private void waitForMark() {
    page.waitForFunction("() => (" + MARKED + ")().length === 1");
  }

  private void waitForModel(String text) {
    page.waitForFunction("(text) => model() === text", text);
  }

  private List<?> marked() {
    return (List<?>) page.evaluate(MARKED);
  }

  private List<HintAnswer> answers() {
    return service.coach.events.stream()
        .filter(HintAnswered.class::isInstance)
        .map(event -> ((HintAnswered) event).answer())
        .toList();
  }

  private String model() {
    return (String) page.evaluate("() => model()");
  }

  @SuppressWarnings("unchecked")
  private List<String> sent() {
    return (List<String>) page.evaluate("() => sent");
  }
}
