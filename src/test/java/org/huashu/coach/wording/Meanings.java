package org.huashu.coach.wording;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.huashu.coach.embedding.BgeEmbedder;
import org.huashu.coach.embedding.Embedder;

/** What clauses mean, by the real model, which is loaded once for all tests that ask. */
public final class Meanings {

  private Meanings() {}

  /** Waits for the model. */
  public static Meaning real() {
    return Meaning.patient(() -> Loaded.MODEL);
  }

  /** The model itself. */
  static Embedder model() {
    return Loaded.MODEL.join();
  }

  /** Many tests compile the shipped rules: each of their clauses is embedded once. */
  private record Remembering(Embedder embedder, Map<String, float[]> known) implements Embedder {

    Remembering(Embedder embedder) {
      this(embedder, new ConcurrentHashMap<>());
    }

    @Override
    public float[][] embed(List<String> texts) {
      return texts.stream()
          .map(text -> known.computeIfAbsent(text, it -> embedder.embed(List.of(it))[0]))
          .toArray(float[][]::new);
    }

    @Override
    public int dimensions() {
      return embedder.dimensions();
    }

    @Override
    public int mostTokens() {
      return embedder.mostTokens();
    }

    @Override
    public String model() {
      return embedder.model();
    }

    @Override
    public void close() {
      embedder.close();
    }
  }

  private static final class Loaded {
    private static final CompletableFuture<Embedder> MODEL =
        CompletableFuture.supplyAsync(
            () -> new Remembering(BgeEmbedder.load(Path.of("target/model"), 2)));
  }
}
