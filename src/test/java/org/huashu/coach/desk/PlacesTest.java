package org.huashu.coach.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.Rectangle;
import java.util.Collections;
import java.util.List;
import org.huashu.coach.console.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where marks stand: on the flagged words and on nothing else. */
@ExtendWith(CoachedPages.class)
class PlacesTest {

  private static final String FLAGGED = "不关我的事";
  private static final String FIELD = "document.querySelector('#editor textarea')";

  @ParameterizedTest
  @ValueSource(strings = {"document.documentElement.style.zoom = 1.5",
    "document.body.style.zoom = 2", "scrollTo(0, 60)",
    "document.querySelector('#chat').style.transform = 'scale(1.25)'",
    FIELD + ".style.cssText = 'overflow: scroll; width: 300px; font: 13px serif'"})
  void theMarkOfATextAreaIsWhereItsWordsAre(String change, PluginPage tab) {
    tab.open("textarea", "{\"panel\": \"none\"}");
    tab.page.evaluate("() => { document.body.style.height = '1500px'; " + change + "}");
    coversItsWords(tab, "您好👍e\u0301\n这个 不关我的事。AVAVA");
  }

  @Test
  void theMarkMovesWithATextAreaThatIsScrolledAndResized(PluginPage tab) {
    tab.open("textarea", "{\"panel\": \"none\"}");
    coversItsWords(tab, "第一行👍\n第二行\n第三行\n第四行这个不关我的事\n第五行\n第六行\n第七行");
    for (String change : List.of(".scrollTop = 40", ".style.width = '180px'",
        ".style.height = '150px'", ".style.font = '14px serif'")) {
      tab.page.evaluate("() => { " + FIELD + change + "; }");
      coversItsWords(tab, tab.model());
    }
    tab.page.evaluate("() => { " + FIELD + ".style.cssText = ''; " + FIELD + ".scrollTop = 0;"
        + "const box = document.querySelector('#editor');"
        + "box.style.cssText = 'height: 70px; min-height: 0; overflow: auto';"
        + FIELD + ".style.height = '250px'; box.scrollTop = 50; }");
    coversItsWords(tab, tab.model());
  }

  @Test
  void theMarkOfAnInputMovesWithItsWordsToTheSide(PluginPage tab) {
    tab.open("input", "{\"panel\": \"none\"}");
    tab.page.evaluate("() => { document.querySelector('#editor input').style.cssText ="
        + " 'width: 200px; padding: 7px 3px; font: 17px sans-serif'; }");
    String draft = "您好👍亲爱的顾客，这个不关我的事，请您去找快递公司";
    tab.page.keyboard().insertText(draft);
    for (int scrolled : new int[]{150, 0, 90}) {
      tab.page.evaluate("(left) => { document.querySelector('#editor input').scrollLeft = left; }",
          scrolled);
      coversItsWords(tab, draft);
    }
  }

  private static void coversItsWords(PluginPage tab, String draft) {
    Page page = tab.page;
    if (!tab.model().equals(draft)) {
      page.keyboard().insertText(draft);
    }
    tab.waitForMark();
    // What a program changes without an event is seen at the next look, every 300 ms.
    page.waitForTimeout(400);
    int start = draft.indexOf(FLAGGED);
    Rectangle words = selectedPixels(page, start, start + FLAGGED.length());
    Rectangle mark = markedPixels(page);
    assertEquals(words.x, mark.x, 1.5, "left");
    assertEquals(words.x + words.width, mark.x + mark.width, 1.5, "right");
    assertTrue(mark.y >= words.y - 2 && mark.y + mark.height <= words.y + words.height + 5,
        words + " " + mark);
  }

  /** What the plugin paints over the field. */
  private static Rectangle markedPixels(Page page) {
    Locator field = page.locator("#editor :is(textarea, input)");
    List<Number> scrolled = places(field);
    field.evaluate("(field) => field.setSelectionRange(0, 0)");
    put(field, scrolled);
    byte[] with = page.screenshot();
    page.locator(".mirror").evaluate("(mirror) => { mirror.style.visibility = 'hidden'; }");
    byte[] without = page.screenshot();
    page.locator(".mirror").evaluate("(mirror) => { mirror.style.visibility = ''; }");
    return Pixels.changed(without, with);
  }

