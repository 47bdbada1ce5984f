package org.huashu.coach.push;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.huashu.coach.conversation.StoreUnavailableException;
import org.huashu.coach.http.Problem.Kind;
import org.huashu.coach.http.ProblemException;
import org.huashu.coach.push.Outbox.Kept;
import org.huashu.coach.push.Streams.Told;

/**
 * {@code GET /events}: an agent's pushes as server-sent events. A reader that comes back with
 * {@code Last-Event-ID} gets what it missed first.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent
 *      events</a>
 */
final class EventStream implements Handler {

  private static final long HEARTBEAT_MILLIS = 15_000;

  /** How often it looks whether the service stops. */
  private static final long LOOK_MILLIS = 500;
  private static final int MOST_AT_ONCE = 1_000;
  private static final Duration STORE_WAIT = Duration.ofSeconds(5);

  private final Streams streams;
  private final Outbox outbox;
  private final SignedIn signedIn;

  EventStream(Streams streams, Outbox outbox, SignedIn signedIn) {
    this.streams = streams;
    this.outbox = outbox;
    this.signedIn = signedIn;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    SignedIn.Who who = signedIn.who(request)
        .orElseThrow(() -> new ProblemException(
            Kind.UNSIGNED.with("a token of an agent is needed to read their events")));
    OptionalLong last = lastId(request);
    Streams.Stream stream = streams.open(new Streams.Reader(who.shop(), who.agent()))
        .orElseThrow(() -> ProblemException.retryAfter(
            Kind.TOO_MANY.with("too many event streams are open"), Duration.ofSeconds(5)));
    try (stream) {
      List<Kept> missed = last.isEmpty() ? List.of() : missed(who, last.getAsLong());
      response.header(HeaderNames.CONTENT_TYPE, "text/event-stream")
          .header(HeaderNames.CACHE_CONTROL, "no-store")
          .header(HeaderNames.create("X-Accel-Buffering"), "no");
      try (OutputStream out = response.outputStream()) {
        write(out, stream, missed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the reader is gone", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everything that was missed: a reader who is told of what is new never asks for the rest. */
  private List<Kept> missed(SignedIn.Who who, long last) {
    List<Kept> missed = new ArrayList<>();
    try {
      List<Kept> some = outbox.after(who.shop(), who.agent(), last, MOST_AT_ONCE);
      while (!some.isEmpty()) {
        missed.addAll(some);
        some = some.size() < MOST_AT_ONCE
            ? List.of()
            : outbox.after(who.shop(), who.agent(), some.getLast().number(), MOST_AT_ONCE);
      }
      return missed;
    } catch (StoreUnavailableException _) {
      throw ProblemException.retryAfter(
          Kind.UNAVAILABLE.with("what was missed cannot be read now"), STORE_WAIT);
    }
  }

  private static void write(OutputStream out, Streams.Stream stream, List<Kept> missed)
      throws IOException, InterruptedException {
    send(out, "retry: 2000\n\n");
    long newest = 0;
    for (Kept kept : missed) {
      send(out, event(OptionalLong.of(kept.number()), kept.letter().body()));
      newest = kept.number();
    }
    long silent = 0;
    while (!stream.ended()) {
      Optional<Told> told = stream.next(LOOK_MILLIS);
      if (told.isPresent() && told.get().number().orElse(Long.MAX_VALUE) > newest) {
        send(out, event(told.get().number(), told.get().letter().body()));
        silent = 0;
      } else if (told.isEmpty()) {
        silent += LOOK_MILLIS;
        if (silent >= HEARTBEAT_MILLIS) {
          send(out, ": here\n\n");
          silent = 0;
        }
      }
    }
  }

  private static String event(OptionalLong number, String body) {
    return (number.isPresent() ? "id: " + number.getAsLong() + "\n" : "")
        + "event: push\ndata: " + body + "\n\n";
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static OptionalLong lastId(ServerRequest request) {
    String text = request.headers()
        .first(HeaderNames.create("Last-Event-ID"))
        .or(() -> request.query().first("lastEventId").asOptional())
        .orElse("");
    return text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
