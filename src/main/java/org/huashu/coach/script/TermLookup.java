package org.huashu.coach.script;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.lucene.index.IndexReaderContext;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Looks terms up for one search by one thread. The cursors are used again from term to term: making
 * them anew costs more than the looking up.
 */
final class TermLookup {

  private final LeafReaderContext leaf;
  private final IndexReaderContext whole;
  private final Map<Field, TermsEnum> cursors = new EnumMap<>(Field.class);
  private final Map<Field, PostingsEnum> lists = new EnumMap<>(Field.class);

  TermLookup(LeafReaderContext leaf) throws IOException {
    this.leaf = leaf;
    this.whole = ReaderUtil.getTopLevelContext(leaf);
    for (Field field : Field.values()) {
      Terms terms = leaf.reader().terms(field.label());
      if (terms != null) {
        cursors.put(field, terms.iterator());
      }
    }
  }

  /** Where a term stands and how many scripts have it. */
  TermStates states(Field field, String text) throws IOException {
    TermsEnum cursor = cursors.get(field);
    if (cursor == null || !cursor.seekExact(new BytesRef(text))) {
      return new TermStates(whole);
    }
    return new TermStates(whole, cursor.termState(), leaf.ord, cursor.docFreq(),
        cursor.totalTermFreq());
  }

  /** The scripts that have a term, or null; good until the next call for the same field. */
  @Nullable
  PostingsEnum postings(QuestionTerm term) throws IOException {
    var supplier = term.states().get(leaf);
    TermState state = supplier == null ? null : supplier.get();
    TermsEnum cursor = cursors.get(term.field());
    if (state == null || cursor == null) {
      return null;
    }
    cursor.seekExact(term.term().bytes(), state);
    PostingsEnum list = cursor.postings(lists.get(term.field()), PostingsEnum.FREQS);
    lists.put(term.field(), list);
    return list;
  }
}
