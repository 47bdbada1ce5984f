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

  void into(Directory directory) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(analysis.byField());
    config.setIndexSort(new Sort(new SortField(ORDINAL, SortField.Type.INT)));
    config.setRAMBufferSizeMB(128);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
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
