package org.huashu.coach.check;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.huashu.coach.script.Script;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldingRepliesTest {

  private final HoldingReplies holding = new HoldingReplies(List.of(
      Drafts.script("holding.check", Script.Use.HOLDING, "{顾客}您好，问题我已经记下，正和仓库同事确认，谢谢您的耐心。"),
      Drafts.script("returns.how", Script.Use.ANSWER, "您好，七天内可以退货。")));

  @ParameterizedTest
  @ValueSource(strings = {"请稍等", "亲，请您稍等一下哦~", "好的，正在为您核实，请稍候", "稍等2分钟，我帮您看看",
    "正在為您查詢，請稍等", "請等一下", "請稍等２分鐘", "小陳您好，問題我已經記下，正和倉庫同事確認，謝謝您的耐心。",
    "小陈您好，问题我已经记下，正和仓库同事确认，谢谢您的耐心。", "小陈 您好！问题我已经记下，正和仓库同事确认，谢谢您的耐心～"})
  void knowsAHoldingReply(String text) {
    assertTrue(holding.test(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "您好", "已经退款，请稍等1-3天到账", "已經退款，請稍等3個工作日到賬", "您好，七天内可以退货。",
    "您的订单已经发出了，运单号SF1234567890，物流显示正在派送，大约今天下午送到您手上，请稍等，祝您购物愉快，有问题随时找我们哦"})
  void takesAnAnswerForAnAnswer(String text) {
    assertFalse(holding.test(text));
  }
}
