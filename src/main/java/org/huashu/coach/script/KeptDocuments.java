package org.huashu.coach.script;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FilterCodecReader;
import org.apache.lucene.index.FilterNumericDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The documents of an index that another one has too, each with its place there. To copy them takes
 * a hundredth of the time of analysing their texts.
 */
final class KeptDocuments extends FilterCodecReader {

  private final int[] places;
  private final FixedBitSet kept;

  /**
   * @param documents sorted by their places
   * @param wanted the print of each document of the other index, in the order of the places; those
   *        that both have come in the same order
   */
  KeptDocuments(CodecReader documents, List<BytesRef> wanted) throws IOException {
    super(documents);
    Map<BytesRef, Integer> byPrint = HashMap.newHashMap(wanted.size());
    for (int place = 0; place < wanted.size(); place++) {
      byPrint.put(wanted.get(place), place);
    }
    places = new int[documents.maxDoc()];
    kept = new FixedBitSet(documents.maxDoc());
    BinaryDocValues prints = documents.getBinaryDocValues(IndexWriting.PRINT);
    int last = -1;
    for (int document = 0; document < places.length; document++) {
      Integer place = prints != null && prints.advanceExact(document)
          ? byPrint.get(prints.binaryValue())
          : null;
      if (place != null && place > last) {
        kept.set(document);
        last = place;
      }
      // Lucene looks at the order of those that go, too.
      places[document] = last;
    }
  }

  /** By place: whether a document is taken over. */
  boolean[] taken(int count) {
    boolean[] taken = new boolean[count];
    for (int document = 0; document < places.length; document++) {
      if (kept.get(document)) {
        taken[places[document]] = true;
      }
    }
    return taken;
  }

  @Override
  public Bits getLiveDocs() {
    return kept;
  }

  @Override
  public int numDocs() {
    return kept.cardinality();
  }

  @Override
  public DocValuesProducer getDocValuesReader() {
    return new Placed(in.getDocValuesReader());
  }

  @Override
  public @Nullable CacheHelper getCoreCacheHelper() {
    return null;
  }

  @Override
  public @Nullable CacheHelper getReaderCacheHelper() {
    return null;
  }

  /** The values of the documents, with their places in the other index. */
  private final class Placed extends DocValuesProducer {
    private final DocValuesProducer values;

    Placed(DocValuesProducer values) {
      this.values = values;
    }

    @Override
    public NumericDocValues getNumeric(FieldInfo field) throws IOException {
      NumericDocValues numbers = values.getNumeric(field);
      return !field.name.equals(IndexWriting.ORDINAL)
          ? numbers
          : new FilterNumericDocValues(numbers) {
            @Override
            public long longValue() {
              return places[docID()];
            }
          };
    }

    @Override
    public BinaryDocValues getBinary(FieldInfo field) throws IOException {
      return values.getBinary(field);
    }

    @Override
    public SortedDocValues getSorted(FieldInfo field) throws IOException {
      return values.getSorted(field);
    }

    @Override
    public SortedNumericDocValues getSortedNumeric(FieldInfo field) throws IOException {
      return values.getSortedNumeric(field);
    }

    @Override
    public SortedSetDocValues getSortedSet(FieldInfo field) throws IOException {
      return values.getSortedSet(field);
    }

    @Override
    public DocValuesSkipper getSkipper(FieldInfo field) throws IOException {
      return values.getSkipper(field);
    }

    @Override
    public void checkIntegrity() throws IOException {
      values.checkIntegrity();
    }

    @Override
    public void close() throws IOException {
      values.close();
    }
  }
}
