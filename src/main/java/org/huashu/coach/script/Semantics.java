package org.huashu.coach.script;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future.State;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.huashu.coach.embedding.Embedder;

/**
 * The model of meaning, as searches use it: it may be loading still, or have failed. Vectors of
 * questions are remembered. Safe for use by many threads.
 */
public final class Semantics {

  private static final int QUESTIONS = 20_000;
  /** Of 550 bytes each. */
  private static final int BACKGROUND = 60_000;
  /** The background lets questions go first, but not for longer than this many rests at a time. */
  private static final int MOST_RESTS = 50;
  private static final long REST_NANOS = 1_000_000;

  private final CompletableFuture<Embedder> model;
  private final Workers workers;
  private final Optional<Path> folder;
  private final boolean alone;
  private final Cache<String, CompletableFuture<TextVector>> questions =
      Caffeine.newBuilder().maximumSize(QUESTIONS).executor(Runnable::run).build();
  /** Apart, so that what the background asks drives out nothing of what agents wait for. */
  private final Cache<String, TextVector> background =
      Caffeine.newBuilder().maximumSize(BACKGROUND).build();
  /** Questions that somebody may be waiting for. */
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * Who works for it.
   *
   * @param questions embeds what is asked; at most so many at once as the model takes
   * @param scripts embeds the scripts, which takes long and is not urgent
   * @param patience how long a search waits for the vector of a new question
   */
  public record Workers(Executor questions, Executor scripts, Duration patience) {}

  /** With a folder that keeps the vectors of scripts; without one they are made anew. */
  public Semantics(CompletableFuture<Embedder> model, Workers workers, Optional<Path> folder) {
    this(model, workers, folder, false);
  }

  private Semantics(CompletableFuture<Embedder> model, Workers workers, Optional<Path> folder,
      boolean alone) {
    this.model = model;
    this.workers = workers;
    this.folder = folder;
    this.alone = alone;
  }

  /** Loaded by the caller already; everything is done by the calling thread. */
  public static Semantics inTheCallingThread(Embedder model, Optional<Path> folder) {
    return new Semantics(CompletableFuture.completedFuture(model),
        new Workers(Runnable::run, Runnable::run, Duration.ofMinutes(1)), folder);
  }

  /** The same model for searches that look at meaning only, for comparison. */
  public Semantics alone() {
    return new Semantics(model, workers, folder, true);
  }

  boolean isAlone() {
    return alone;
  }

  CompletableFuture<Embedder> model() {
    return model;
  }

  Executor forScripts() {
    return workers.scripts();
  }

  Optional<Path> folder() {
    return folder;
  }

  /** Begins to embed a question, if the model is there and it is not done already. */
  CompletableFuture<TextVector> begun(String text) {
    CompletableFuture<TextVector> known = questions.getIfPresent(text);
    if (known != null) {
      return known;
    }
    CompletableFuture<TextVector> begun = new CompletableFuture<>();
    CompletableFuture<TextVector> other = questions.asMap().putIfAbsent(text, begun);
    if (other != null) {
      return other;
    }
    waiting.incrementAndGet();
    var _ = model
        .thenApplyAsync(it -> TextVector.of(it.embed(List.of(text))[0]), workers.questions())
        .whenComplete((vector, failure) -> {
          waiting.decrementAndGet();
          if (failure == null) {
            begun.complete(vector);
          } else {
            questions.asMap().remove(text, begun);
            begun.completeExceptionally(failure);
          }
        });
    return begun;
  }

  /**
   * The vector of a question for work in the background, made by the calling thread, which then
   * rests as long as that took; empty when the model is not there.
   */
  Optional<TextVector> unhurried(String text) {
    CompletableFuture<TextVector> known = questions.getIfPresent(text);
    if (known != null && known.state() == State.SUCCESS) {
      return Optional.of(known.resultNow());
    }
    return model.state() == State.SUCCESS
        ? Optional.of(background.get(text, this::embedded))
        : Optional.empty();
  }

  /** The vector of a text, made by the calling thread; empty when the model is not there. */
  Optional<TextVector> now(String text) {
    return model.state() == State.SUCCESS
        ? Optional.of(TextVector.of(model.resultNow().embed(List.of(text))[0]))
        : Optional.empty();
  }

  /** Rests while a question is worked on; called by the background before each text. */
  public void giveWay() {
    for (int rests = 0; rests < MOST_RESTS && waiting.get() > 0; rests++) {
      LockSupport.parkNanos(REST_NANOS);
    }
  }

  private TextVector embedded(String text) {
    giveWay();
    long started = System.nanoTime();
    TextVector vector = now(text).orElseThrow();
    LockSupport.parkNanos(System.nanoTime() - started);
    return vector;
  }

  /** The vector of a question; empty when it takes too long or the model fails. */
  Optional<TextVector> vector(String text) {
    try {
      return Optional.of(begun(text).get(workers.patience().toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
