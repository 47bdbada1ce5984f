package org.huashu.coach.push;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.huashu.coach.push.Outbox.Letter;

/** The open event streams of the agents. Safe for use by many threads. */
final class Streams implements AutoCloseable {

  /** What a slow reader may leave; then its stream ends, and it comes back for the rest. */
  private static final int MOST_UNREAD = 1_000;
  private static final int MOST_OPEN = 10_000;
  private static final int MOST_OF_ONE = 20;

  /** A push on its way; without a number when it could not be kept. */
  record Told(OptionalLong number, Letter letter) {}

  /** Who reads. */
  record Reader(String shop, String agent) {}

  private final Set<Stream> open = ConcurrentHashMap.newKeySet();
  private final ConcurrentHashMap<Reader, AtomicInteger> counts = new ConcurrentHashMap<>();

  /** One reader's stream. */
  final class Stream implements AutoCloseable {

    private final Reader reader;
    private final BlockingQueue<Told> unread = new ArrayBlockingQueue<>(MOST_UNREAD);
    private volatile boolean ended;

    Stream(Reader reader) {
      this.reader = reader;
    }

    /** The next push; empty when there was none for that long. */
    Optional<Told> next(long millis) throws InterruptedException {
      return Optional.ofNullable(unread.poll(millis, TimeUnit.MILLISECONDS));
    }

    boolean ended() {
      return ended && unread.isEmpty();
    }

    private boolean concerns(Letter letter) {
      return letter.key().shop().equals(reader.shop())
          && letter.agent().map(reader.agent()::equals).orElse(true);
    }

    private void add(Told told) {
      if (!unread.offer(told)) {
        ended = true;
      }
    }

    @Override
    public void close() {
      ended = true;
      if (open.remove(this)) {
        counts.computeIfPresent(reader,
            (_, count) -> count.decrementAndGet() == 0 ? null : count);
      }
    }
  }

  /** Opens a stream; empty when too many are open. */
  Optional<Stream> open(Reader reader) {
    if (open.size() >= MOST_OPEN) {
      return Optional.empty();
    }
    AtomicInteger count = counts.compute(reader, (_, known) -> {
      AtomicInteger counted = known == null ? new AtomicInteger() : known;
      counted.incrementAndGet();
      return counted;
    });
    Stream stream = new Stream(reader);
    open.add(stream);
    if (count.get() > MOST_OF_ONE) {
      stream.close();
      return Optional.empty();
    }
    return Optional.of(stream);
  }

  void tell(Told told) {
    for (Stream stream : open) {
      if (stream.concerns(told.letter())) {
        stream.add(told);
      }
    }
  }

  int size() {
    return open.size();
  }

  /** Ends every stream. */
  @Override
  public void close() {
    open.forEach(stream -> stream.ended = true);
  }
}
