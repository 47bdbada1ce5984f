package org.huashu.coach.desk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
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
    page.onPageError(complaints::add);
  }

  void open(String kind, String settings) {
    page.navigate(editors.page(kind, service, settings));
    page.locator(".panel")
        .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
            .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    focus();
  }

  void focus() {
    page.locator("#editor textarea, #editor [contenteditable=true]").first().focus();
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
