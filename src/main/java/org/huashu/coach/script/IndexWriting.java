package org.huashu.coach.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.FilterCodecReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes the index of some scripts: one document a script, nothing stored, one segment sorted by
 * ordinal, so that a document's number is the script's place in the list.
 */
final class IndexWriting {

  private static final String ORDINAL = "ordinal";
  private static final FieldType TERMS_AND_COUNTS = termsAndCounts();

  private final List<Script> scripts;
  private final Analysis analysis;
  private final IndexBuilding building;

  IndexWriting(List<Script> scripts, Analysis analysis, IndexBuilding building) {
    this.scripts = scripts;
    this.analysis = analysis;
    this.building = building;
  }

  private IndexWriterConfig config() {
    IndexWriterConfig config = new IndexWriterConfig(analysis.byField());
    config.setIndexSort(new Sort(new SortField(ORDINAL, SortField.Type.INT)));
    config.setRAMBufferSizeMB(128);
    return config;
  }

  /**
   * The same documents without one, and with those of these scripts that come from an ordinal on:
   * copied, which takes a hundredth of the time of analysing them.
   *
   * @param gone a document; -1 for none
   */
  void edited(Directory directory, CodecReader documents, int gone, int from)
      throws IOException {
    try (IndexWriter writer = new IndexWriter(directory, config())) {
      writer.addIndexes(gone < 0 ? documents : new Without(documents, gone));
      for (int i = from; i < scripts.size(); i++) {
        add(writer, i);
      }
      writer.forceMerge(1);
      writer.commit();
    }
  }

  /** Documents, one of them deleted. */
  private static final class Without extends FilterCodecReader {
    private final FixedBitSet live;

    Without(CodecReader in, int gone) {
      super(in);
      live = new FixedBitSet(in.maxDoc());
      live.set(0, in.maxDoc());
      live.clear(gone);
    }

    @Override
    public Bits getLiveDocs() {
      return live;
    }

    @Override
    public int numDocs() {
      return in.maxDoc() - 1;
    }

    @Override
    public @Nullable CacheHelper getCoreCacheHelper() {
      return null;
    }

    @Override
    public @Nullable CacheHelper getReaderCacheHelper() {
      return null;
    }
  }

  void into(Directory directory) throws IOException {
    try (IndexWriter writer = new IndexWriter(directory, config())) {
      AtomicInteger next = new AtomicInteger();
      AtomicInteger done = new AtomicInteger();
      Runnable task = () -> {
        for (int i = next.getAndIncrement(); i < scripts.size(); i = next.getAndIncrement()) {
          add(writer, i);
          building.progress().accept(done.incrementAndGet());
        }
      };
      CompletableFuture.allOf(IntStream.range(0, building.tasks())
          .mapToObj(_ -> CompletableFuture.runAsync(task, building.executor()))
          .toArray(CompletableFuture[]::new)).join();
      writer.forceMerge(1);
      writer.commit();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException cause) {
        throw cause.getCause();
      }
      throw e;
    }
  }

  /** Everything of a script that a question may touch. */
  static Stream<String> texts(Script script) {
    return Stream.of(Stream.of(script.title()), script.questions().stream(),
        Stream.of(script.answer()), script.conditions().stream()).flatMap(texts -> texts);
  }

  private void add(IndexWriter writer, int ordinal) {
    Document document = new Document();
    document.add(new NumericDocValuesField(ORDINAL, ordinal));
    texts(scripts.get(ordinal)).map(analysis::folded).forEach(text -> {
      for (Field field : Field.values()) {
        document.add(new org.apache.lucene.document.Field(field.label(), text, TERMS_AND_COUNTS));
      }
    });
    try {
      writer.addDocument(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FieldType termsAndCounts() {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.setTokenized(true);
    type.freeze();
    return type;
  }
}
