package org.huashu.coach.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource({"七天,7天", "7天,168小时", "两天,48小时", "一周,7天", "半小时,30分钟", "１５天,十五天",
    "一百二十元,120块钱", "百分之三十,30%", "¥10,10元", "24小时-48小时,1到2天", "7 天,七天", "1.5小时,90分钟",
    "两万元,20000元", "3个自然日,72个小时", "3-5个工作日,三到五个工作日", "二十个小时,20小时",
    "1 到 3 天,1-3天", "3 - 7 个工作日,三至七个工作日", "24 小时到 3 天,1到3天"})
  void readsTheSameFromBoth(String one, String other) {
    Figure left = only(one);
    Figure right = only(other);
    assertEquals(List.of(left.kind(), left.low(), left.high()),
        List.of(right.kind(), right.low(), right.high()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"您3天前下的单", "等了两天了", "这两天", "2027年", "11月5日", "半天没回", "第3天", "一两天",
    "三五天", "每天", "十分满意", "一定给您处理", "两块电池", "订单20261102", "逛天猫", "13800138000", "上周",
    "过两天再说"})
  void leavesOutWhatStatesNoRule(String text) {
    assertEquals(List.of(), Figures.in(text));
  }

  @Test
  void marksTheFigureWithItsUnit() {
    String text = "收到后15天内可退，退款3-5天到，运费￥12。";
    assertEquals(List.of("15天", "3-5天", "￥12"),
        Figures.in(text).stream().map(figure -> figure.span().of(text)).toList());
  }

  @Test
  void takesWhatIsSaidToBeAboutAFigureForMore() {
    Figure about = only("3 天左右");
    assertTrue(about.agreesWith(only("2天")) && about.agreesWith(only("3到4天")));
    assertFalse(about.agreesWith(only("5天")) || about.agreesWith(only("30天左右")));
  }

  @Test
  void readsTraditionalScriptAndFullWidthButNoCircledNumbers() {
    String text = "①７天內可退，②３個工作日到賬，③等兩個鐘頭，④賠５塊錢";
    assertEquals(List.of("７天", "３個工作日", "兩個鐘頭", "５塊錢"),
        Figures.in(text).stream().map(figure -> figure.span().of(text)).toList());
  }

  @Test
  void neverFails() {
    String pieces = "0十百.-到天¥百分之半两%元3 ";
    for (int seed = 0; seed < 20_000; seed++) {
      StringBuilder text = new StringBuilder();
      new Random(seed).ints(8, 0, pieces.length())
          .forEach(i -> text.append(pieces.charAt(i)));
      for (Figure figure : Figures.in(text.toString())) {
        assertTrue(figure.low() <= figure.high() && figure.span().length() > 0, text.toString());
      }
    }
  }

  private static Figure only(String text) {
    List<Figure> figures = Figures.in(text);
    assertEquals(1, figures.size(), text + ": " + figures);
    return figures.getFirst();
  }
}
