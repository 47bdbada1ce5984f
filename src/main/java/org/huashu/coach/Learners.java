package org.huashu.coach;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.huashu.coach.background.LowPriority;
import org.huashu.coach.embedding.BgeEmbedder;
import org.huashu.coach.embedding.Embedder;
import org.huashu.coach.script.ScriptIndex;
import org.huashu.coach.script.ScriptSearch;
import org.huashu.coach.script.Semantics;
import org.huashu.coach.wording.Meaning;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The model of meaning of a service: loaded when the service answers already. */
final class Learners implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Learners.class);
  /** Questions at once: more would only take the processor from each other. */
  private static final int AT_ONCE = 2;
  /**
   * How long a draft waits for the meaning of a new question, some times what the model takes for
   * it; most are ready before. What comes later is at hand at the next keystroke.
   */
  private static final Duration PATIENCE = Duration.ofMillis(20);
  private static final int PROGRESS = 1_000;
  private static final Duration MOST_FOR_LOADING = Duration.ofSeconds(5);
  /** How long the old release goes on while a new one is made and learns its scripts. */
  private static final Duration TAKING_OVER = Duration.ofMillis(1_200);

  private final CompletableFuture<Embedder> model = new CompletableFuture<>();
  private final Path cache;
  private final Semantics semantics;
  private final Meaning clauses;
  private final Lock urgent = new ReentrantLock();
  private volatile @Nullable ScriptIndex last;

  /** Keeps the native library and the vectors of scripts under this folder. */
  Learners(Path cache) {
    this.cache = cache;
    Executor background =
        Executors.newSingleThreadExecutor(LowPriority.threads("embed-scripts"));
    var workers = new Semantics.Workers(threads("embed-question", AT_ONCE), background, PATIENCE);
    this.semantics = new Semantics(model, workers, Optional.of(cache.resolve("vectors")));
    this.clauses = Meaning.impatient(() -> model, threads("embed-clauses", 1));
  }

  /** What the clauses of drafts mean. */
  Meaning clauses() {
    return clauses;
  }

  /** The same for people who try rules: it waits until every clause has its meaning. */
  Meaning thorough() {
    return Meaning.patient(() -> model);
  }

  Semantics semantics() {
    return semantics;
  }

  /** Begins to load the model, on a thread of its own. */
  void load() {
    Thread.ofPlatform().name("load-model").daemon().start(() -> {
      try {
        model.complete(BgeEmbedder.load(cache.resolve("native"), AT_ONCE));
      } catch (RuntimeException e) {
        LOG.warn("scripts are found by their words only: {}", e.toString());
        model.completeExceptionally(e);
      }
    });
  }

  /** Waits until nothing is being loaded: a process that ends in the middle of it crashes. */
  @Override
  public void close() {
    try {
      var _ = model.handle((_, _) -> true).get(MOST_FOR_LOADING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("the model is still being loaded: {}", e.toString());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does what a new release waits for; the background learns on when that is done. */
  <T> T ahead(Supplier<T> work) {
    urgent.lock();
    try {
      return work.get();
    } finally {
      urgent.unlock();
    }
  }

  /**
   * Lets an index learn what its scripts mean, in the background. The last index answers meanwhile,
   * and a new release must not be worse when it takes over: it has what the last one knew of
   * scripts that both have. If most are new, this waits for a while.
   *
   * @param begun when the release began to be made, as {@link System#nanoTime} has it
   */
  void learn(ScriptIndex index, long begun) {
    Optional<ScriptIndex> before = Optional.ofNullable(last)
        .filter(it -> it.semantic() == ScriptSearch.Semantic.READY);
    last = index;
    boolean taken = before.filter(it -> index.takeOver(it, semantics)).isPresent();
    CompletableFuture<Void> learning = learn(index, semantics, () -> {
      ahead(() -> true);
      semantics.giveWay();
    });
    if (before.isPresent() && !taken) {
      try {
        long left = begun + TAKING_OVER.toNanos() - System.nanoTime();
        learning.get(Math.max(0, left), TimeUnit.NANOSECONDS);
      } catch (ExecutionException | TimeoutException e) {
        LOG.info("the new scripts are found by their words only for now: {}", e.toString());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The same without waiting. */
  static CompletableFuture<Void> learn(ScriptIndex index, Semantics semantics) {
    return learn(index, semantics, () -> {});
  }

  /** @param each after each text: it may wait there */
  private static CompletableFuture<Void> learn(ScriptIndex index, Semantics semantics,
      Runnable each) {
    return index.learn(semantics, done -> {
      each.run();
      if (done % PROGRESS == 0) {
        LOG.info("{} new texts of scripts embedded", done);
      }
    }).whenComplete((_, failure) -> {
      if (failure != null) {
        LOG.warn("what the scripts mean is not known: {}", failure.toString());
      }
    });
  }

  private static Executor threads(String name, int count) {
    return Executors.newFixedThreadPool(count, Thread.ofPlatform().name(name).daemon().factory());
  }
}
