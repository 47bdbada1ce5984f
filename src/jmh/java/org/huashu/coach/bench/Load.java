package org.huashu.coach.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Sends requests to the service over several connections, one thread each. */
final class Load implements AutoCloseable {

  /** Parking wakes up late by about this; the rest of a wait is spun. */
  private static final long SPIN_NANOS = 20_000;

  private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
      Thread.ofPlatform().name("load-", 0).daemon().factory());
  private final int port;

  Load(int port) {
    this.port = port;
  }

  /** Each lane sends its next request as soon as the last one is answered. */
  LoadResult closedLoop(List<? extends Lane> lanes, Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    return join(start(lanes, (connection, lane, result) -> {
      long now = System.nanoTime();
      while (now < end) {
        byte[] request = lane.next();
        if (request.length == 0) {
          return;
        }
        int status = connection.exchange(request);
        long answered = System.nanoTime();
        result.add(status, answered - now);
        now = answered;
      }
    }));
  }

  /**
   * Requests are due at random moments, {@code perSecond} on average, whether or not earlier ones
   * have been answered. The time of each counts from the moment it was due, so a service that
   * stands still is charged for all who would have asked.
   */
  Running openLoop(List<? extends Lane> lanes, int perSecond, Duration time) {
    long start = System.nanoTime();
    Schedule schedule = new Schedule(start, perSecond, start + time.toNanos());
    return new Running(start(lanes, (connection, lane, result) -> {
      for (long due = schedule.next(); due != Schedule.OVER; due = schedule.next()) {
        byte[] request = lane.next();
        waitUntil(due);
        int status = connection.exchange(request);
        result.add(status, System.nanoTime() - due);
      }
    }));
  }

  /** A load that is under way. */
  record Running(List<Future<LoadResult>> results) {
    LoadResult join() throws IOException {
      return Load.join(results);
    }
  }

  private List<Future<LoadResult>> start(List<? extends Lane> lanes, Sending sending) {
    List<Future<LoadResult>> results = new ArrayList<>();
    for (Lane lane : lanes) {
      results.add(threads.submit(() -> {
        LoadResult result = new LoadResult();
        try (HttpConnection connection = new HttpConnection(port)) {
          sending.send(connection, lane, result);
        }
        return result.ended();
      }));
    }
    return results;
  }

  private static LoadResult join(List<Future<LoadResult>> results) throws IOException {
    LoadResult all = new LoadResult();
    for (Future<LoadResult> result : results) {
      try {
        all.add(result.get());
      } catch (ExecutionException e) {
        throw new IOException("a connection of the load client failed: " + e.getCause(), e);
      } catch (InterruptedException e) {
        throw new IOException("interrupted", e);
      }
    }
    return all;
  }

  private static void waitUntil(long moment) {
    long left = moment - System.nanoTime();
    while (left > 0) {
      if (left > SPIN_NANOS) {
        LockSupport.parkNanos(left - SPIN_NANOS);
      } else {
        Thread.onSpinWait();
      }
      left = moment - System.nanoTime();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  @FunctionalInterface
  private interface Sending {
    void send(HttpConnection connection, Lane lane, LoadResult result) throws IOException;
  }

  /** Moments with random gaps, shared by all lanes. */
  private static final class Schedule {

    static final long OVER = Long.MIN_VALUE;

    private final SplittableRandom random = new SplittableRandom(7);
    private final double meanGapNanos;
    private final long start;
    private final long end;
    private double lastNanos;

    Schedule(long start, int perSecond, long end) {
      this.start = start;
      this.end = end;
      this.meanGapNanos = 1e9 / perSecond;
    }

    /** The next moment, as of System.nanoTime, or OVER. */
    synchronized long next() {
      lastNanos -= Math.log(1 - random.nextDouble()) * meanGapNanos;
      long due = start + (long) lastNanos;
      return due - end < 0 ? due : OVER;
    }
  }
}
