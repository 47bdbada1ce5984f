package org.huashu.coach.script;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Scripts and questions for tests. */
final class Scripts {

  static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");

  static final List<Script> SHOP = List.of(
      answer("returns.how", "怎么退货", List.of("我想退货怎么办", "东西不喜欢能退吗", "退货流程是什么"),
          "您好，签收后 7 天内可以申请退货，请在订单页面点击申请售后。"),
      answer("logistics.where", "快递到哪了", List.of("我的快递到哪了", "包裹怎么还没到", "帮我查下物流"),
          "您好，您的订单{订单号}由{快递公司}承运，请稍等，我帮您查询。"),
      answer("invoice.how", "怎么开发票", List.of("可以开发票吗", "发票什么时候寄", "我要专票"),
          "您好，下单时勾选发票即可，电子发票在发货后 24 小时内开具。"),
      answer("payment.coupon", "优惠券怎么用", List.of("优惠券为什么用不了", "领的券在哪里", "能便宜点吗"),
          "您好，优惠券在结算页面自动抵扣，请您看一下有效期。"));

  private Scripts() {}

  static Script answer(String id, String title, List<String> questions, String answer) {
    return new Script(id, title, questions, answer, Script.Use.ANSWER, List.of(),
        Script.Scope.EVERYWHERE);
  }

  static Script within(Script script, Script.Scope scope) {
    return new Script(script.id(), script.title(), script.questions(), script.answer(),
        script.use(), script.conditions(), scope);
  }

  static Script of(Script script, Script.Use use) {
    return new Script(script.id(), script.title(), script.questions(), script.answer(), use,
        script.conditions(), script.scope());
  }

  static ScriptSource source(List<Script> scripts) {
    return new ScriptSource(scripts, List.of(), text -> text);
  }

  static ScriptQuery ask(String question) {
    return new ScriptQuery(question, "flagship", Optional.empty(), Optional.empty(), NOON, 3);
  }

  static List<String> ids(List<ScriptMatch> matches) {
    return matches.stream().map(match -> match.script().id()).toList();
  }
}
