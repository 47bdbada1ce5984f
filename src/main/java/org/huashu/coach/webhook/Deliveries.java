package org.huashu.coach.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.huashu.coach.http.Problem.Fault;
import org.huashu.coach.http.Problem.Kind;
import org.huashu.coach.http.ProblemException;
import org.huashu.coach.webhook.AnswerRing.Kept;
import org.huashu.coach.webhook.AnswerRing.Label;

/**
 * The answers of the last 24 hours, by delivery, in memory: a delivery that comes again gets the
 * answer that the first got, and one that comes while the first is at work waits for it. What has
 * no room any more is forgotten, oldest first, and all of it with the process; events are told
 * apart by the journal then, and drafts are coached again.
 *
 * <p>
 * Safe for use by many threads.
 */
final class Deliveries {

  private static final Duration KEPT = Duration.ofHours(24);
  /** So that threads seldom wait for each other; each holds its lock for the copy of an answer. */
  private static final int RINGS = 16;

  /** Names a delivery: ids of two shops never collide. */
  record Key(String shop, String id) {

    Label label() {
      // The finalizer of MurmurHash3: both hash codes in all bits.
      long hash = (long) shop.hashCode() << 32 ^ id.hashCode();
      hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
      hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
      return new Label(hash ^ hash >>> 33,
          (shop + '\0' + id).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A delivery that is being answered. */
  private static final class Working {
    private final byte[] digest;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    Working(byte[] digest) {
      this.digest = digest;
    }
  }

  private final ConcurrentMap<Key, Working> working = new ConcurrentHashMap<>();
  private final AnswerRing[] rings;
  private final InstantSource clock;

  /** Keeps answers in about that many bytes. */
  Deliveries(long bytes, InstantSource clock) {
    this.clock = clock;
    int each = (int) Math.min(Integer.MAX_VALUE / 2, bytes / RINGS);
    this.rings = IntStream.range(0, RINGS)
        .mapToObj(_ -> new AnswerRing(each, KEPT.toMillis()))
        .toArray(AnswerRing[]::new);
  }

  /**
   * The answer to a delivery: that of the first, or the work's. Only good answers are kept; after a
   * failure the delivery may come again.
   *
   * @throws ProblemException 409 when the first had another body
   */
  Answer once(Key key, byte[] digest, Supplier<Answer> work) {
    Working mine = new Working(digest);
    Working first = working.putIfAbsent(key, mine);
    if (first != null) {
      check(first.digest, digest);
      return join(first.answer);
    }
    try {
      Answer answer = known(key, digest, work);
      mine.answer.complete(answer);
      return answer;
    } catch (RuntimeException | Error e) {
      mine.answer.completeExceptionally(e);
      throw e;
    } finally {
      working.remove(key, mine);
    }
  }

  static ProblemException conflict() {
    String allowed = "use a new one for another body";
    return new ProblemException(Kind.CONFLICT.with("webhook-id: " + allowed,
        List.of(new Fault("webhook-id", allowed))));
  }

  private Answer known(Key key, byte[] digest, Supplier<Answer> work) {
    Label label = key.label();
    AnswerRing ring = rings[(int) (label.hash() >>> 60)];
    Optional<Kept> kept = ring.find(label, clock.millis());
    if (kept.isPresent()) {
      check(kept.get().digest(), digest);
      return kept.get().answer();
    }
    Answer answer = work.get();
    ring.keep(label, new Kept(digest, answer), clock.millis());
    return answer;
  }

  private static void check(byte[] first, byte[] digest) {
    if (!MessageDigest.isEqual(first, digest)) {
      throw conflict();
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
}
