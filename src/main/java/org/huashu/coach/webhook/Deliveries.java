package org.huashu.coach.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.huashu.coach.http.Problem.Kind;
import org.huashu.coach.http.ProblemException;

/**
 * The answers of the last 24 hours, by delivery, in memory: a delivery that comes again gets the
 * answer that the first got, and one that comes while the first is at work waits for it. What has
 * no room any more is forgotten, oldest and least used first, and all of it with the process;
 * events are told apart by the journal then, and drafts are coached again.
 *
 * <p>
 * Safe for use by many threads.
 */
final class Deliveries {

  private static final Duration KEPT = Duration.ofHours(24);
  private static final int ENTRY_BYTES = 300;

  /** Names a delivery: ids of two shops never collide. */
  record Key(String shop, String id) {}

  private static final class Entry {
    private final byte[] digest;
    private final CompletableFuture<Answer> answer;
    private final int bytes;

    Entry(byte[] digest, CompletableFuture<Answer> answer, int bytes) {
      this.digest = digest;
      this.answer = answer;
      this.bytes = bytes;
    }
  }

  private final Cache<Key, Entry> entries;

  Deliveries(long bytes, InstantSource clock) {
    entries = Caffeine.newBuilder()
        .maximumWeight(bytes)
        .weigher(Deliveries::weight)
        .expireAfterWrite(KEPT)
        .ticker(() -> clock.millis() * 1_000_000)
        .executor(Runnable::run)
        .build();
  }

  /**
   * The answer to a delivery: that of the first, or the work's.
   *
   * @param usualBytes what most answers take; one that takes more is weighed again
   * @throws ProblemException 409 when the first had another body
   */
  Answer once(Key key, byte[] digest, int usualBytes, Supplier<Answer> work) {
    Entry mine = new Entry(digest, new CompletableFuture<>(), usualBytes);
    Entry first = entries.asMap().putIfAbsent(key, mine);
    if (first == null) {
      return answer(key, mine, work);
    }
    if (!MessageDigest.isEqual(first.digest, digest)) {
      throw conflict();
    }
    return join(first.answer);
  }

  static ProblemException conflict() {
    return new ProblemException(Kind.CONFLICT.with("webhook-id: use a new one for another body"));
  }

  /** Only good answers are kept; after a failure the delivery may come again. */
  private Answer answer(Key key, Entry mine, Supplier<Answer> work) {
    try {
      Answer answer = work.get();
      mine.answer.complete(answer);
      if (answer.weight() > mine.bytes) {
        entries.asMap().replace(key, mine, new Entry(mine.digest, mine.answer, answer.weight()));
      }
      return answer;
    } catch (RuntimeException | Error e) {
      entries.asMap().remove(key, mine);
      mine.answer.completeExceptionally(e);
      throw e;
    }
  }

  private static Answer join(CompletableFuture<Answer> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static int weight(Key key, Entry entry) {
    return ENTRY_BYTES + 2 * (key.shop.length() + key.id.length()) + entry.bytes;
  }
}
