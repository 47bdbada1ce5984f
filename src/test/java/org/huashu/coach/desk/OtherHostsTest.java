package org.huashu.coach.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that are built in ways of their own. */
@ExtendWith(CoachedPages.class)
class OtherHostsTest {

  private static final String DRAFT = "您好，这个不关我的事";
  private static final String EDITOR = "data-editor='#editor' data-send='#send'";
  private static final String CHAT = """
      <div id="chat" data-coach-conversation="c-1"><div id="editor">%s</div></div>
      """;

  /** What stands between the words is none of them, and keeps its place when words are changed. */
  @Test
  void linesMentionsPicturesAndPastedStylesAreWhereTheyAre(PluginPage tab) {
    Page page = tab.page;
    tab.visitOwn(CHAT.formatted("""
        <div contenteditable>您好<span contenteditable="false">@小王</span>，这个不关<b>我的</b>事\
        <div><br></div><div>第三行<svg width="9" height="9"></svg>👨‍👩‍👧e\u0301这也不关我的事</div>\
        <style>p { color: red; }</style></div>"""), EDITOR);
    tab.waitForMarks(2);
    assertEquals(List.of("不关我的事", "不关我的事"), tab.marked());
    assertEquals("您好￼，这个不关我的事\n\n第三行￼👨‍👩‍👧e\u0301这也不关我的事",
        tab.service.coach.lastText());
    tab.focus();
    for (int i = 0; i < 2; i++) {
      page.keyboard().press("Alt+KeyJ");
      page.keyboard().press("Alt+Digit1");
      tab.waitForMarks(1 - i);
    }
    page.waitForCondition(() -> tab.service.coach.lastText()
        .equals("您好￼，这个我来帮您跟进\n\n第三行￼👨‍👩‍👧e\u0301这也我来帮您跟进"));
    assertThat(page.locator("#editor [contenteditable=false]")).hasText("@小王");
    page.keyboard().press("Control+KeyZ");
    page.keyboard().press("Control+KeyZ");
    tab.waitForMarks(2);
  }

  /** The agent's caret is there before the plugin is, and no selector of the document finds it. */
  @Test
  void anEditorInNestedShadowRootsIsFoundThoughItHadTheFocusBefore(PluginPage tab) {
    Page page = tab.page;
    tab.visitOwn("""
        <div id="chat" data-coach-conversation="c-1"><div id="outer"></div></div>
        <script>
          const inner = document.createElement("div");
          document.querySelector("#outer").attachShadow({ mode: "open" }).append(inner);
          inner.attachShadow({ mode: "open" }).innerHTML = "<textarea id='reply'></textarea>";
          globalThis.field = inner.shadowRoot.querySelector("textarea");
          field.focus();
        </script>
        """, "data-editor='#reply'");
    page.keyboard().insertText(DRAFT);
    tab.waitForMark();
    page.keyboard().press("Alt+KeyJ");
    page.keyboard().press("Alt+Digit1");
    page.waitForFunction("() => field.value === '您好，这个我来帮您跟进'");
    page.keyboard().press("Control+KeyZ");
    page.waitForFunction("(draft) => field.value === draft", DRAFT);
    assertEquals("c-1", tab.service.coach.drafts.getLast().key().conversation());
  }

  @Test
  void nothingIsNeededOfAPageThatTrustsNoScriptAndNoStyle(PluginPage tab) {
    Page page = tab.page;
    page.addInitScript("globalThis.broken = []; addEventListener('securitypolicyviolation', "
        + "(event) => broken.push(event.violatedDirective + ' ' + event.sourceFile))");
    tab.visit(CHAT.formatted("<textarea></textarea>"), EDITOR,
        "default-src 'none'; script-src COACH; connect-src COACH; style-src 'self'; "
            + "require-trusted-types-for 'script'; trusted-types 'none'");
    tab.focus();
    page.keyboard().insertText(DRAFT);
    tab.waitForMark();
    page.keyboard().press("Alt+KeyJ");
    assertEquals("12px", page.locator(".card")
        .evaluate("(card) => getComputedStyle(card).borderRadius"));
    page.keyboard().press("Alt+Digit1");
    assertThat(tab.editor()).hasValue("您好，这个我来帮您跟进");
    page.keyboard().press("Alt+KeyK");
    assertThat(page.locator(".search input")).isFocused();
    assertEquals(List.of(), page.evaluate("() => broken"));
  }

