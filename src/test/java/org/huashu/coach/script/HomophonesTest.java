package org.huashu.coach.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.huashu.coach.text.Folding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HomophonesTest {

  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private Homophones homophones = none();

  @BeforeEach
  void readAStore() throws IOException {
    List<Script> scripts = List.of(
        Scripts.answer("pay.huabei", "花呗怎么还款", List.of("能用花呗付款吗"), "花呗在支付宝里还"),
        Scripts.answer("parcel.where", "快递到哪了", List.of(), "点订单可以看物流"));
    Analysis analysis = new Analysis(Folding::fold);
    new IndexWriting(scripts, IndexKey.of(scripts, analysis), analysis,
        IndexBuilding.inTheCallingThread()).into(directory, Optional.empty());
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      homophones = new Homophones(reader.leaves().getFirst().reader());
    }
  }

  @AfterEach
  void close() throws IOException {
    directory.close();
  }

  @Test
  void readsTheStoresOwnWordsByTheirSound() {
    assertEquals("花呗怎么还款", homophones.corrected("化被怎么还款"));
  }

  @Test
  void readsCommonWordsThatNoScriptHas() {
    Map.of("我要取小订单", "我要取消订单", "收到的衣服破乐", "收到的衣服破了", "今填能发货吗", "今天能发货吗")
        .forEach((typed, meant) -> assertEquals(meant, homophones.corrected(typed)));
  }

  @Test
  void doesNotTellApartWhatManySpeakersDoNot() {
    assertEquals("什么时候发货", homophones.corrected("审么时候发货"));
    assertEquals("质量有问题", homophones.corrected("资量有问题"));
  }

  @Test
  void leavesAloneWhatIsWellSpelledAndWhatItDoesNotKnow() {
    for (String text : List.of("快递到哪了", "请问这款手环防水吗", "尺码偏大吗我穿xl", "订单20260101三件",
        "我的银行卡被冻结了", "哈哈", "😀", "")) {
      assertEquals(text, homophones.corrected(text));
    }
  }

  @Test
  void neverChangesAFigure() {
    assertEquals("买二送四可以吗", homophones.corrected("买二送四可以吗"));
    assertEquals("两百九十块", homophones.corrected("两百九十块"));
  }

  @Test
  void ofALongTextNothingIsChanged() {
    String text = "今填能发货吗".repeat(11);
    assertEquals(text, homophones.corrected(text));
  }

  @Test
  void withoutScriptsNothingIsChanged() {
    assertEquals("今填能发货吗", none().corrected("今填能发货吗"));
  }

  private static Homophones none() {
    try {
      return new Homophones(null);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
