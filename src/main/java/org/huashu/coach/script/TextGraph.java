package org.huashu.coach.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntConsumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopKnnCollector;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * A graph of near texts (HNSW: Malkov and Yashunin, 2018) in memory, of Lucene. It finds most of
 * the nearest, not all.
 */
final class TextGraph {

  private static final String FIELD = "meaning";
  /** So many are found; more of them cost more time and miss less. */
  private static final int FOUND = 100;
  /** A scope of few scripts would let a search wander: after so many, everything is looked at. */
  private static final int MOST_VISITED = 20_000;

  private final LeafReader reader;

  private TextGraph(LeafReader reader) {
    this.reader = reader;
  }

  static TextGraph of(TextVector[] vectors) {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE)
        .setRAMBufferSizeMB(1_900)
        .setUseCompoundFile(false);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (TextVector vector : vectors) {
        Document document = new Document();
        document.add(
            new KnnByteVectorField(FIELD, vector.codes(), VectorSimilarityFunction.COSINE));
        writer.addDocument(document);
      }
      writer.commit();
      DirectoryReader whole = DirectoryReader.open(directory);
      if (whole.leaves().size() != 1) {
        throw new IllegalStateException("more vectors than one segment takes");
      }
      return new TextGraph(whole.leaves().getFirst().reader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Tells the nearest texts, the nearest first.
   *
   * @param allowed which texts; null for all
   * @return false when too few of them are near, and nothing was told
   */
  boolean find(TextVector question, @Nullable Bits allowed, IntConsumer found) {
    TopKnnCollector nearest = new TopKnnCollector(FOUND, MOST_VISITED);
    try {
      reader.searchNearestVectors(FIELD, question.codes(), nearest,
          AcceptDocs.fromLiveDocs(allowed, reader.maxDoc()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (nearest.earlyTerminated() || nearest.numCollected() < FOUND) {
      return false;
    }
    for (ScoreDoc text : nearest.topDocs().scoreDocs) {
      found.accept(text.doc);
    }
    return true;
  }
}
