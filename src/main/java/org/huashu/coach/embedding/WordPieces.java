package org.huashu.coach.embedding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into the tokens of a BERT model: Chinese characters and punctuation marks singly,
 * other words into the longest pieces that the vocabulary has. As in Devlin et al., "BERT:
 * Pre-training of Deep Bidirectional Transformers" (2019), the tokenizer of their code.
 */
final class WordPieces {

  private static final int LONGEST_WORD = 100;
  private static final String INSIDE = "##";

  private final Map<String, Integer> vocabulary;
  private final int begin;
  private final int end;
  private final int unknown;

  /**
   * Cuts by this vocabulary.
   *
   * @param vocabulary the number of each piece; pieces that begin inside a word begin with ##
   */
  WordPieces(Map<String, Integer> vocabulary) {
    this.vocabulary = Map.copyOf(vocabulary);
    this.begin = number("[CLS]");
    this.end = number("[SEP]");
    this.unknown = number("[UNK]");
  }

  /** The numbers of the tokens with the marks of begin and end, at most {@code most}. */
  long[] of(String text, int most) {
    long[] tokens = new long[most];
    tokens[0] = begin;
    int count = 1;
    for (String word : words(text)) {
      for (int piece : pieces(word)) {
        if (count < most - 1) {
          tokens[count++] = piece;
        }
      }
      if (count == most - 1) {
        break;
      }
    }
    tokens[count++] = end;
    return Arrays.copyOf(tokens, count);
  }

  private int number(String token) {
    return Objects.requireNonNull(vocabulary.get(token), token);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length();) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      boolean alone = isChinese(point) || isPunctuation(point);
      if (alone || isSpace(point)) {
        flush(word, words);
      }
      if (alone) {
        words.add(Character.toString(point));
      } else if (!isSpace(point) && !isControl(point)) {
        word.appendCodePoint(point);
      }
    }
    flush(word, words);
    return words;
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  /** Longest piece first; a word with a part that no piece fits is unknown as a whole. */
  private int[] pieces(String word) {
    Integer whole = vocabulary.get(word);
    if (whole != null) {
      return new int[]{whole};
    }
    int[] unknownWord = {unknown};
    if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
      return unknownWord;
    }
    int[] pieces = new int[word.length()];
    int count = 0;
    for (int start = 0; start < word.length();) {
      int to = word.length();
      Integer piece = piece(word, start, to);
      while (piece == null && to > start + 1) {
        to--;
        piece = piece(word, start, to);
      }
      if (piece == null) {
        return unknownWord;
      }
      pieces[count++] = piece;
      start = to;
    }
    return Arrays.copyOf(pieces, count);
  }

  @Nullable
  private Integer piece(String word, int start, int to) {
    String part = word.substring(start, to);
    return vocabulary.get(start == 0 ? part : INSIDE + part);
  }

  /** The ideographs, as BERT has them: neither kana nor hangul. */
  private static boolean isChinese(int point) {
    return (point >= 0x4E00 && point <= 0x9FFF) || (point >= 0x3400 && point <= 0x4DBF)
        || (point >= 0x20000 && point <= 0x2A6DF) || (point >= 0x2A700 && point <= 0x2CEAF)
        || (point >= 0xF900 && point <= 0xFAFF) || (point >= 0x2F800 && point <= 0x2FA1F);
  }

  private static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.getType(point) == Character.SPACE_SEPARATOR;
  }

  private static boolean isControl(int point) {
    return point == 0xFFFD || switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE,
          Character.UNASSIGNED ->
        true;
      default -> false;
    };
  }

  /** All of ASCII that is neither letter nor digit counts, such as $ and +. */
  private static boolean isPunctuation(int point) {
    if (point > ' ' && point < 0x7F) {
      return !Character.isLetterOrDigit(point);
    }
    return switch (Character.getType(point)) {
      case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION, Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
        true;
      default -> false;
    };
  }
}
