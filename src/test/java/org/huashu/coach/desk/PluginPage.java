package org.huashu.coach.desk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.huashu.coach.conversation.Event.HintAnswered;
import org.huashu.coach.conversation.HintAnswer;

/** One page with one editor, coached by a service of its own. */
final class PluginPage implements AutoCloseable {

  private static final String MARKED =
      "() => [...CSS.highlights.entries()].filter(([name]) => name.endsWith('-block'))"
          + ".flatMap(([, ranges]) => [...ranges].map((range) => range.toString()))";

  final PluginServer service;
  final Page page;
  final List<String> complaints = new ArrayList<>();
  private final Editors editors;
  private final BrowserContext context;

  PluginPage(Chromium chromium, Editors editors) {
    this.editors = editors;
    service = new PluginServer(Set.of(editors.origin()));
    context = chromium.browser()
        .newContext(new Browser.NewContextOptions().setViewportSize(1100, 700));
    page = context.newPage();
    // On a busy machine all but what is measured may take long.
    page.setDefaultTimeout(30_000);
    // vue-advanced-chat looks for emojis elsewhere, which the page's policy does not let it.
    page.onPageError(error -> {
      if (!error.contains("/vueadvanced.js")) {
        complaints.add(error);
      }
    });
  }

  /** Goes to the page, and waits for the plugin but for no editor. */
  void visit(String kind, String settings) {
    page.navigate(editors.page(kind, service, settings));
    page.waitForFunction("() => globalThis.CoachPlugin !== undefined");
  }

  /**
   * Goes to a page that is written here, at the same origin.
   *
   * @param body of the page; in front of it stands the plugin's script
   * @param attributes of the script tag beside its token
   * @param policy the page's Content-Security-Policy; {@code COACH} stands for the service
   */
  void visit(String body, String attributes, String policy) {
    String html = """
        <!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
        <link rel="stylesheet" href="page.css"></head><body>
        <script type="module" src="%s/coach.js" data-token="%s" %s></script>
        %s</body></html>
        """.formatted(service.url(), service.token(), attributes, body);
    page.navigate(editors.own(html, policy.replace("COACH", service.url())));
    page.waitForFunction("() => globalThis.CoachPlugin !== undefined");
  }

  /** Goes to a page that is written here and has no policy of its own. */
  void visitOwn(String body, String attributes) {
    visit(body, attributes, "base-uri 'none'");
  }

  /** Goes to the page, and into its editor once it is coached. */
  void open(String kind, String settings) {
    visit(kind, settings);
    page.locator(".panel")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    focus();
  }

  void focus() {
    editor().focus();
  }

  /** The element that is typed into. */
  Locator editor() {
    return page
        .locator("#editor :is(textarea, input, [contenteditable]:not([contenteditable=false]))")
        .first();
  }

  /** The words under the marks that block. */
  @SuppressWarnings("unchecked")
  List<String> marked() {
    return (List<String>) page.evaluate(MARKED);
  }

  void waitForMark() {
    waitForMarks(1);
  }

  void waitForNoMark() {
    waitForMarks(0);
  }

  void waitForMarks(int count) {
    page.waitForFunction("(count) => (" + MARKED + ")().length === count", count);
  }

  void waitForModel(String text) {
    page.waitForFunction("(text) => model() === text", text);
  }

  void waitForAnswers(HintAnswer... answers) {
    page.waitForCondition(() -> service.coach.events.stream()
        .filter(HintAnswered.class::isInstance)
        .map(event -> ((HintAnswered) event).answer())
        .toList()
        .equals(List.of(answers)));
  }

  /** The draft as the editor's own model has it. */
  String model() {
    return (String) page.evaluate("() => model()");
  }

  @SuppressWarnings("unchecked")
  List<String> sent() {
    return (List<String>) page.evaluate("() => sent");
  }

  @Override
  public void close() {
    context.close();
    service.close();
  }
}
