package org.huashu.coach.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldingTest {

  @Test
  void foldsWidthCaseAndScriptCharacterByCharacter() {
    assertEquals("不关我的事,加qq 100%", Folding.fold("不關我的事，加ＱＱ　１００％"));
  }

  @Test
  void keepsTheLengthOfEveryText() {
    assertEquals("㎏😀é", Folding.fold("㎏😀é"));
  }

  @Test
  void leavesCharactersThatSimplifiedScriptKeeps() {
    assertEquals("著名的乾隆，回覆", Folding.fold("著名的乾隆，回覆").replace(',', '，'));
  }

  @Test
  void foldingTwiceIsFoldingOnce() {
    List<Integer> changed = IntStream.range(0, 1 << 16)
        .filter(c -> Folding.fold(Folding.fold((char) c)) != Folding.fold((char) c)
            || Folding.letter(Folding.letter((char) c)) != Folding.letter((char) c)
            || Folding.letter(Folding.fold((char) c)) != Folding.letter((char) c))
        .boxed()
        .toList();
    assertEquals(List.of(), changed);
  }

  @Test
  void seesLettersBehindTheirDecoration() {
    assertEquals("abc1123着v微一", NormalizedText.of("áＢⓒ①⑴➋③著🆅微㈠").toString());
  }

  @Test
  void skipsWhatIsNoLetter() {
    String noise = " 　*.-_，。、\u200B\u2060\uFEFF\u00AD😀\n\uFE0F\u0301ー\u3164🇨🇳👨‍👩‍👧";
    assertEquals("", NormalizedText.of(noise).toString());
  }

  @Test
  void knowsWhereEveryLetterStood() {
    NormalizedText text = NormalizedText.of("a😀𝐪\u0301 𠮷");
    assertEquals("aq𠮷", text.toString());
    assertEquals(List.of(new Span(0, 1), new Span(3, 6), new Span(7, 9)),
        List.of(text.span(0, 1), text.span(1, 2), text.span(2, 4)));
    assertEquals(List.of(0, 1, 2), List.of(text.indexAt(0), text.indexAt(1), text.indexAt(7)));
  }
}
