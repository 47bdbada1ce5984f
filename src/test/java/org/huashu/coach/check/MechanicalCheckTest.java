package org.huashu.coach.check;

import static org.huashu.coach.check.Drafts.afterReplies;
import static org.huashu.coach.check.Drafts.in;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MechanicalCheckTest {

  private final MechanicalCheck check = new MechanicalCheck(text -> text.contains("请稍等"),
      text -> text.replaceAll("1[0-9]{10}", "138****8000"));

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      value = {"您的包裹正在路上，请耐心等候收货|您的包裹正在路上，请耐心等候收货",
        "您的包裹正在路上，请耐心等候收货|您的包裹正在路上,请耐心等候收货哦~", "亲，您的包裹正在路上，请耐心等候收货的|亲，您的包裹正在路上，请耐心等候收货呢",
        "收货人电话是138****8000，请核对一下|收货人电话是13800138000，请核对一下"})
  void seesTheSameReplyAgain(String earlier, String draft) {
    List<Finding> findings = check.findings(in(afterReplies(earlier, "好的"), draft));
    assertEquals(List.of("mechanical.same-reply"), findings.stream().map(Finding::rule).toList());
    assertEquals(Category.MECHANICAL, findings.getFirst().category());
    assertEquals(Severity.INFO, findings.getFirst().severity());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      value = {"好的|好的", "您好，请问有什么可以帮您的呢亲亲|您好，请问有什么可以帮您的呢亲亲",
        "好的，正在帮您看一下物流，请稍等|好的，正在帮您看一下物流，请稍等", "您的订单金额是128元，已经退回|您的订单金额是129元，已经退回",
        "收到货后七天之内都是可以退的|收到货后八天之内都是可以退的", "您的包裹正在路上，请耐心等候收货|退款已经原路返回，请您注意查收"})
  void letsPassWhatMayBeSaidAgain(String earlier, String draft) {
    assertEquals(List.of(), check.findings(in(afterReplies(earlier), draft)));
  }

  @Test
  void doesNotTakeAReplyForAnEarlierOneThatCameLater() {
    String text = "您的包裹正在路上，请耐心等候收货";
    assertEquals(List.of(), check.findings(new Draft(afterReplies("在的", text), "d-1", text, "", 2,
        false, Drafts.START.plusSeconds(1), List.of())));
  }
}
