package org.huashu.coach.wording;

import static org.huashu.coach.wording.Rules.avoid;
import static org.huashu.coach.wording.Rules.avoidIf;
import static org.huashu.coach.wording.Rules.except;
import static org.huashu.coach.wording.Rules.marked;
import static org.huashu.coach.wording.Rules.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Form.Near;
import org.huashu.coach.wording.WordingRule.Moment;
import org.huashu.coach.wording.WordingRule.Voice;
import org.junit.jupiter.api.Test;

/** Which part of a found place is shown, and where clauses part words. */
class ExtentTest {

  private static Conditions reach(int most) {
    return new Conditions(Voice.DRAFT, Moment.ALWAYS, List.of(), List.of(), List.of(), List.of(),
        Set.of(), Optional.empty(), Disguise.ALL, most);
  }

  @Test
  void showsThePartOfAPhraseThatIsMarked() {
    WordingRule rule = avoid("[最好]的", "质量[最佳]");
    assertEquals("这是[最好]的面料", marked(rule, "这是最好的面料"));
    assertEquals("[最 好] 的面料", marked(rule, "最 好 的面料"));
    assertEquals("質量[最佳]", marked(rule, "質量最佳"));
    assertEquals("您最好先看看", marked(rule, "您最好先看看"));
  }

  @Test
  void aSignThatCarriesMeaningStaysInsideTheMarks() {
    assertEquals("[+V]领券", marked(avoid("[+v]领"), "+V领券"));
  }

  @Test
  void aDisguisedContextIsShownWithThePhrase() {
    assertEquals("[最好de]面料", marked(avoid("[最好]的"), "最好de面料"));
  }

  @Test
  void reachesToTheEndOfTheClauseWithoutSoftParticles() {
    WordingRule rule = avoidIf(reach(10), "凭什么");
    assertEquals("[凭什么给你退]啊，您说", marked(rule, "凭什么给你退啊，您说"));
    assertEquals("[凭什么]", marked(rule, "凭什么"));
  }

  @Test
  void doesNotReachFurtherThanItIsAllowed() {
    assertEquals("[凭什么]给你退这么多的钱", marked(avoidIf(reach(3), "凭什么"), "凭什么给你退这么多的钱"));
  }

  @Test
  void anExcuseDoesNotBeginInOneClauseAndEndInAnother() {
    WordingRule rule = avoidIf(except("不知道您"), "不知道");
    assertEquals("我不知道您的尺码", marked(rule, "我不知道您的尺码"));
    assertEquals("我[不知道]，您问快递吧", marked(rule, "我不知道，您问快递吧"));
  }

  @Test
  void anExcuseWrittenWithACommaReachesOverIt() {
    WordingRule rule = avoidIf(except("您开心就好，有"), "您开心就好");
    assertEquals("您开心就好，有需要找我们", marked(rule, "您开心就好，有需要找我们"));
  }

  @Test
  void nearWordsOfOneClauseAreNotFoundInTwo() {
    List<List<String>> words = List.of(List.of("好评"), List.of("红包"));
    assertEquals("好评收到，红包在首页领",
        marked(rule(new Near(words, 4, true, true, List.of())), "好评收到，红包在首页领"));
    assertEquals("[好评收到，红包]在首页领",
        marked(rule(new Near(words, 4, true, List.of())), "好评收到，红包在首页领"));
  }
}
