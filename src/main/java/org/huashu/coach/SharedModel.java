package org.huashu.coach;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.huashu.coach.embedding.BgeEmbedder;
import org.huashu.coach.embedding.Embedder;
import org.huashu.coach.script.Semantics;

/** The embedding model of this process. It is loaded for the first who asks, in the background. */
final class SharedModel implements Supplier<CompletableFuture<Embedder>> {

  /** Texts that are embedded at the same time. */
  private static final int CALLERS = 2;
  /** A command waits; a service would not. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

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

  /** What texts mean, for the thread that asks; vectors of scripts are kept beside the library. */
  Semantics semantics() {
    var workers = new Semantics.Workers(Runnable::run, Runnable::run, PATIENCE);
    return new Semantics(get(), workers, Optional.of(folder.resolve("vectors")));
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
