package org.huashu.coach.check;

import static org.huashu.coach.check.Drafts.KEY;
import static org.huashu.coach.check.Drafts.START;
import static org.huashu.coach.check.Drafts.match;
import static org.huashu.coach.check.Drafts.script;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.ScriptMatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What only the whole conversation shows: the same question again, another matter, an old script.
 */
class ConversationChecksTest {

  private static final ScriptMatch SHIPPING =
      match(0.8, "您好，付款后48小时内从仓库发出，节假日顺延。");
  private static final String FIRST_ANSWER = "亲，付款后48小时内就从仓库发出的";

  private final Check askedAgain = new AskedAgainCheck("请稍等"::equals);
  private final Check offTopic = new OffTopicCheck("请稍等"::equals, List.of());

  @ParameterizedTest
  @ValueSource(strings = {"亲亲，付款后48小时内从仓库发出哦", "付款之后48小时内仓库就会发出的呢"})
  void theSameAnswerToTheSameQuestionHelpsNobody(String text) {
    ScriptMatch other = match(0.6, "已经为您催促，预计今晚揽收，单号出来马上告诉您。");
    assertEquals(List.of("mechanical.asked-again " + other.script().id()),
        rules(askedAgain.findings(asking("什么时候发货啊", "到底什么时候发货", text, SHIPPING, other))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"已经为您催仓库了，今晚8点前发走", "单号是SF1234567890123，您查收"})
  void anotherAnswerToTheSameQuestionIsWelcome(String text) {
    assertEquals(List.of(),
        askedAgain.findings(asking("什么时候发货啊", "到底什么时候发货", text, SHIPPING)));
  }

  @Test
  void anotherQuestionMayHaveTheSameAnswer() {
    assertEquals(List.of(), askedAgain.findings(
        asking("什么时候发货啊", "周末可以安排寄出来吗", FIRST_ANSWER, SHIPPING)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"今天天气不错哦，祝您开心", "这件面料是纯棉的，支持机洗烘干"})
  void marksWhatDoesNotTouchTheQuestion(String text) {
    assertEquals(List.of("off-topic.other-matter " + SHIPPING.script().id()),
        rules(offTopic.findings(asking("在吗", "什么时候发货", text, SHIPPING))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"亲，今天下午就给您发走", "麻烦您提供一下订单号", "我帮您核实一下仓库进度", "好的亲", "您好，很高兴为您服务",
    "抱歉让您久等了，马上帮您看", "请问您是哪个颜色呢？", "请稍等", "仓库今晚打包，明早快递员取件", "付款成功就会安排的哦"})
  void keepsSilentWhereItMayTouchIt(String text) {
    assertEquals(List.of(),
        offTopic.findings(asking("在吗", "什么时候发货", text, SHIPPING)));
  }

  @Test
  void marksTheWordingOfAScriptThatIsOver() {
    Script old = new Script("sale.winter", "年终活动", List.of(), "年终大促全场满300减50，{活动时间}结束。",
        Script.Use.ANSWER, List.of(), new Script.Scope(Set.of(), Set.of(), Set.of(),
            Optional.empty(), Optional.of(START)));
    Check stale = new StaleScriptCheck(List.of(old));
    assertEquals(List.of("contradiction.stale-script "),
        rules(stale.findings(Drafts.of("年终大促，全场满300减50！周日结束。"))));
    assertEquals(List.of(), stale.findings(Drafts.of("全场满300减50")));
    Draft before = Drafts.of("年终大促全场满300减50，周日结束。");
    assertEquals(List.of(), stale.findings(new Draft(before.conversation(), "d", before.text(), "",
        1, false, START.minusMillis(1), List.of())));
  }

  @Test
  void marksTheWordingOfAScriptThatWasChanged() {
    Check stale = new StaleScriptCheck(
        List.of(script("returns.how", Script.Use.ANSWER, "签收后15天内都可以无理由退货的")));
    assertEquals(List.of("contradiction.stale-script "),
        rules(stale.findings(Drafts.of("亲，签收后15天内都可以无理由退货的哦"))));
  }

  private static Draft asking(String first, String second, String text, ScriptMatch... scripts) {
    Conversation conversation = Conversation.of(KEY, List.of(asked(0, first),
        (Event) new ReplySent(KEY, at(1), "r", Optional.empty(), "a", FIRST_ANSWER, Sender.HUMAN),
        asked(2, second)));
    return new Draft(conversation, "d", text, second, 2, false, at(10), List.of(scripts));
  }

  private static Event asked(int second, String text) {
    return new MessageReceived(KEY, at(second), "m" + second, text);
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }

  private static List<String> rules(List<Finding> findings) {
    return findings.stream()
        .map(finding -> finding.rule() + " " + finding.script().orElse(""))
        .toList();
  }
}
