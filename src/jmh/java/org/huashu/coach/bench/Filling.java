package org.huashu.coach.bench;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Opens conversations, each once: two messages of the customer, and the agent has begun to type.
 */
final class Filling {

  private static final int FIRST = 10_000_000;
  private static final int SCRIPTS = 10_000;

  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicLong deliveries = new AtomicLong(1);
  private final int conversations;
  private final Instant start;

  Filling(int conversations, Instant start) {
    this.conversations = conversations;
    this.start = start;
  }

  /** How many conversations have been begun. */
  int begun() {
    return Math.min(conversations, begun.get());
  }

  /** Lanes that end when all is open. */
  List<Lane> lanes(int count) {
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Queue<Request> requests = new ArrayDeque<>();
      lanes.add(() -> next(requests));
    }
    return lanes;
  }

  private byte[] next(Queue<Request> requests) {
    if (requests.isEmpty()) {
      int number = begun.getAndIncrement();
      if (number >= conversations) {
        return new byte[0];
      }
      Talk talk = new Talk(FIRST + number, number * 31 % SCRIPTS, start);
      requests.addAll(List.of(talk.opened(), talk.message(0), talk.message(1)));
      requests.add(talk.draft(1 + number % Talk.REVISIONS));
    }
    long delivery = deliveries.incrementAndGet();
    return requests.remove().with(delivery, delivery);
  }
}
