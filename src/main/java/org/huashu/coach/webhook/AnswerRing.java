package org.huashu.coach.webhook;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Answers by delivery, in one array of bytes: the newest is written over the oldest. A collector of
 * garbage would copy each of them several times if they were objects, and then find them in its old
 * generation when they are forgotten; so it sees none. Safe for use by many threads.
 */
final class AnswerRing {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final int HASH = 0;
  private static final int TIME = 8;
  private static final int STATUS = 16;
  private static final int KEY_LENGTH = 20;
  private static final int DIGEST_LENGTH = 24;
  private static final int BODY_LENGTH = 28;
  private static final int HEAD = 32;
  private static final int ALIGNED = 8;

  /** An entry that has no place among so many of the same hash replaces the oldest of them. */
  private static final int WAYS = 4;
  private static final int BYTES_OF_A_PLACE = 128;
  private static final int FIRST_BYTES = 1 << 12;
  private static final long NOWHERE = Long.MIN_VALUE;

  private final ReentrantLock lock = new ReentrantLock();
  private final int capacity;
  private final long keptMillis;
  /** Where entries begin, by their hash; as many as the ring of now needs. */
  private long[] places;
  private byte[] ring;
  /** Where the next entry goes, counted from the beginning of time and not of the array. */
  private long next;

  /**
   * What is known of a delivery.
   *
   * @param digest of the body that it came with
   */
  record Kept(byte[] digest, Answer answer) {}

  /** What an answer is kept under. */
  record Label(long hash, byte[] key) {}

  /** Keeps about that many bytes, and nothing longer than that many milliseconds. */
  AnswerRing(int bytes, long keptMillis) {
    this.capacity = Math.max(FIRST_BYTES, bytes) / ALIGNED * ALIGNED;
    this.keptMillis = keptMillis;
    this.ring = new byte[FIRST_BYTES];
    this.places = placesFor(FIRST_BYTES);
  }

  /** The newest answer under this label, unless it is too old or was written over. */
  Optional<Kept> find(Label label, long nowMillis) {
    lock.lock();
    try {
      long newest = NOWHERE;
      int first = firstPlace(label.hash());
      for (int i = first; i < first + WAYS; i++) {
        if (stands(places[i]) && places[i] > newest && holds(index(places[i]), label)) {
          newest = places[i];
        }
      }
      return newest == NOWHERE ? Optional.empty() : read(index(newest), nowMillis);
    } finally {
      lock.unlock();
    }
  }

  /** Keeps an answer; one that would take half of the room is not kept. */
  void keep(Label label, Kept kept, long nowMillis) {
    byte[] body = kept.answer().body();
    int bytes = HEAD + label.key().length + kept.digest().length + body.length;
    int aligned = (bytes + ALIGNED - 1) / ALIGNED * ALIGNED;
    if (aligned > capacity / 2) {
      return;
    }
    lock.lock();
    try {
      if (index(next) + aligned > capacity) {
        next += capacity - index(next);
      }
      int at = index(next);
      while (at + aligned > ring.length) {
        grow((int) Math.min(capacity, 2L * ring.length));
      }
      write(at, label, kept, nowMillis);
      long place = next;
      next += aligned;
      places[oldestPlace(label.hash())] = place;
    } finally {
      lock.unlock();
    }
  }

  private static long[] placesFor(int bytes) {
    long[] places = new long[WAYS * Integer.highestOneBit(bytes / BYTES_OF_A_PLACE)];
    Arrays.fill(places, NOWHERE);
    return places;
  }

  private void grow(int bytes) {
    long[] before = places;
    ring = Arrays.copyOf(ring, bytes);
    places = placesFor(bytes);
    for (long place : before) {
      if (stands(place)) {
        places[oldestPlace((long) LONG.get(ring, index(place) + HASH))] = place;
      }
    }
  }

  private void write(int at, Label label, Kept kept, long nowMillis) {
    byte[] body = kept.answer().body();
    LONG.set(ring, at + HASH, label.hash());
    LONG.set(ring, at + TIME, nowMillis);
    INT.set(ring, at + STATUS, kept.answer().status());
    INT.set(ring, at + KEY_LENGTH, label.key().length);
    INT.set(ring, at + DIGEST_LENGTH, kept.digest().length);
    INT.set(ring, at + BODY_LENGTH, body.length);
    int to = put(label.key(), at + HEAD);
    to = put(kept.digest(), to);
    put(body, to);
  }

  private int put(byte[] bytes, int at) {
    System.arraycopy(bytes, 0, ring, at, bytes.length);
    return at + bytes.length;
  }

  private Optional<Kept> read(int at, long nowMillis) {
    if (nowMillis - (long) LONG.get(ring, at + TIME) > keptMillis) {
      return Optional.empty();
    }
    int digest = at + HEAD + (int) INT.get(ring, at + KEY_LENGTH);
    int body = digest + (int) INT.get(ring, at + DIGEST_LENGTH);
    int end = body + (int) INT.get(ring, at + BODY_LENGTH);
    return Optional.of(new Kept(Arrays.copyOfRange(ring, digest, body),
        new Answer((int) INT.get(ring, at + STATUS), Arrays.copyOfRange(ring, body, end))));
  }

  private boolean holds(int at, Label label) {
    int from = at + HEAD;
    return (long) LONG.get(ring, at + HASH) == label.hash()
        && Arrays.equals(ring, from, from + (int) INT.get(ring, at + KEY_LENGTH), label.key(), 0,
            label.key().length);
  }

  private boolean stands(long place) {
    return place != NOWHERE && place + capacity >= next;
  }

  private int index(long place) {
    return (int) (place % capacity);
  }

  private int firstPlace(long hash) {
    return (int) hash & (places.length - 1) & -WAYS;
  }

  private int oldestPlace(long hash) {
    int first = firstPlace(hash);
    int oldest = first;
    for (int i = first + 1; i < first + WAYS; i++) {
      oldest = places[i] < places[oldest] ? i : oldest;
    }
    return oldest;
  }
}
