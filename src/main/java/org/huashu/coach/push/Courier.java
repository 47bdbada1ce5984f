package org.huashu.coach.push;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.huashu.coach.conversation.StoreUnavailableException;
import org.huashu.coach.push.Outbox.Kept;
import org.huashu.coach.push.Outbox.Pending;

/**
 * Brings pushes to one target, on a thread of its own: a target that is slow or down holds up
 * nobody else. It tries at least once, in the order of each conversation, and gives up after
 * {@value #MOST_ATTEMPTS} times.
 */
final class Courier implements AutoCloseable {

  static final int MOST_ATTEMPTS = 12;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final long MOST_ANSWER_BYTES = 65_536;

  /**
   * What it works with.
   *
   * @param random spreads retries
   */
  record Tools(Outbox outbox, OkHttpClient client, InstantSource clock, RandomGenerator random) {}

  private record Outcome(Optional<String> problem, Optional<Duration> retryAfter) {}

  private final Target target;
  private final Tools tools;
  private final Semaphore news = new Semaphore(0);
  private volatile boolean closed;

  Courier(Target target, Tools tools) {
    this.target = target;
    this.tools = tools;
  }

  /** A client that follows no redirects, uses no proxy and asks only permitted addresses. */
  static OkHttpClient client(Addresses addresses, Duration patience) {
    return new OkHttpClient.Builder().dns(addresses)
        .proxy(Proxy.NO_PROXY)
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .callTimeout(patience)
        .connectTimeout(patience.dividedBy(2))
        .addNetworkInterceptor(permitting(addresses))
        .build();
  }

  /** A literal address is never looked up, so the connection itself is looked at too. */
  private static Interceptor permitting(Addresses addresses) {
    return chain -> {
      InetSocketAddress peer = chain.connection() == null
          ? null
          : chain.connection().route().socketAddress();
      InetAddress address = peer == null ? null : peer.getAddress();
      if (address == null || !addresses.permits(address)) {
        throw Addresses.refused();
      }
      return chain.proceed(chain.request());
    };
  }

  /** There may be something new. */
  void wake() {
    news.release();
  }

  /** Works until it is closed. */
  void work() {
    try {
      while (!closed) {
        if (triedRound()) {
          Thread.sleep(target.kind().pause());
        } else if (news.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
          news.drainPermits();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean triedRound() {
    try {
      return round();
    } catch (StoreUnavailableException _) {
      // What is kept will be there when the store is, and is sent again if it was sent.
      return false;
    }
  }

  /**
   * Sends one request if something is due; whether it arrived.
   *
   * @throws StoreUnavailableException when the outbox cannot be read or written
   */
  boolean round() {
    Instant now = tools.clock().instant();
    List<Pending> due = tools.outbox().due(target.name(), now, target.kind().merged());
    if (due.isEmpty()) {
      return false;
    }
    Outcome outcome = send(due.stream().map(Pending::kept).toList(), now);
    settle(due, outcome);
    return outcome.problem().isEmpty();
  }

  private void settle(List<Pending> due, Outcome outcome) {
    List<Long> numbers = due.stream().map(pending -> pending.kept().number()).toList();
    int attempts = due.stream().mapToInt(Pending::attempts).max().orElse(0) + 1;
    if (outcome.problem().isEmpty()) {
      tools.outbox().delivered(target.name(), numbers);
    } else if (attempts >= MOST_ATTEMPTS) {
      tools.outbox().givenUp(target.name(), numbers, outcome.problem().get());
    } else {
      Duration pause = outcome.retryAfter().orElseGet(() -> pause(attempts));
      tools.outbox()
          .postponed(target.name(), numbers, tools.clock().instant().plus(pause),
              outcome.problem().get());
    }
  }

  /** Twice as long each time, and anything from half of it on: senders must not come together. */
  private Duration pause(int attempts) {
    long millis = Math.min(LONGEST_PAUSE.toMillis(),
        FIRST_PAUSE.toMillis() << Math.min(attempts - 1, 20));
    return Duration.ofMillis(millis / 2 + tools.random().nextLong(millis / 2 + 1));
  }

  private Outcome send(List<Kept> letters, Instant now) {
    Request request = Envelopes.request(target, letters, now);
    try (Response response = tools.client().newCall(request).execute()) {
      String body = response.peekBody(MOST_ANSWER_BYTES).string();
      return new Outcome(Answers.problem(target.kind(), response.code(), body),
          Answers.retryAfter(Optional.ofNullable(response.header("Retry-After")), now));
    } catch (IOException e) {
      return new Outcome(Optional.of(e.getClass().getSimpleName()), Optional.empty());
    }
  }

  @Override
  public void close() {
    closed = true;
    wake();
  }
}
