package org.huashu.coach.wording;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.huashu.coach.embedding.Embedder;
import org.huashu.coach.embedding.EmbeddingException;

/**
 * The meaning of clauses, for rules of kind {@code like}: vectors of an embedding model that is
 * loaded meanwhile. Safe for use by many threads.
 *
 * <p>
 * Who answers people is impatient: as long as the model is not there, and where it fails, nothing
 * has a meaning and such rules are silent. Who checks files waits for it.
 */
public final class Meaning {

  /** Nothing has a meaning: rules of kind {@code like} are silent. */
  public static final Meaning NONE = new Meaning(
      () -> CompletableFuture.failedFuture(new EmbeddingException("there is no model")),
      Runnable::run, false);

  /** An impatient one looks at so many unknown clauses of a draft at a time; some ms each. */
  private static final int MOST_NEW = 2;
  private static final long MOST_WAIT_MILLIS = 6;

  private final Supplier<CompletableFuture<Embedder>> model;
  private final Executor background;
  private final boolean patient;
  private final Allowance allowance = new Allowance();

  private Meaning(Supplier<CompletableFuture<Embedder>> model, Executor background,
      boolean patient) {
    this.model = model;
    this.background = background;
    this.patient = patient;
  }

  /**
   * Waits for the model; every clause has a meaning, unless the model cannot be loaded.
   *
   * @param model begins to load it when it is asked for first
   */
  public static Meaning patient(Supplier<CompletableFuture<Embedder>> model) {
    return new Meaning(model, ForkJoinPool.commonPool(), true);
  }

  /**
   * Never waits for the model to load, and looks at few clauses of a draft at a time: at the next
   * revision those are known already.
   *
   * @param model begins to load it when it is asked for first
   * @param background reads clauses when the model is there; one at a time is enough
   */
  public static Meaning impatient(Supplier<CompletableFuture<Embedder>> model,
      Executor background) {
    return new Meaning(model, background, false);
  }

  /** How many clauses that were never seen are looked at in one draft. */
  int mostNew() {
    return patient ? Integer.MAX_VALUE : MOST_NEW;
  }

  /** The vectors of the clauses of rules, of length 1 each, when they are there. */
  CompletableFuture<float[][]> ofRules(List<String> clauses) {
    return model.get().thenApplyAsync(embedder -> embedder.embed(clauses), background);
  }

  /** What a future holds: waits for it if patient; empty when it failed, or is not there yet. */
  <T> Optional<T> ready(CompletableFuture<T> future) {
    if (!patient && !future.isDone()) {
      return Optional.empty();
    }
    if (future.isCompletedExceptionally()
        && future.exceptionNow() instanceof EmbeddingException) {
      return Optional.empty();
    }
    try {
      return Optional.of(future.join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof EmbeddingException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * What follows from the vector of a clause, of length 1; empty when there is none in time. An
   * impatient one does not wait for it longer than a draft can bear; what comes late is at hand at
   * the next revision.
   */
  <T> Optional<T> of(String clause, Function<float[], T> then) {
    if (patient) {
      return embedded(clause).map(then);
    }
    if (!allowance.begin()) {
      return Optional.empty();
    }
    var late = CompletableFuture.supplyAsync(() -> {
      long started = System.nanoTime();
      try {
        return embedded(clause).map(then);
      } finally {
        allowance.end(System.nanoTime() - started);
      }
    }, background);
    try {
      return late.get(MOST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new EmbeddingException("a clause cannot be read", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Optional<float[]> embedded(String clause) {
    try {
      return ready(model.get()).map(embedder -> embedder.embed(List.of(clause))[0]);
    } catch (EmbeddingException _) {
      return Optional.empty();
    }
  }
}
