package org.huashu.coach.desk;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the plugin costs while somebody types into a draft of 500 characters with 20 marks:
 * processor time of the browser's main thread, and how soon a mark is on the screen.
 */
public final class Keystrokes implements AutoCloseable {

  private static final String DRAFT = "您好这边的情况我们了解，不关我的事吧，请您稍等一下。".repeat(20);
  private static final Set<String> WORK =
      Set.of("ScriptDuration", "RecalcStyleDuration", "LayoutDuration");
  /**
   * Painted: the next frame that has the mark is over. Nothing is drawn meanwhile to look for it.
   */
  private static final String TO_MARK = """
      () => new Promise((shown, failed) => {
        const add = Highlight.prototype.add;
        let typed = Infinity;
        Highlight.prototype.add = function (range) {
          if (typed < Infinity) {
            Highlight.prototype.add = add;
            const painted = new MessageChannel();
            painted.port1.onmessage = () => shown(performance.now() - typed);
            requestAnimationFrame(() => painted.port2.postMessage(0));
          }
          return add.call(this, range);
        };
        // Slate types by itself: not every key comes to an input event.
        addEventListener('beforeinput', (event) => { typed = event.timeStamp; },
          { once: true, capture: true });
        setTimeout(() => failed(new Error('no mark within 20 s')), 20_000);
      })""";

  private final Editors editors;
  private final Chromium chromium;

  /** Starts the browser and serves the editors. */
  public Keystrokes() throws java.io.IOException, InterruptedException {
    editors = new Editors();
    chromium = new Chromium();
  }

  /**
   * Milliseconds, by name: {@code workMedian} and {@code workP95} of the main thread for each
   * keystroke beyond what the editor itself takes in the median, the check and its answer included;
   * {@code toMarkMedian} and {@code toMarkP95} from a keystroke to its mark.
   *
   * @param kind of editor
   * @param keys how many are measured
   */
  public Map<String, Double> measure(String kind, int keys) {
    double alone = quantile(work(kind, "{\"editor\": \"#none\"}", keys / 2), 0.5);
    List<Double> coached = work(kind, "{}", keys);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("workMedian", rounded(quantile(coached, 0.5) - alone));
    figures.put("workP95", rounded(quantile(coached, 0.95) - alone));
    List<Double> toMark = toMark(kind, keys / 2);
    figures.put("toMarkMedian", rounded(quantile(toMark, 0.5)));
    figures.put("toMarkP95", rounded(quantile(toMark, 0.95)));
    return figures;
  }

  private List<Double> work(String kind, String settings, int keys) {
    try (PluginPage tab = new PluginPage(chromium, editors)) {
      open(tab, kind, settings);
      tab.page.keyboard().insertText(DRAFT);
      if (settings.equals("{}")) {
        tab.page.waitForCondition(() -> tab.marked().size() == 20);
      }
      // Before all marks, so that each key moves each of them.
      tab.page.keyboard().press("Control+Home");
      CDPSession session = tab.page.context().newCDPSession(tab.page);
      // Processor time of the thread: what other programs do at the same time is not in it.
      JsonObject domain = new JsonObject();
      domain.addProperty("timeDomain", "threadTicks");
      session.send("Performance.setTimeDomain", domain);
      session.send("Performance.enable");
      List<Double> work = new ArrayList<>();
      for (int i = 0; i < keys; i++) {
        double before = work(session);
        tab.page.keyboard().insertText("好");
        tab.page.waitForTimeout(80);
        work.add(1_000 * (work(session) - before));
      }
      return work;
    }
  }

  private List<Double> toMark(String kind, int times) {
    try (PluginPage tab = new PluginPage(chromium, editors)) {
      open(tab, kind, "{}");
      List<Double> waits = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        tab.page.evaluate("() => { globalThis.shown = (" + TO_MARK + ")(); }");
        tab.page.keyboard().insertText("不关我的事，");
        waits.add(((Number) tab.page.evaluate("() => shown")).doubleValue());
      }
      return waits;
    }
  }

  private static void open(PluginPage tab, String kind, String settings) {
    tab.visit(kind, settings);
    tab.focus();
  }

  private static double work(CDPSession session) {
    double seconds = 0;
    JsonObject metrics = session.send("Performance.getMetrics");
    for (JsonElement metric : metrics.getAsJsonArray("metrics")) {
      if (WORK.contains(metric.getAsJsonObject().get("name").getAsString())) {
        seconds += metric.getAsJsonObject().get("value").getAsDouble();
      }
    }
    return seconds;
  }

  private static double quantile(List<Double> values, double share) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  private static double rounded(double millis) {
    return Math.round(100 * millis) / 100.0;
  }

  @Override
  public void close() {
    chromium.close();
    editors.close();
  }
}
