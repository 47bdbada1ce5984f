package org.huashu.coach.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;

/**
 * Writes the index of some scripts: one document a script, nothing stored, one segment sorted by
 * ordinal, so that a document's number is the script's place in the list.
 */
final class IndexWriting {

  /** The script's place in the list. */
  static final String ORDINAL = "ordinal";
  /** The script's hash in the {@link IndexKey}. */
  static final String PRINT = "print";

  private static final FieldType TERMS_AND_COUNTS = termsAndCounts();

  private final List<Script> scripts;
  private final IndexKey key;
  private final Analysis analysis;
  private final IndexBuilding building;

  IndexWriting(List<Script> scripts, IndexKey key, Analysis analysis, IndexBuilding building) {
    this.scripts = scripts;
    this.key = key;
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
   * Writes the index.
   *
   * @param known another index whose texts were cut the same way: documents that both have are
   *        copied from there
   */
  void into(Directory directory, Optional<CodecReader> known) throws IOException {
    try (IndexWriter writer = new IndexWriter(directory, config())) {
      int[] fresh = known.isPresent()
          ? copied(known.get(), writer)
          : IntStream.range(0, scripts.size()).toArray();
      AtomicInteger next = new AtomicInteger();
      AtomicInteger done = new AtomicInteger();
      Runnable task = () -> {
        for (int i = next.getAndIncrement(); i < fresh.length; i = next.getAndIncrement()) {
          add(writer, fresh[i]);
          building.progress().accept(done.incrementAndGet());
        }
      };
      CompletableFuture.allOf(IntStream.range(0, building.tasks())
          .mapToObj(_ -> CompletableFuture.runAsync(task, building.executor()))
          .toArray(CompletableFuture[]::new)).join();
      writer.forceMerge(1);
      writer.setLiveCommitData(key.label().entrySet());
      writer.commit();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException cause) {
        throw cause.getCause();
      }
      throw e;
    }
  }

  /** Copies what both have; tells which scripts are left, by ordinal. */
  private int[] copied(CodecReader known, IndexWriter writer) throws IOException {
    KeptDocuments kept = new KeptDocuments(known, key.scripts());
    if (kept.numDocs() > 0) {
      writer.addIndexes(kept);
    }
    boolean[] taken = kept.taken(scripts.size());
    return IntStream.range(0, scripts.size()).filter(i -> !taken[i]).toArray();
  }

  /** Everything of a script that a question may touch. */
  static Stream<String> texts(Script script) {
    return Stream.of(Stream.of(script.title()), script.questions().stream(),
        Stream.of(script.answer()), script.conditions().stream()).flatMap(texts -> texts);
  }

  private void add(IndexWriter writer, int ordinal) {
    Document document = new Document();
    document.add(new NumericDocValuesField(ORDINAL, ordinal));
    document.add(new BinaryDocValuesField(PRINT, key.scripts().get(ordinal)));
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
