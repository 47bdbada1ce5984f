package org.huashu.coach.script;

import java.io.IOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * How often the terms that the most scripts have stand in each script, a row a script: of those the
 * lists of scripts are long, and for a few scripts nearly all of a list would be read. Half a byte
 * a term and script, 128 bytes a script; never written after it is made.
 */
final class FrequentTerms {

  /** Shorter lists are one block, which is read at once. */
  private static final int FEWEST_SCRIPTS = 256;
  private static final int MOST_TERMS = 256;
  private static final int WIDTH = MOST_TERMS / 2;
  private static final int HALF = 4;
  /** What half a byte can say: so often or oftener. */
  private static final int OFTEN = 15;

  private final Map<Field, Map<String, Integer>> columns = new EnumMap<>(Field.class);
  private final byte[] rows;

  private FrequentTerms(int scripts) {
    rows = new byte[Math.multiplyExact(scripts, WIDTH)];
    for (Field field : Field.values()) {
      columns.put(field, new HashMap<>());
    }
  }

  private record Frequent(Field field, BytesRef text, int scripts) {}

  /** Those of an index; of none if there is no reader. */
  static FrequentTerms of(@Nullable LeafReader reader) throws IOException {
    if (reader == null || reader.maxDoc() <= FEWEST_SCRIPTS) {
      return new FrequentTerms(0);
    }
    PriorityQueue<Frequent> most =
        new PriorityQueue<>(Comparator.comparingInt(Frequent::scripts));
    for (Field field : Field.values()) {
      Terms terms = reader.terms(field.label());
      if (terms != null) {
        add(field, terms.iterator(), most);
      }
    }
    FrequentTerms made = new FrequentTerms(reader.maxDoc());
    int column = 0;
    for (Frequent term : most) {
      made.read(term, column++, reader);
    }
    return made;
  }

  private static void add(Field field, TermsEnum terms, PriorityQueue<Frequent> most)
      throws IOException {
    for (BytesRef term = terms.next(); term != null; term = terms.next()) {
      int scripts = terms.docFreq();
      if (scripts > FEWEST_SCRIPTS
          && (most.size() < MOST_TERMS || scripts > most.element().scripts())) {
        most.add(new Frequent(field, BytesRef.deepCopyOf(term), scripts));
        if (most.size() > MOST_TERMS) {
          most.remove();
        }
      }
    }
  }

  private void read(Frequent term, int column, LeafReader reader) throws IOException {
    Terms terms = reader.terms(term.field().label());
    TermsEnum cursor = terms == null ? TermsEnum.EMPTY : terms.iterator();
    if (!cursor.seekExact(term.text())) {
      return;
    }
    PostingsEnum list = cursor.postings(null, PostingsEnum.FREQS);
    for (int script = list.nextDoc();
        script != DocIdSetIterator.NO_MORE_DOCS;
        script =
            list.nextDoc()) {
      int times = Math.min(OFTEN, list.freq());
      rows[place(script, column)] |= (byte) (times << shift(column));
    }
    ofField(term.field()).put(term.text().utf8ToString(), column);
  }

  private static int place(int script, int column) {
    return script * WIDTH + column / 2;
  }

  private static int shift(int column) {
    return (column % 2) * HALF;
  }

  private Map<String, Integer> ofField(Field field) {
    return columns.getOrDefault(field, Map.of());
  }

  /**
   * How often a term stands in some scripts.
   *
   * @param times is written, by script
   * @return false when that is not known
   */
  boolean count(QuestionTerm term, int[] scripts, int[] times) {
    Integer column = ofField(term.field()).get(term.text());
    if (column == null) {
      return false;
    }
    int most = 0;
    for (int i = 0; i < scripts.length; i++) {
      times[i] = (rows[place(scripts[i], column)] >> shift(column)) & OFTEN;
      most = Math.max(most, times[i]);
    }
    return most < OFTEN;
  }
}
