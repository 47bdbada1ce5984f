package org.huashu.coach.check;

import static org.huashu.coach.check.Drafts.answeredBy;
import static org.huashu.coach.check.Drafts.match;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.ScriptMatch;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContradictionCheckTest {

  private static final ScriptMatch RETURNS = match(0.8,
      "您好，签收后7天内支持无理由退货，退款1-3个工作日到账。运费12元由您承担。", "定制商品不支持退货", "会员退货享8%补贴");

  private final ContradictionCheck check = new ContradictionCheck();

  @Test
  void marksAFigureThatIsNotTheScripts() {
    assertEquals(
        List.of(new Finding("contradiction.figure", Category.CONTRADICTION, Severity.WARN,
            Optional.of(new Span(4, 7)), "“15天”和话术“标题”不一致：话术写的是7天，请核对后再发",
            "与标准话术不同的数字会误导顾客", List.of("7天"), Optional.of(RETURNS.script().id()),
            Optional.empty())),
        check.findings(answeredBy("亲亲您在15天内都能退货哦", RETURNS)));
  }

  @ParameterizedTest
  @CsvSource({"十五天内可以退货,十五天", "您15天内都可以无理由退货,15天", "退货运费是8元哦,8元", "退款5个工作日到账,5个工作日",
    "会员退货补贴10%,10%", "30个工作日内支持无理由退货,30个工作日"})
  void findsFiguresOfEveryKind(String draft, String marked) {
    assertEquals(List.of(marked),
        check.findings(answeredBy(draft, RETURNS))
            .stream()
            .map(finding -> finding.span().orElseThrow().of(draft))
            .toList());
  }

  @ParameterizedTest
  @CsvSource({"您七天内可以退货", "您168小时内可以退货", "一周内都可以无理由退货哦", "退款2个工作日到账", "可以退货的", "您15天前申请的退货",
    "亲 这款手机续航15天", "这两天就给您退货", "退货地址我10分钟内发您", "您的订单共35元"})
  void keepsSilentInDoubt(String draft) {
    assertEquals(List.of(), check.findings(answeredBy(draft, RETURNS)));
  }

  @Test
  void trustsOnlyAScriptThatFitsWell() {
    ScriptMatch doubtful = new ScriptMatch(RETURNS.script(), 0.4, List.of());
    assertEquals(List.of(), check.findings(answeredBy("15天内可以退货", doubtful)));
  }

  @Test
  void acceptsTheFigureOfAnotherScriptThatWasFound() {
    assertEquals(List.of(), check.findings(
        answeredBy("15天内可以退货", RETURNS, match(0.6, "大促期间15天内可以退货"))));
  }

  @ParameterizedTest
  @CsvSource({"快递几天到,一般30天到,30天", "快递多久能到,10天吧,10天", "要等几天啊,8天,8天", "快递什么时候能到,大概20天,20天"})
  void takesAFigureThatSaysNothingElseForTheAnswer(String question, String draft, String marked) {
    ScriptMatch transit = asked("快递几天能送到", "从发出起一般 3 天左右送达");
    assertEquals(List.of(marked), found(question, draft, transit));
  }

  @ParameterizedTest
  @CsvSource({"快递几天到,一般2天到", "快递几天到,2到4天", "能送到村里吗,大概20天", "要等几天啊,保质期8天", "快递几天到,您的押金20元"})
  void leavesABareFigureAloneThatAgreesOrAnswersSomethingElse(String question, String draft) {
    ScriptMatch transit = asked("快递几天能送到", "从发出起一般 3 天左右送达");
    assertEquals(List.of(), found(question, draft, transit));
  }

  @Test
  void flagsAFigureBeyondAllOfSeveral() {
    ScriptMatch refund = asked("退款多久到账", "余额 24 小时内到账，储蓄卡 1 到 3 个工作日，信用卡 3 到 7 个工作日");
    assertEquals(List.of("30天"), found("退款多久到账", "退款30天到账", refund));
    assertEquals(List.of(), found("退款多久到账", "退款2天到账", refund));
    assertEquals(List.of(), found("退款多久到账", "退款5个工作日到账", refund));
  }

  private static ScriptMatch asked(String title, String answer) {
    return new ScriptMatch(new Script("topic.asked", title, List.of(title), answer,
        Script.Use.ANSWER, List.of(), Script.Scope.EVERYWHERE), 0.9, List.of());
  }

  private List<String> found(String question, String draft, ScriptMatch script) {
    Draft given = new Draft(Conversation.unknown(Drafts.KEY), "d-1", draft, question, 1, false,
        Drafts.START, List.of(script));
    return check.findings(given)
        .stream()
        .map(finding -> finding.span().orElseThrow().of(draft))
        .toList();
  }
}
