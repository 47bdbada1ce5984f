package org.huashu.coach.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.huashu.coach.text.PersonalData.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      MOBILE    | 请打⟦13800138000⟧找我
      MOBILE    | 电话是⟦138-0013-8000⟧，谢谢
      MOBILE    | 电话⟦+86 13800138000⟧
      LANDLINE  | 座机⟦(0755)8234567⟧吧
      LANDLINE  | 座机⟦0755 82345678⟧转8
      ID_CARD   | 身份证⟦110105 19491231 002x⟧
      BANK_CARD | 卡号⟦6222 0212 3456 7890 128⟧
      EMAIL     | 发到⟦ＺＳ@163．com⟧吧
      MESSENGER_ID | 加微信⟦abc_123⟧
      ADDRESS   | ⟦浦东新区世纪大道100号⟧，收件人小陈
      ADDRESS   | ⟦中山北路 １２號３棟５０１室⟧吧
      ADDRESS   | ⟦建国街8-2号楼3单元502⟧，谢谢
      """)
  void tellsWhatTheyAre(Kind kind, String marked) {
    int start = marked.indexOf('⟦');
    int end = marked.indexOf('⟧') - 1;
    String text = marked.replace("⟦", "").replace("⟧", "");
    List<PersonalData> expected = List.of(new PersonalData(kind, new Span(start, end)));
    assertEquals(expected, PersonalData.in(text));
  }

  @ParameterizedTest
  @MethodSource("drafts")
  void findsAllOfThemAndNothingElse(String marked) {
    String text = marked.replaceAll("[⟦⟧]", "");
    StringBuilder found = new StringBuilder(text);
    for (PersonalData data : PersonalData.in(text).reversed()) {
      found.insert(data.span().end(), "⟧").insert(data.span().start(), "⟦");
    }
    assertEquals(marked, found.toString());
  }

  @ParameterizedTest
  @MethodSource("drafts")
  void findsNothingInWhatItHasMasked(String marked) {
    String text = marked.replaceAll("[⟦⟧]", "");
    String masked = PersonalData.mask(text);
    assertEquals(text.length(), masked.length());
    assertEquals(List.of(), PersonalData.in(masked));
  }

  static List<String> drafts() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/personal-data.txt"))
        .stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"138****8000", "400-800-8000", "4008008000", "打12315", "订单号13800138000",
    "运单号：13800138000", "SF1380013800012", "YT13800138000", "订单 202401151380013800",
    "110105194912310021",
    "6222021234567890129", "满199 299 399 49 减10", "z***n@qq.com", "138001380001",
    "价格 12800138000 元",
    "@客服", "2024-01-15 13:00:00", "订单号20240115", "1号仓", "3号线", "地铁2号线", "我知道3号到货", "人民路",
    "线路1号", "8号发货", "人民路**号3栋", "帮我弄1号的", "中山路3号线", "一路顺风8号"})
  void leavesOtherNumbersAlone(String text) {
    assertEquals(List.of(), PersonalData.in(text));
  }

  @Test
  void masksWithoutMovingAnything() {
    String text = "我是１３８ 0013 8000，卡6222021234567890128，证11010519491231002X，信zhang@qq.com";
    String masked = PersonalData.mask(text);
    assertEquals("我是１３８ **** 8000，卡622************0128，证110*************2X，信z****@qq.com", masked);
    assertEquals(text.length(), masked.length());
    assertEquals(List.of(), PersonalData.in(masked));
  }

  @Test
  void masksTheDigitsOfAnAddress() {
    String masked = PersonalData.mask("寄到人民路１2号3栋501室，电话13800138000");
    assertEquals("寄到人民路**号*栋***室，电话138****8000", masked);
    assertEquals(List.of(), PersonalData.in(masked));
  }

  @Test
  void returnsATextWithoutAnyAsItIs() {
    String text = "您好，订单号20240115 已发货";
    assertEquals(text, PersonalData.mask(text));
  }

  @Test
  void judgesAWholeText() {
    assertTrue(Kind.MOBILE.isValid("138-0013-8000"));
    assertTrue(Kind.ID_CARD.isValid("11010519491231002X"));
    assertTrue(Kind.EMAIL.isValid("a@b.cn"));
    assertTrue(Kind.LANDLINE.isValid("(0755)82345678"));
    assertFalse(Kind.ID_CARD.isValid("110105194912310021"));
    assertFalse(Kind.ID_CARD.isValid("110105199902300020"));
    assertFalse(Kind.BANK_CARD.isValid("6222021234567890129"));
    assertFalse(Kind.MOBILE.isValid("12800138000"));
    assertFalse(Kind.EMAIL.isValid("a@b"));
    assertTrue(Kind.ADDRESS.isValid("人民路12号"));
    assertFalse(Kind.ADDRESS.isValid("12号"));
  }
}
