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
    page.setDefaultTimeout(10_000);
    // vue-advanced-chat looks for emojis elsewhere, which the page's policy does not let it.
    page.onPageError(error -> {
      if (!error.contains("getETagAndData")) {
        complaints.add(error);
      }
    });
  }

  void open(String kind, String settings) {
    page.navigate(editors.page(kind, service, settings));
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
    page.waitForFunction("() => (" + MARKED + ")().length === 1");
  }

  void waitForNoMark() {
    page.waitForFunction("() => (" + MARKED + ")().length === 0");
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
