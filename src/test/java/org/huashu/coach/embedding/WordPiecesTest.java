package org.huashu.coach.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WordPiecesTest {

  private static final WordPieces PIECES = new WordPieces(Map.of("[UNK]", 100, "[CLS]", 101,
      "[SEP]", 102, "退", 1, "货", 2, "ab", 3, "##c", 4, "!", 6, "7", 7, "##5", 8));

  @Test
  void cutsChineseCharacterByCharacterAndWordsIntoTheLongestPieces() {
    assertArrayEquals(new long[]{101, 1, 2, 3, 4, 1, 102}, PIECES.of("退货abc退", 20));
    assertArrayEquals(new long[]{101, 7, 8, 6, 1, 102}, PIECES.of("75!\t退", 20));
  }

  @Test
  void aWordWithAPartThatNoPieceFitsIsUnknownAsAWhole() {
    assertArrayEquals(new long[]{101, 100, 2, 102}, PIECES.of("abx货", 20));
    assertArrayEquals(new long[]{101, 100, 102}, PIECES.of("a".repeat(101), 20));
    assertArrayEquals(new long[]{101, 100, 102}, PIECES.of("😀", 20));
  }

  @Test
  void cutsOffWhatIsTooLongAndKeepsTheEnd() {
    assertArrayEquals(new long[]{101, 1, 1, 102}, PIECES.of("退".repeat(10_000), 4));
    assertArrayEquals(new long[]{101, 102}, PIECES.of("", 4));
    assertArrayEquals(new long[]{101, 102}, PIECES.of(" \u0000\u200B\uFEFF", 4));
  }
}
