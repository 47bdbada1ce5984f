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
    "小陈您好，问题我已经记下，正和仓库同事确认，谢谢您的耐心。", "小陈 您好！问题我已经记下，正和仓库同事确认，谢谢您的耐心～",
    "马上为您查询", "收到，我去看一下", "这就给您查", "马上帮您看看", "还在核实中，不好意思让您久等了", "我看看哈",
    "您稍微等一下，我问下仓库", "麻烦您等几分钟，我联系快递公司", "这边为您核实，请您耐心等待", "给我一分钟，我查查",
    "好的亲，我这边帮您查一查，一会儿回复您", "您稍等一下好吗",
    "非常抱歉给您带来不便，您反馈的问题我这边收到了，正在为您核实物流情况，请您稍等片刻，马上给您回复"})
  void knowsAHoldingReply(String text) {
    assertTrue(holding.test(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "您好", "麻烦提供订单号，我帮您查询", "请您确认一下收货地址", "已经帮您核实了，明天发货",
    "我看了一下，库存是有的", "正在派送中", "您的订单正在等待揽收", "已经发货了，请耐心等待", "不用等，现货当天发",
    "等下周到货再通知您", "给您看一下实拍图", "您可以在订单页查看", "晚点答复您", "回头联系您", "帮您查询到了，单号SF123456",
    "物流显示正在运输，请耐心等待", "建议您等一等，618有活动", "我们会在24小时内处理", "已经退款，请稍等1-3天到账", "已經退款，請稍等3個工作日到賬",
    "您好，七天内可以退货。",
    "您的订单已经发出了，运单号SF1234567890，物流显示正在派送，大约今天下午送到您手上，请稍等，祝您购物愉快，有问题随时找我们哦"})
  void takesAnAnswerForAnAnswer(String text) {
    assertFalse(holding.test(text));
  }
}
