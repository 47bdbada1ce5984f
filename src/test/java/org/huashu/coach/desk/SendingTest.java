package org.huashu.coach.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.List;
import org.huashu.coach.conversation.HintAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a block verdict does to sending: it is held once, with the reason, and never lost. */
@ExtendWith(CoachedPages.class)
class SendingTest {

  private static final String DRAFT = "您好，这个不关我的事，您找快递吧";
  /** A client whose Enter presses its own button. */
  private static final String BY_BUTTON = """
      <div id="chat" data-coach-conversation="c-1">
        <div id="editor"><textarea></textarea></div><button id="send">发送</button>
      </div>
      <script>
        const field = document.querySelector("textarea");
        const button = document.querySelector("button");
        globalThis.sent = [];
        button.onclick = () => { sent.push(field.value); field.value = ""; };
        field.onkeydown = (event) => {
          if (event.key === "Enter") { event.preventDefault(); button.click(); }
        };
      </script>
      """;
  private static final String EDITOR = "data-editor='#editor' data-send='#send'";

  @Test
  void theSendButtonIsHeldOnceAsEnterIs(PluginPage tab) {
    tab.open("prosemirror", "{}");
    write(tab);
    tab.page.locator("#send").click();
    assertThat(tab.page.locator(".held")).isVisible();
    assertEquals(List.of(), tab.sent());
    tab.page.locator("#send").click();
    assertEquals(List.of(DRAFT), tab.sent());
    tab.waitForAnswers(HintAnswer.DISMISSED);
  }

  @Test
  void aSecondSendThatComesAfterFiveSecondsIsHeldAgain(PluginPage tab) {
    Page page = tab.page;
    page.clock().install();
    tab.open("textarea", "{}");
    write(tab);
    page.clock().pauseAt(System.currentTimeMillis() + 60_000);
    page.keyboard().press("Enter");
    assertThat(page.locator(".held")).isVisible();
    page.clock().fastForward(5_001);
    assertThat(page.locator(".card")).isVisible();
    assertThat(page.locator(".held")).hasCount(0);
    page.keyboard().press("Enter");
    assertThat(page.locator(".held")).isVisible();
    assertEquals(List.of(), tab.sent());
    page.clock().fastForward(4_999);
    page.keyboard().press("Enter");
    assertEquals(List.of(DRAFT), tab.sent());
    page.clock().resume();
    tab.waitForAnswers(HintAnswer.DISMISSED);
  }

  @Test
  void aHardPolicyHoldsUntilItIsMended(PluginPage tab) {
    Page page = tab.page;
    tab.open("textarea", "{\"policy\": \"hard\"}");
    write(tab);
    for (int i = 0; i < 3; i++) {
      page.keyboard().press("Enter");
      page.locator("#send").click();
    }
    assertEquals(List.of(), tab.sent());
    page.keyboard().press("Alt+Digit2");
    tab.waitForModel("您好，这个我马上帮您核实，您找快递吧");
    page.keyboard().press("Enter");
    assertEquals(List.of("您好，这个我马上帮您核实，您找快递吧"), tab.sent());
  }

  @Test
  void aPolicyThatIsOffHoldsNothing(PluginPage tab) {
    tab.open("textarea", "{\"policy\": \"off\"}");
    write(tab);
    tab.page.keyboard().press("Enter");
    assertEquals(List.of(DRAFT), tab.sent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"soft", "hard"})
  void aKeyThatStaysDownIsOnePressHoweverLong(String policy, PluginPage tab) {
    Page page = tab.page;
    page.clock().install();
    tab.open("textarea", "{\"policy\": \"" + policy + "\"}");
    write(tab);
    for (int i = 0; i < 15; i++) {
      page.keyboard().down("Enter");
      page.clock().fastForward(500);
    }
    page.keyboard().up("Enter");
    assertEquals(List.of(), tab.sent());
    assertEquals(DRAFT, tab.model());
  }

  @Test
  void anEditAfterTheHoldIsHeldAnew(PluginPage tab) {
    Page page = tab.page;
    tab.open("textarea", "{}");
    write(tab);
    page.keyboard().press("Enter");
    page.keyboard().insertText("！");
    page.keyboard().press("Enter");
    assertEquals(List.of(), tab.sent());
    page.keyboard().press("Enter");
    assertEquals(List.of(DRAFT + "！"), tab.sent());
  }

  @Test
  void anEnterThatPressesTheButtonIsOneSend(PluginPage tab) {
    tab.visitOwn(BY_BUTTON, EDITOR);
    tab.focus();
    write(tab);
    tab.page.keyboard().press("Enter");
    assertEquals(List.of(), tab.sent());
    tab.page.keyboard().press("Enter");
    assertEquals(List.of(DRAFT), tab.sent());
    tab.waitForAnswers(HintAnswer.DISMISSED);
  }

  @Test
  void theReasonDoesNotCoverTheButtonThatSendsNevertheless(PluginPage tab) {
    tab.visitOwn(BY_BUTTON, EDITOR);
    tab.focus();
    tab.page.keyboard().insertText("不关我的事");
    tab.waitForMark();
    tab.page.locator("#send").click();
    assertThat(tab.page.locator(".held")).isVisible();
    tab.page.locator("#send").click();
    assertEquals(List.of("不关我的事"), tab.sent());
  }

  @Test
  void withControlEnterAloneAsTheKeyEnterIsTheEditors(PluginPage tab) {
    Page page = tab.page;
    String client =
        BY_BUTTON.replace("event.key === \"Enter\"", "event.key === \"Enter\" && event.ctrlKey");
    tab.visitOwn(client,
        EDITOR + " data-send-key='ctrl-enter'");
    tab.focus();
    write(tab);
    page.keyboard().press("Enter");
    assertThat(tab.editor()).hasValue(DRAFT + "\n");
    tab.waitForMark();
    page.keyboard().press("Control+Enter");
    assertThat(page.locator(".held")).isVisible();
    assertEquals(List.of(), tab.sent());
    page.keyboard().press("Control+Enter");
    assertEquals(List.of(DRAFT + "\n"), tab.sent());
  }

  @Test
  void aSendButtonIsThatOfTheNearestEditor(PluginPage tab) {
    Page page = tab.page;
    tab.open("textarea", "{}");
    page.evaluate("() => { const other = document.querySelector('#chat').cloneNode(true);"
        + "other.dataset.coachConversation = 'c-2'; document.body.append(other);"
        + "globalThis.clicks = 0; other.querySelector('button').onclick = () => clicks++; }");
    write(tab);
    assertThat(page.locator(".panel")).hasCount(2);
    page.locator("#send").last().click();
    assertEquals(1, page.evaluate("() => clicks"));
    page.locator("#send").first().click();
    assertEquals(List.of(), tab.sent());
  }

  private static void write(PluginPage tab) {
    tab.page.keyboard().insertText(DRAFT);
    tab.waitForMark();
  }
}
