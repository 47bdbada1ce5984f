package org.huashu.coach.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.huashu.coach.text.PersonalData.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PersonalDataPropertiesTest {

  private static final int ROUNDS = 2_000;

  private static final List<String> BEFORE = List.of("", "您好，", "亲，电话是", "请核对：", "麻烦看下",
      "😊", "第一次联系的是", "今天3点前", "您报的是", "退到卡号", "👩‍👩‍👧", "𠮷先生");
  private static final List<String> AFTER =
      List.of("", "，谢谢", "对吗", "。", "😊", "，共2件199元", "这个没错吧", "吧", "一下");

  private final RandomNumbers numbers = new RandomNumbers(new Random(7));

  @ParameterizedTest
  @EnumSource(names = {"MOBILE", "ID_CARD", "BANK_CARD"})
  void aValidNumberIsFoundExactlyInEveryScript(Kind kind) {
    List<UnaryOperator<String>> spellings =
        List.of(numbers::inOneScript, numbers::inManyScripts, numbers::spaced);
    for (int i = 0; i < ROUNDS; i++) {
      String number = numbers.number(kind);
      assertFound(kind, numbers.from(spellings).apply(number));
    }
  }

  @Test
  void aLandlineIsFoundExactlyInEveryScript() {
    for (int i = 0; i < ROUNDS; i++) {
      String number = numbers.number(Kind.LANDLINE);
      int area = Numbers.areaCode(number);
      String sign = numbers.from(List.of("-", " ", "－", " - ", "—"));
      String spelled = numbers.inOneScript(number);
      assertFound(Kind.LANDLINE, spelled.substring(0, area) + sign + spelled.substring(area));
    }
  }

  @Test
  void aMobileNumberIsFoundWithSomeLettersThatLookLikeDigits() {
    for (int i = 0; i < ROUNDS; i++) {
      StringBuilder spelled = new StringBuilder(numbers.number(Kind.MOBILE));
      for (int k = 0; k < 6; k++) {
        int at = numbers.random().nextInt(11);
        char alike = switch (spelled.charAt(at)) {
          case '0' -> "oOоО".charAt(numbers.random().nextInt(4));
          case '1' -> "lI|i".charAt(numbers.random().nextInt(4));
          default -> spelled.charAt(at);
        };
        spelled.setCharAt(at, alike);
      }
      assertFound(Kind.MOBILE, spelled.toString());
    }
  }

  private void assertFound(Kind kind, String spelled) {
    String before = numbers.from(BEFORE);
    String text = before + spelled + numbers.from(AFTER);
    Span span = new Span(before.length(), before.length() + spelled.length());
    assertEquals(List.of(new PersonalData(kind, span)), PersonalData.in(text), text);
    String masked = PersonalData.mask(text);
    assertEquals(text.length(), masked.length());
    assertEquals(List.of(), PersonalData.in(masked), masked);
  }

  @Test
  void theNumberOfAnOrderOrAParcelIsNotFound() {
    List<String> named = List.of("订单号", "运单号：", "快递单号 ", "订单编号是", "编号", "物流单号为", "SF", "YT", "JD",
        "ZTO", "sf ", "单号#");
    for (int i = 0; i < ROUNDS; i++) {
      String number = numbers.digits(12 + numbers.random().nextInt(9));
      if (!Kind.ID_CARD.isNumber(number)) {
        String text = "您的" + numbers.from(named) + number + numbers.from(AFTER);
        assertEquals(List.of(), PersonalData.in(text), text);
      }
    }
  }

  @Test
  void aLongNumberThatIsNoCardIsNotFoundWithoutAnyWord() {
    for (int i = 0; i < ROUNDS; i++) {
      String number = numbers.digits(12 + numbers.random().nextInt(9));
      if (!Kind.ID_CARD.isNumber(number) && !Kind.BANK_CARD.isNumber(number)
          && !Kind.MOBILE.isNumber(number)) {
        assertEquals(List.of(), PersonalData.in("查到 " + number), number);
      }
    }
  }

  @Test
  void aNumberOfARowThatIsNotTheWholeRowIsNotFound() {
    for (int i = 0; i < ROUNDS; i++) {
      String text = "查到" + numbers.number(Kind.MOBILE) + (2 + numbers.random().nextInt(5));
      assertEquals(List.of(), PersonalData.in(text), text);
    }
  }

  @Test
  void spansNeverSplitAPairNorOverlap() {
    String alphabet = "0123456789一三八零幺oOlI @.-号栋路市加微信vqQ：:\u200B\u0301𝟏𝟑😊𠮷";
    int[] units = alphabet.codePoints().toArray();
    for (int i = 0; i < ROUNDS; i++) {
      StringBuilder made = new StringBuilder();
      for (int k = 0; k < 60; k++) {
        made.appendCodePoint(units[numbers.random().nextInt(units.length)]);
      }
      String text = made.toString();
      int last = 0;
      for (PersonalData data : PersonalData.in(text)) {
        assertTrue(data.span().start() >= last, text);
        assertTrue(data.span().of(text).codePoints().noneMatch(PersonalDataPropertiesTest::half),
            text);
        last = data.span().end();
      }
      assertEquals(text.length(), PersonalData.mask(text).length());
    }
  }

  private static boolean half(int codePoint) {
    return codePoint <= Character.MAX_VALUE && Character.isSurrogate((char) codePoint);
  }

  @Test
  void readsTenThousandUnitsOfAnythingInTime() {
    List<String> units =
        new ArrayList<>(List.of("1", "一", "1 ", "1、", "13800138000 ", "o", "a@", "a.",
            "路1号", "1号楼", "1-", "微信", "加", "路", "一号", "省", "订单/1"));
    for (String unit : units) {
      String text = unit.repeat(10_000 / unit.length());
      assertTimeout(Duration.ofSeconds(2), () -> PersonalData.in(text), unit);
    }
  }
}
