package org.huashu.coach.script;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;

/** The tables by which Lucene's smartcn cuts texts: words and pairs of words, with their counts. */
final class SmartcnTables {

  private static final String WORDS = "hhmm/coredict.mem";
  private static final String PAIRS = "hhmm/bigramdict.mem";
  /** The characters of GB 2312 in rows of 94; both bytes start at 161. */
  private static final int ROW = 94;
  private static final int FIRST_BYTE = 161;
  private static final Charset GB2312 = Charset.forName("GB2312");

  private SmartcnTables() {}

  /** Takes a word and how often it stands in the corpus from which the table was made. */
  @FunctionalInterface
  interface Taker {
    void take(String word, int count);
  }

  /** Reads one file. */
  @FunctionalInterface
  private interface Reading<T> {
    T from(ObjectInputStream tables) throws IOException, ClassNotFoundException;
  }

  /** All words, single characters among them. */
  static void words(Taker taker) {
    read(WORDS, tables -> {
      // Two tables by hash of the first character, then endings and counts by its number.
      tables.readObject();
      tables.readObject();
      char[][][] endings = (char[][][]) tables.readObject();
      int[][] counts = (int[][]) tables.readObject();
      for (int i = 0; i < endings.length; i++) {
        byte[] bytes = {(byte) (i / ROW + FIRST_BYTE), (byte) (i % ROW + FIRST_BYTE)};
        String first = new String(bytes, GB2312);
        for (int j = 0; endings[i] != null && j < endings[i].length; j++) {
          taker.take(endings[i][j] == null ? first : first + new String(endings[i][j]),
              counts[i][j]);
        }
      }
      return true;
    });
  }

  /** The pairs of words. */
  static Pairs pairs() {
    return read(PAIRS, tables -> new Pairs((long[]) tables.readObject(),
        (int[]) tables.readObject()));
  }

  private static <T> T read(String name, Reading<T> reading) {
    try (InputStream file = HMMChineseTokenizer.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("no " + name + " in smartcn");
      }
      return reading.from(new ObjectInputStream(new BufferedInputStream(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How often pairs stand together, by their prints. */
  static final class Pairs {

    private final long[] prints;
    private final int[] counts;

    private Pairs(long[] prints, int[] counts) {
      int used = 0;
      for (long print : prints) {
        used += print != 0 ? 1 : 0;
      }
      int slots = Integer.highestOneBit(Math.max(1, used)) << 1;
      this.prints = new long[slots];
      this.counts = new int[slots];
      for (int i = 0; i < prints.length; i++) {
        if (prints[i] != 0) {
          int slot = slot(prints[i]);
          this.prints[slot] = prints[i];
          this.counts[slot] = counts[i];
        }
      }
    }

    int count(long print) {
      return counts[slot(print)];
    }

    /** Where a print stands, or else the next free slot. */
    private int slot(long print) {
      int slot = Long.hashCode(print) & (prints.length - 1);
      while (prints[slot] != 0 && prints[slot] != print) {
        slot = (slot + 1) & (prints.length - 1);
      }
      return slot;
    }
  }
}
