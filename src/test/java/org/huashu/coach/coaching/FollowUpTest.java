package org.huashu.coach.coaching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.huashu.coach.coaching.FollowUp.Leaning;
import org.huashu.coach.coaching.FollowUp.Searched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowUpTest {

  @ParameterizedTest
  @ValueSource(strings = {"那个呢", "那個呢？", "那这款呢", "这个也可以吗", "那可以吗", "另外一件呢", "它呢", "其他的呢", "亲，那个呢~"})
  void wordsThatOnlyPointAskWhatWasAskedBefore(String words) {
    assertEquals(new Searched("退货运费谁出"), FollowUp.read(words, List.of("退货运费谁出")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"那运费呢", "红色的呢", "要是不喜欢呢", "如果坏了呢？", "换成顺丰呢", "那退货呢", "还有发票呢"})
  void halfAQuestionIsReadWithTheOneBefore(String words) {
    assertEquals(new Searched(words, Optional.of("什么时候发货")),
        FollowUp.read(words, List.of("什么时候发货")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"怎么退货", "那我怎么退货", "什么时候发货呢", "这个多少钱", "它怎么洗", "这款有黑色的吗", "好的呢", "那好吧", "那就好", "那行",
        "嗯嗯", "可以吗", "谢谢呢", "没有了呢", "", "😀😀", "？？", "那你们家的这个东西到底能不能在双十一之前给我发出来呢"})
  void whatStandsByItselfOrAsksNothingIsLeftAlone(String words) {
    assertEquals(Leaning.NONE, FollowUp.leaning(words));
    assertEquals(new Searched(words), FollowUp.read(words, List.of("什么时候发货")));
  }

  @Test
  void theQuestionBeforeIsTheLastThatStandsByItself() {
    assertEquals(new Searched("那个呢", Optional.empty()), FollowUp.read("那个呢", List.of()));
    assertEquals(new Searched("怎么退货"),
        FollowUp.read("那个呢", List.of("好的", "那这个呢", "怎么退货", "什么时候发货")));
    assertEquals(new Searched("那运费呢"), FollowUp.read("那运费呢", List.of("嗯", "那个呢")));
  }
}
