package org.huashu.coach.script;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;

/**
 * The words of the dictionary by which Lucene's smartcn cuts texts, with how often they are used.
 */
public final class CommonWords {

  private static final String FILE = "hhmm/coredict.mem";
  /** The characters of GB 2312 in rows of 94; both bytes start at 161. */
  private static final int ROW = 94;
  private static final int FIRST_BYTE = 161;
  private static final Charset GB2312 = Charset.forName("GB2312");
  private static final int SHORTEST = 2;

  private CommonWords() {}

  /** A word and how often it stands in the corpus from which the dictionary was made. */
  private record Counted(String word, int count) {}

  /**
   * Words of two characters or more, the most common first.
   *
   * @param fewest how often a word must be used to be listed; 20 leaves some 14 000
   */
  public static List<String> of(int fewest) {
    List<Counted> words = new ArrayList<>();
    try (InputStream file = HMMChineseTokenizer.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("no " + FILE + " in smartcn");
      }
      ObjectInputStream tables = new ObjectInputStream(new BufferedInputStream(file));
      // Two tables by hash of the first character, then endings and counts by its number.
      tables.readObject();
      tables.readObject();
      char[][][] endings = (char[][][]) tables.readObject();
      int[][] counts = (int[][]) tables.readObject();
      for (int i = 0; i < endings.length; i++) {
        add(words, first(i), endings[i], counts[i]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    words.sort(Comparator.comparingInt((Counted it) -> -it.count).thenComparing(Counted::word));
    return words.stream()
        .takeWhile(it -> it.count >= fewest)
        .map(Counted::word)
        .toList();
  }

  private static String first(int number) {
    byte[] bytes = {(byte) (number / ROW + FIRST_BYTE), (byte) (number % ROW + FIRST_BYTE)};
    return new String(bytes, GB2312);
  }

  private static void add(List<Counted> words, String first, char[][] endings,
      int[] counts) {
    for (int i = 0; endings != null && i < endings.length; i++) {
      if (endings[i] != null) {
        String word = first + new String(endings[i]);
        if (word.length() >= SHORTEST) {
          words.add(new Counted(word, counts[i]));
        }
      }
    }
  }
}