  /** As clients do that draw one conversation after another. */
  @Test
  void anEditorThatIsMadeAnewForEachConversationIsCoachedAgain(PluginPage tab) {
    Page page = tab.page;
    tab.visitOwn("""
        <div id="root"></div>
        <script>
          globalThis.show = (conversation) => {
            root.innerHTML = `<div data-coach-conversation="${conversation}"><div id="editor">
              <textarea></textarea></div></div>`;
            root.querySelector("textarea").focus();
          };
          setTimeout(() => show("c-1"), 300);
        </script>
        """, EDITOR);
    tab.focus();
    page.keyboard().insertText(DRAFT);
    tab.waitForMark();
    page.evaluate("() => show('c-2')");
    page.keyboard().insertText("那也不关我的事");
    page.waitForCondition(() -> tab.service.coach.lastText().equals("那也不关我的事"));
    tab.waitForMark();
    DraftUpdated last = tab.service.coach.drafts.getLast();
    assertEquals("c-2", last.key().conversation());
    assertThat(page.locator(".panel")).hasCount(1);
    assertThat(page.locator("[popover]")).hasCount(1);
  }

  /** A program says which conversation it is, and nothing in the page changes with it. */
  @Test
  void noDraftIsAskedAboutInAnotherConversationsName(PluginPage tab) {
    Page page = tab.page;
    tab.visitOwn("<textarea id='own'></textarea>", "data-editor='#none'");
    page.evaluate("() => { globalThis.current = 'c-1';"
        + "CoachPlugin.attach(own, { conversation: () => current }); own.focus(); }");
    page.keyboard().insertText(DRAFT);
    tab.waitForMark();
    page.evaluate("() => { current = 'c-2'; own.value = '另一个也不关我的事';"
        + "own.dispatchEvent(new Event('input', { bubbles: true })); }");
    page.waitForCondition(() -> tab.service.coach.lastText().equals("另一个也不关我的事"));
    assertEquals(List.of("c-1", "c-1", "c-2"),
        tab.service.coach.drafts.stream().map(draft -> draft.key().conversation()).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"data-panel='#side'", "data-panel='auto'"})
  void ofTwoEditorsThePanelOfTheOneInUseIsOpen(String panel, PluginPage tab) {
    Page page = tab.page;
    tab.visitOwn("""
        <p id="a" data-coach-conversation="c-1"><textarea class="reply"></textarea></p>
        <p id="b" data-coach-conversation="c-2"><textarea class="reply"></textarea></p>
        <div id="side"></div>
        """, "data-editor='.reply' " + panel);
    for (String one : List.of("#a", "#b", "#a")) {
      page.locator(one + " textarea").click();
      assertThat(page.locator(".panel").filter(new Locator.FilterOptions().setVisible(true)))
          .hasCount(1);
    }
    page.keyboard().insertText(DRAFT);
    page.locator("#b textarea").focus();
    page.keyboard().insertText("不关我的事啊");
    tab.waitForMarks(2);
    page.keyboard().press("Alt+KeyJ");
    page.keyboard().press("Alt+Digit1");
    assertThat(page.locator("#b textarea")).hasValue("我来帮您跟进啊");
    assertThat(page.locator("#a textarea")).hasValue(DRAFT);
  }

  @Test
  void whatIsShownGoesWithItsEditorAndComesBackOverIt(PluginPage tab) {
    Page page = tab.page;
    tab.visitOwn("""
        <div id="late" popover="manual" style="width: 600px; height: 300px">
          <textarea id="editor"></textarea>
        </div>
        """, EDITOR);
    assertThat(page.locator(".pill")).isHidden();
    page.evaluate("() => late.showPopover()");
    page.locator("#editor").click();
    page.keyboard().insertText(DRAFT);
    tab.waitForMark();
    page.keyboard().press("Alt+KeyJ");
    page.locator(".take").first().click();
    assertThat(page.locator("#editor")).hasValue("您好，这个我来帮您跟进");
    page.evaluate("() => late.hidePopover()");
    assertThat(page.locator(".panel")).isHidden();
    assertThat(page.locator(".pill")).isHidden();
  }

