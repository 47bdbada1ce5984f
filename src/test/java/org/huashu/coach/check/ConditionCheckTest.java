package org.huashu.coach.check;

import static org.huashu.coach.check.Drafts.answeredBy;
import static org.huashu.coach.check.Drafts.match;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.huashu.coach.script.ScriptMatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionCheckTest {

  private static final ScriptMatch SALE = match(0.8,
      "您好，本店全场包邮，签收后7天内支持无理由退货。安装免费上门。不需要保留外包装。", "定制商品不支持换货");

  private final ConditionCheck check = new ConditionCheck();

  @ParameterizedTest
  @CsvSource({"亲，我们不包邮的,不包邮,包邮", "不支持无理由退货哦,不支持,支持", "您好，不能退货的,不能,可以",
    "安装是收费的,收费,免费", "需要保留外包装哦,需要,不需要", "亲，無法退貨的,無法,可以", "运费自理哦,运费自理,"})
  void marksTheOpposite(String draft, String marked, String instead) {
    List<Finding> findings = check.findings(answeredBy(draft, SALE));
    assertEquals(List.of(marked),
        findings.stream().map(one -> one.span().orElseThrow().of(draft)).toList());
    assertEquals(instead == null ? List.of() : List.of(instead),
        findings.getFirst().replacements());
  }

  @ParameterizedTest
  @CsvSource({"亲，全场包邮哦", "支持7天无理由退货", "可以退货的", "您是问包不包邮吗", "偏远地区不包邮", "如果拆封了就不能退货",
    "不支持货到付款", "不能开发票", "满59元才包邮", "为什么不能退货呢？", "不支持换货的", "上门安装要预约哦", "我们不能透露顾客信息"})
  void keepsSilentInDoubt(String draft) {
    assertEquals(List.of(), check.findings(answeredBy(draft, SALE)));
  }

  @ParameterizedTest
  @CsvSource({"不包邮"})
  void acceptsWhatAnotherScriptSays(String draft) {
    assertEquals(List.of(),
        check.findings(answeredBy(draft, SALE, match(0.6, "新疆不包邮"))));
  }
}
