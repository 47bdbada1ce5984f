package org.huashu.coach;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.huashu.coach.embedding.BgeEmbedder;
import org.huashu.coach.embedding.Embedder;

/** The embedding model of this process. It is loaded for the first who asks, in the background. */
final class SharedModel implements Supplier<CompletableFuture<Embedder>> {

  /** Texts that are embedded at the same time. */
  private static final int CALLERS = 2;

  private final Path folder;
  private final Executor background;
  private Optional<CompletableFuture<Embedder>> loading = Optional.empty();

  /** @param folder where its native library is kept */
  SharedModel(Path folder, Executor background) {
    this.folder = folder;
    this.background = background;
  }

  /** What is kept for the short commands of a user. */
  static Path ofUser() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .filter(home -> !home.isBlank())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home", "."), ".cache"))
        .resolve("huashu-coach");
  }

  @Override
  public synchronized CompletableFuture<Embedder> get() {
    if (loading.isEmpty()) {
      loading = Optional.of(CompletableFuture
          .supplyAsync(() -> BgeEmbedder.load(folder, CALLERS), background));
    }
    return loading.get();
  }
}