  /** A client that takes no more than so much, no spaces, and only its own signs. */
  @Test
  void aReplacementThatTheClientRewritesIsTaken(PluginPage tab) {
    Page page = tab.page;
    tab.visitOwn(CHAT.formatted("<textarea></textarea>") + """
        <script>
          const field = document.querySelector("textarea");
          field.addEventListener("input", () => setTimeout(() => {
            const plain = field.value.replaceAll("，", ",").slice(0, 20);
            if (plain !== field.value) { field.value = plain; }
          }));
        </script>
        """, EDITOR);
    tab.focus();
    page.keyboard().insertText("您好，这个不关我的事，您找快递吧");
    tab.waitForMark();
    page.keyboard().press("Alt+KeyJ");
    page.keyboard().press("Alt+Digit1");
    assertThat(tab.editor()).hasValue("您好,这个我来帮您跟进,您找快递吧");
    tab.waitForAnswers(org.huashu.coach.conversation.HintAnswer.APPLIED);
    assertThat(page.locator(".toast")).hasCount(0);
  }

  /** As older rich editors do, whose text is a document in a frame; it is there a moment later. */
  @ParameterizedTest
  @ValueSource(strings = {"document.designMode = 'on'", "body.contentEditable = 'true'"})
  void anEditorInAFrameOfTheSameOriginIsOneOfThePage(String editable, PluginPage tab) {
    Page page = tab.page;
    tab.visitOwn(CHAT.formatted("<iframe></iframe>") + """
        <button id="send" onclick="sent.push(model())">发送</button>
        <script>
          globalThis.sent = [];
          setTimeout(() => {
            const document = self.document.querySelector("iframe").contentDocument;
            const body = document.body;
            %s;
            globalThis.model = () => body.innerText;
          }, 300);
        </script>
        """.formatted(editable), EDITOR);
    page.waitForFunction("() => globalThis.model");
    assertThat(page.locator(".pill, .panel").first()).isAttached();
    Frame frame = page.frames().getLast();
    frame.locator("body").click();
    page.keyboard().insertText("您好，这个");
    Chromium.compose(page, "不关我的事", "b", "bu");
    frame.waitForFunction("() => [...CSS.highlights.get('coach-light-block') ?? []].join()"
        + " === '不关我的事'");
    page.locator("#send").click();
    assertThat(page.locator(".held")).isVisible();
    assertEquals(List.of(), tab.sent());
    var words = frame.locator("body").boundingBox();
    var card = page.locator(".card").boundingBox();
    assertTrue(Math.abs(card.x - words.x - 80) < 60 && card.y > words.y - card.height - 40,
        words.x + " " + words.y + " " + card.x + " " + card.y);
    page.keyboard().press("Alt+Digit1");
    tab.waitForModel("您好，这个我来帮您跟进");
    page.keyboard().press("Control+KeyZ");
    tab.waitForModel(DRAFT);
    assertEquals("c-1", tab.service.coach.drafts.getLast().key().conversation());
    page.evaluate("() => document.querySelector('iframe').remove()");
    assertThat(page.locator(".panel")).hasCount(0);
  }

  @Test
  void aStoppedPluginLeavesNothingAndMayStartAgain(PluginPage tab) {
    Page page = tab.page;
    tab.open("contenteditable", "{}");
    page.keyboard().insertText(DRAFT);
    tab.waitForMark();
    page.evaluate("() => CoachPlugin.stop()");
    assertEquals(List.of(), tab.marked());
    assertThat(page.locator("[data-coach-ignore]")).hasCount(0);
    page.evaluate("() => { const { dataset, src } = document.querySelector('script[data-token]');"
        + "CoachPlugin.start({ ...dataset, coach: src }); }");
    tab.waitForMark();
  }
}
