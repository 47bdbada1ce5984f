package org.huashu.coach.script;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.lucene.codecs.hnsw.HnswGraphProvider;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopKnnCollector;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.Version;
import org.apache.lucene.util.hnsw.HnswGraph;
import org.apache.lucene.util.hnsw.HnswGraphSearcher;
import org.apache.lucene.util.hnsw.RandomVectorScorer;
import org.jspecify.annotations.Nullable;

/**
 * A graph of near texts (HNSW: Malkov and Yashunin, 2018), of Lucene. It finds most of the nearest,
 * not all. It takes minutes to build, so it can be kept: a folder has the one of these vectors, and
 * one that is damaged is built anew.
 */
final class TextGraph implements AutoCloseable {

  private static final String FIELD = "meaning";
  /** So many are found; more of them cost more time and miss less. */
  private static final int FOUND = 100;
  /** A scope of few scripts would let a search wander: after so many, everything is looked at. */
  private static final int MOST_VISITED = 20_000;

  private final TextVectors vectors;
  private final HnswGraphProvider graph;
  private final Closeable kept;

  private TextGraph(TextVectors vectors, DirectoryReader whole, Closeable kept) {
    if (whole.leaves().size() != 1) {
      throw new IllegalStateException("more vectors than one segment takes");
    }
    this.vectors = vectors;
    this.graph = graph(whole.leaves().getFirst().reader());
    this.kept = kept;
  }

  private static HnswGraphProvider graph(LeafReader reader) {
    if (reader instanceof CodecReader codec
        && codec.getVectorReader() instanceof PerFieldKnnVectorsFormat.FieldsReader fields
        && fields.getFieldReader(FIELD) instanceof HnswGraphProvider graph) {
      return graph;
    }
    throw new IllegalStateException("no graph in " + reader);
  }

  /** A graph in memory. */
  static TextGraph of(TextVectors vectors) {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try {
      write(vectors, directory);
      DirectoryReader whole = DirectoryReader.open(directory);
      return new TextGraph(vectors, whole, whole);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The graph that is kept in a folder; it is built if it is not there or damaged. */
  static TextGraph kept(TextVectors vectors, Path folder) {
    IndexFolders folders = new IndexFolders(folder);
    try {
      IndexFolders.Opened opened = folders.open(key(vectors), vectors.count(),
          (directory, _) -> write(vectors, directory));
      return new TextGraph(vectors, opened.reader(), () -> folders.close(opened));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names a graph by all vectors in it, and by what wrote it. */
  private static String key(TextVectors vectors) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Version.LATEST.toString().getBytes(StandardCharsets.UTF_8));
      for (int text = 0; text < vectors.count(); text++) {
        digest.update(vectors.vector(text).codes());
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void write(TextVectors vectors, Directory directory) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE)
        .setRAMBufferSizeMB(1_900)
        .setUseCompoundFile(false);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int text = 0; text < vectors.count(); text++) {
        Document document = new Document();
        document.add(new KnnByteVectorField(FIELD, vectors.vector(text).codes(),
            VectorSimilarityFunction.COSINE));
        writer.addDocument(document);
      }
      writer.commit();
    }
  }

  /**
   * The nearest texts and their cosines, the nearest first.
   *
   * @param allowed which texts; null for all
   * @return empty when too few of them are near
   */
  Optional<ScoreDoc[]> find(TextVectors.Factor question, @Nullable Bits allowed) {
    TopKnnCollector nearest = new TopKnnCollector(FOUND, MOST_VISITED);
    try {
      HnswGraph near = graph.getGraph(FIELD);
      if (near.size() == 0) {
        return Optional.empty(); // Lucene makes none of few texts.
      }
      HnswGraphSearcher.search(new Scorer(vectors, question), nearest, near, allowed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return nearest.earlyTerminated() || nearest.numCollected() < FOUND
        ? Optional.empty()
        : Optional.of(nearest.topDocs().scoreDocs);
  }

  /** Compares with the vectors on the heap: that takes a fifth of the time of Lucene's own. */
  private record Scorer(TextVectors vectors, TextVectors.Factor question)
      implements RandomVectorScorer {
    @Override
    public float score(int text) {
      return vectors.product(text, question);
    }

    @Override
    public float bulkScore(int[] texts, float[] scores, int count) {
      float[] cosines = vectors.products(Arrays.copyOf(texts, count), question)[0];
      float most = Float.NEGATIVE_INFINITY;
      for (int i = 0; i < count; i++) {
        scores[i] = cosines[i];
        most = Math.max(most, cosines[i]);
      }
      return most;
    }

    @Override
    public int maxOrd() {
      return vectors.count();
    }
  }

  /** Lets go of the files; it finds nothing after that. */
  @Override
  public void close() {
    try {
      kept.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