  /** Where the browser itself paints these characters as selected; our sign counts seconds. */
  private static Rectangle selectedPixels(Page page, int start, int end) {
    Locator field = page.locator("#editor :is(textarea, input)");
    List<Number> scrolled = places(field);
    page.locator(".pill").evaluate("(pill) => { pill.style.visibility = 'hidden'; }");
    field.evaluate("(field) => field.setSelectionRange(0, 0)");
    put(field, scrolled);
    byte[] before = page.screenshot();
    field.evaluate("(field, [start, end]) => field.setSelectionRange(start, end)",
        List.of(start, end));
    put(field, scrolled);
    return Pixels.changed(before, page.screenshot());
  }

  @SuppressWarnings("unchecked")
  private static List<Number> places(Locator field) {
    return (List<Number>) field.evaluate("(field) => [field.scrollLeft, field.scrollTop]");
  }

  private static void put(Locator field, List<Number> scrolled) {
    field.evaluate("(field, [left, top]) => field.scrollTo(left, top)", scrolled);
  }

  @ParameterizedTest
  @ValueSource(strings = {"textarea", "contenteditable", "prosemirror", "wangeditor"})
  void aLongDraftHasAllItsMarksAndTypingMovesThem(String kind, PluginPage tab) {
    tab.open(kind, "{}");
    String draft = "您好这边的情况我们了解，不关我的事吧，请您稍等👍一下。".repeat(20);
    tab.page.keyboard().insertText(draft);
    tab.waitForMarks(20);
    assertEquals(Collections.nCopies(20, FLAGGED), tab.marked());
    tab.page.route("**/plugin/events", route -> route.abort());
    tab.page.keyboard().press("Control+Home");
    tab.page.keyboard().insertText("亲，");
    tab.waitForModel("亲，" + draft);
    assertEquals(Collections.nCopies(20, FLAGGED), tab.marked());
  }

  @Test
  void ofADraftThatIsTooLongItIsSaidAndNothingIsAsked(PluginPage tab) {
    tab.open("textarea", "{}");
    String long5000 = "您好这边的情况我们了解了，请您再稍等一下好吗我们马上就来。".repeat(180) + FLAGGED;
    tab.page.keyboard().insertText(long5000);
    tab.waitForMark();
    assertEquals(List.of(FLAGGED), tab.marked());
    tab.page.keyboard().insertText(long5000);
    assertThat(tab.page.locator(".sign")).containsText("这条不检查");
    assertEquals(long5000, tab.service.coach.lastText());
    tab.page.keyboard().press("Enter");
    assertEquals(List.of(long5000 + long5000), tab.sent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"textarea", "contenteditable", "prosemirror", "lexical"})
  void anInputMethodThatBeginsInsideAMarkTakesItAwayAndNothingElse(String kind, PluginPage tab) {
    Page page = tab.page;
    tab.open(kind, "{}");
    page.keyboard().insertText("绝对没问题，不关我的事啊");
    tab.waitForMark();
    int asked = tab.service.coach.drafts.size();
    for (int i = 0; i < 3; i++) {
      page.keyboard().press("ArrowLeft");
    }
    CDPSession input = page.context().newCDPSession(page);
    for (String letters : List.of("z", "zh", "zhe", "")) {
      JsonObject composition = new JsonObject();
      composition.addProperty("text", letters);
      composition.addProperty("selectionStart", letters.length());
      composition.addProperty("selectionEnd", letters.length());
      input.send("Input.imeSetComposition", composition);
      page.waitForTimeout(200);
      assertEquals(asked, tab.service.coach.drafts.stream()
          .filter(draft -> !draft.text().isEmpty())
          .filter(draft -> draft.text().matches(".*[a-z].*"))
          .count() + asked);
    }
    tab.waitForMark();
    assertEquals("绝对没问题，不关我的事啊", tab.model());
    Chromium.compose(page, "者", "z", "zhe");
    tab.waitForNoMark();
    tab.waitForModel("绝对没问题，不关我者的事啊");
  }
}
