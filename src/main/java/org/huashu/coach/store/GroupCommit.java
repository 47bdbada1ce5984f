package org.huashu.coach.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.huashu.coach.conversation.StoreUnavailableException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes to the database from one thread: whatever has gathered while the last transaction reached
 * the disk goes into the next one. So a busy service pays for few flushes, and a quiet one waits
 * for one only.
 */
final class GroupCommit implements AutoCloseable {

  private static final int MOST_IN_ONE_TRANSACTION = 512;

  /** Work inside a transaction. Works of one kind may be written as one batch. */
  @FunctionalInterface
  interface Work<T> {
    T in(Handle handle);
  }

  private record Pending<T>(Work<T> work, CompletableFuture<T> done) {
    Runnable run(Handle handle) {
      T result = work.in(handle);
      return () -> done.complete(result);
    }
  }

  private final Jdbi jdbi;
  private final BlockingQueue<Pending<?>> queue;
  private final Thread writer;
  private volatile boolean closed;
  private volatile boolean available = true;

  /**
   * Starts the writer.
   *
   * @param jdbi opens connections for writing
   * @param capacity how many works may wait
   */
  GroupCommit(Jdbi jdbi, int capacity) {
    this.jdbi = jdbi;
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.writer = Thread.ofPlatform().name("store-writer").daemon().start(this::writeAll);
  }

  /** How many works wait. */
  int depth() {
    return queue.size();
  }

  /** Whether the last transaction reached the disk. */
  boolean available() {
    return available;
  }

  /** Hands a work over without waiting; false when too many wait already. */
  boolean offer(Work<?> work) {
    return !closed && queue.offer(new Pending<>(work, new CompletableFuture<>()));
  }

  /**
   * Runs a work and returns when it is on disk.
   *
   * @throws StoreUnavailableException when it cannot be written; then nothing of it was
   */
  <T> T call(Work<T> work) {
    var pending = new Pending<>(work, new CompletableFuture<T>());
    try {
      if (closed || !queue.offer(pending, 2, TimeUnit.SECONDS)) {
        throw new StoreUnavailableException(
            closed ? "the store is closed" : "too many writes are waiting");
      }
      return pending.done().get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new StoreUnavailableException("the store cannot be written", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("interrupted while writing", e);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new StoreUnavailableException("the store does not answer", e);
    }
  }

  private void writeAll() {
    List<Pending<?>> batch = new ArrayList<>(MOST_IN_ONE_TRANSACTION);
    while (!closed || !queue.isEmpty()) {
      try {
        Pending<?> first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, MOST_IN_ONE_TRANSACTION - 1);
          commit(batch);
          batch.clear();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** All or none: answers are given only after the commit has returned. */
  private void commit(List<Pending<?>> batch) {
    try {
      List<Runnable> answers = new ArrayList<>(batch.size());
      jdbi.useTransaction(handle -> {
        for (Pending<?> pending : batch) {
          answers.add(pending.run(handle));
        }
      });
      available = true;
      answers.forEach(Runnable::run);
    } catch (RuntimeException e) {
      if (batch.size() == 1) {
        available = false;
        batch.getFirst().done().completeExceptionally(e);
      } else {
        batch.forEach(pending -> commit(List.of(pending)));
      }
    }
  }

  /** Writes what waits, then stops. */
  @Override
  public void close() {
    closed = true;
    try {
      writer.join(TimeUnit.SECONDS.toMillis(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
