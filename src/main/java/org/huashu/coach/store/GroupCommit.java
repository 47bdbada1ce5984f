package org.huashu.coach.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
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
  /** So long a work that nobody waits for may wait for others: a flush to the disk is dear. */
  private static final Duration GATHERING = Duration.ofMillis(50);
  private static final Duration BETWEEN_WITHDRAWALS = Duration.ofMillis(100);

  /** Work inside a transaction. Works of one kind may be written as one batch. */
  @FunctionalInterface
  interface Work<T> {
    T in(Handle handle);
  }

  private enum State {
    WAITING,
    RUNNING,
    WITHDRAWN
  }

  /**
   * A work that waits is either run or withdrawn: whoever changes its state first decides.
   *
   * @param urgent whether somebody waits for it
   */
  private record Pending<T>(Work<T> work, boolean urgent, CompletableFuture<T> done,
      AtomicReference<State> state) {

    static <T> Pending<T> of(Work<T> work, boolean urgent) {
      return new Pending<>(work, urgent, new CompletableFuture<>(),
          new AtomicReference<>(State.WAITING));
    }

    boolean claim() {
      return state.compareAndSet(State.WAITING, State.RUNNING);
    }

    /** Only by who has claimed it, when nothing of it was written. */
    void release() {
      state.set(State.WAITING);
    }

    boolean withdraw() {
      return state.compareAndSet(State.WAITING, State.WITHDRAWN);
    }

    Runnable run(Handle handle) {
      T result = work.in(handle);
      return () -> done.complete(result);
    }
  }

  private final Jdbi jdbi;
  private final BlockingQueue<Pending<?>> queue;
  private final Duration patience;
  private final Thread writer;
  private volatile boolean closed;
  private volatile boolean available = true;

  /**
   * Starts the writer.
   *
   * @param jdbi opens connections for writing
   * @param capacity how many works may wait
   * @param patience how long a work may wait for its transaction
   */
  GroupCommit(Jdbi jdbi, int capacity, Duration patience) {
    this.jdbi = jdbi;
    this.patience = patience;
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.writer = Thread.ofPlatform().name("store-writer").daemon().start(this::writeAll);
  }

  /** How many works wait. */
  int depth() {
    return queue.size();
  }

  /** Whether no transaction has failed since the start, or since there was room again. */
  boolean available() {
    return available;
  }

  /**
   * There is room again. A transaction that succeeds does not show it: a few bytes still find their
   * place on a disk that is full.
   */
  void recovered() {
    available = true;
  }

  /**
   * Hands a work over that nobody waits for; it is on disk a moment later. False when too many wait
   * already.
   */
  boolean offer(Work<?> work) {
    return !closed && queue.offer(Pending.of(work, false));
  }

  /** Hands a work over without waiting; its answer comes when it is on disk. */
  <T> CompletableFuture<T> submit(Work<T> work) {
    var pending = Pending.of(work, true);
    if (closed || !queue.offer(pending)) {
      pending.done()
          .completeExceptionally(new StoreUnavailableException(
              closed ? "the store is closed" : "too many writes are waiting"));
    }
    return pending.done();
  }

  /**
   * Runs a work and returns when it is on disk. A work whose transaction has begun is waited for,
   * however long it takes: only its end says what was written.
   *
   * @throws StoreUnavailableException when it cannot be written; nothing of it was or will be
   */
  <T> T call(Work<T> work) {
    var pending = Pending.of(work, true);
    try {
      if (closed || !queue.offer(pending, 2, TimeUnit.SECONDS)) {
        throw new StoreUnavailableException(
            closed ? "the store is closed" : "too many writes are waiting");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("interrupted while writing", e);
    }
    return answer(pending);
  }

  private <T> T answer(Pending<T> pending) {
    Duration wait = patience;
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return pending.done().get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
          withdraw(pending, "interrupted while writing", e);
        } catch (TimeoutException e) {
          withdraw(pending, "the store does not answer", e);
        }
        wait = BETWEEN_WITHDRAWALS;
      }
    } catch (ExecutionException e) {
      throw new StoreUnavailableException("the store cannot be written", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void withdraw(Pending<?> pending, String why, Exception cause) {
    if (pending.withdraw()) {
      throw new StoreUnavailableException(why, cause);
    }
  }

  private void writeAll() {
    List<Pending<?>> batch = new ArrayList<>(MOST_IN_ONE_TRANSACTION);
    while (!closed || !queue.isEmpty()) {
      try {
        Pending<?> first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          gather(first, batch);
          commit(batch);
          batch.clear();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void gather(Pending<?> first, List<Pending<?>> batch) throws InterruptedException {
    long until = System.nanoTime() + GATHERING.toNanos();
    boolean urgent = false;
    Pending<?> next = first;
    while (next != null) {
      int seen = batch.size();
      batch.add(next);
      queue.drainTo(batch, MOST_IN_ONE_TRANSACTION - batch.size());
      urgent |= batch.subList(seen, batch.size()).stream().anyMatch(Pending::urgent);
      boolean done = urgent || closed || batch.size() == MOST_IN_ONE_TRANSACTION;
      next = done ? null : queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
  }

  /**
   * All or none: answers are given only after the commit has returned. When a transaction of many
   * fails, each is tried alone. Whatever goes wrong, the writer goes on.
   */
  private void commit(List<Pending<?>> batch) {
    List<Pending<?>> claimed = batch.stream().filter(Pending::claim).toList();
    if (claimed.isEmpty()) {
      return;
    }
    List<Runnable> answers;
    try {
      answers = jdbi.inTransaction(
          handle -> claimed.stream().map(pending -> pending.run(handle)).toList());
    } catch (Throwable e) {
      failed(claimed, e);
      return;
    }
    answers.forEach(Runnable::run);
  }

  private void failed(List<Pending<?>> claimed, Throwable why) {
    if (claimed.size() == 1) {
      available = false;
      claimed.getFirst().done().completeExceptionally(why);
    } else {
      claimed.forEach(Pending::release);
      claimed.forEach(pending -> commit(List.of(pending)));
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
