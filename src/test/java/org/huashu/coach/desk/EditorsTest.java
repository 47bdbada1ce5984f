package org.huashu.coach.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Page;
import java.util.List;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.HintAnswer;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plugin in real editors, in a real browser, across origins. */
@ExtendWith(CoachedPages.class)
class EditorsTest {

  private static final String FLAGGED = "不关我的事";
  private static final String DRAFT = "您好👍这个不关我的事，您找快递吧";

  @ParameterizedTest
  @ValueSource(strings = {"textarea", "input", "contenteditable", "shadow", "prosemirror",
    "chatwoot", "tiptap", "quill", "lexical", "wangeditor", "slate", "react", "deepchat",
    "chatscope", "chatui", "vueadvanced"})
  void marksExactlyReplacesByOneKeyAndUndoesByOne(String kind, PluginPage tab) {
    Page page = tab.page;
    tab.open(kind, "{}");
    page.keyboard().insertText("您好👍这个");
    Chromium.compose(page, FLAGGED, "b", "bu", "bu'guan", "bu'guan'wo'de'shi");
    page.keyboard().insertText("，您找快递吧");
    tab.waitForMark();
    assertEquals(DRAFT, tab.model());
    assertEquals(List.of(FLAGGED), tab.marked());
    assertFalse(tab.service.coach.texts().stream().anyMatch(text -> text.contains("'")));
    assertEquals(false, tab.editor().evaluate("(editor) => /coach/i.test(editor.outerHTML)"));

    // Histories put what follows within half a second, Quill's within one, into one step.
    page.waitForTimeout(kind.equals("quill") ? 1_050 : 550);
    page.keyboard().press("Alt+KeyJ");
    page.keyboard().press("Alt+Digit1");
    tab.waitForModel("您好👍这个我来帮您跟进，您找快递吧");
    page.keyboard().press("Control+KeyZ");
    tab.waitForModel(DRAFT);
    tab.waitForMark();
    tab.waitForAnswers(HintAnswer.APPLIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"textarea", "input", "contenteditable", "shadow", "prosemirror",
    "chatwoot", "tiptap", "quill", "lexical", "wangeditor", "slate", "react", "deepchat",
    "chatscope", "chatui", "vueadvanced"})
  void sendsOnceSurvivesASwitchAndTheCoachBeingAway(String kind, PluginPage tab) {
    Page page = tab.page;
    tab.open(kind, "{}");
    page.keyboard().insertText(DRAFT);
    tab.waitForMark();
    page.keyboard().press("Enter");
    assertThat(page.locator(".held")).isVisible();
    assertEquals(List.of(), tab.sent());
    assertEquals(DRAFT, tab.model());
    page.keyboard().press("Enter");
    assertEquals(List.of(DRAFT), tab.sent());
    tab.waitForAnswers(HintAnswer.DISMISSED);

    page.evaluate("() => switchTo('c-2', '这也不关我的事')");
    page.waitForCondition(() -> tab.service.coach.lastText().equals("这也不关我的事"));
    tab.waitForMark();
    DraftUpdated last = tab.service.coach.drafts.getLast();
    assertEquals("c-2", last.key().conversation());
    assertNotEquals(tab.service.coach.drafts.getFirst().draft(), last.draft());
    assertEquals("这也不关我的事", tab.model());

    tab.service.stop();
    page.evaluate("() => switchTo('c-3', '')");
    tab.waitForNoMark();
    tab.focus();
    page.keyboard().insertText("这个真的不关我的事");
    assertThat(page.locator(".panel")).hasAttribute("data-off", "");
    page.keyboard().press("Enter");
    assertEquals(List.of(DRAFT, "这个真的不关我的事"), tab.sent());
    page.keyboard().insertText("还是不关我的事");
    tab.service.startAgain();
    tab.waitForMark();
    assertEquals("还是不关我的事", tab.model());
  }

  @ParameterizedTest
  @ValueSource(strings = {"textarea", "contenteditable", "prosemirror", "quill", "wangeditor"})
  void keepsLinesApart(String kind, PluginPage tab) {
    Page page = tab.page;
    tab.open(kind, "{}");
    page.keyboard().insertText("第一行👍 好");
    page.keyboard().press("Shift+Enter");
    page.keyboard().press("Shift+Enter");
    page.keyboard().insertText("第三行不关我的事");
    tab.waitForMark();
    assertEquals(List.of(FLAGGED), tab.marked());
    assertEquals("第一行👍 好\n\n第三行不关我的事", tab.service.coach.lastText());
    page.keyboard().press("Alt+KeyJ");
    page.keyboard().press("Alt+Digit1");
    page.waitForCondition(() -> tab.service.coach.lastText()
        .equals("第一行👍 好\n\n第三行我来帮您跟进"));
  }
}
