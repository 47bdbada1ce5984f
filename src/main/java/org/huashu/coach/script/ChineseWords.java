package org.huashu.coach.script;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** The words of a text, as Lucene's smartcn cuts it: the likeliest by a hidden Markov model. */
public final class ChineseWords {

  private ChineseWords() {}

  /**
   * Loads the dictionary, several megabytes. Whoever does not is kept waiting for it by the first
   * text.
   */
  public static void load() {
    var _ = inside("词典");
    var _ = WordModel.shipped();
  }

  /** The UTF-16 offsets inside words of a text in simplified script. */
  public static BitSet inside(String text) {
    BitSet inside = new BitSet(text.length());
    try (Tokenizer tokens = new HMMChineseTokenizer()) {
      OffsetAttribute word = tokens.getAttribute(OffsetAttribute.class);
      tokens.setReader(new StringReader(text));
      tokens.reset();
      while (tokens.incrementToken()) {
        if (word.endOffset() > word.startOffset() + 1) {
          inside.set(word.startOffset() + 1, word.endOffset());
        }
      }
      tokens.end();
      return inside;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
