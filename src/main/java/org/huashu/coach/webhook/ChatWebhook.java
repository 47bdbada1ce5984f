package org.huashu.coach.webhook;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.conversation.Delivery;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Journal.Outcome;
import org.huashu.coach.conversation.StoreUnavailableException;
import org.huashu.coach.http.Problem.Kind;
import org.huashu.coach.http.ProblemException;
import org.huashu.coach.http.RequestBody;
import org.huashu.coach.http.Routes;
import org.huashu.coach.webhook.WebhookMeters.Stage;

/**
 * {@code POST /webhooks/chat}: checks a call, reads the event in it, hands it on and answers. Safe
 * for use by many threads.
 */
public final class ChatWebhook implements Handler {

  private static final Header JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json");
  private static final Header NO_STORE =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");
  /** Possessive throughout: it takes time in proportion to the header. */
  private static final Pattern JSON_IN_UTF8 =
      Pattern.compile("(?i)application/(?:json|[\\w.-]++\\+json)"
          + "(?:\\s*+;\\s*+(?:charset=\"?utf-8\"?|(?!charset)[\\w-]++=[^;]*+))*+\\s*+");
  private static final Duration STORE_WAIT = Duration.ofSeconds(5);

  private final ChatEvents events;
  private final Signatures signatures;
  private final RateLimits limits;
  private final Deliveries deliveries;
  private final WebhookMeters meters;

  /**
   * A webhook that hands on to these events.
   *
   * @throws IllegalArgumentException when a secret cannot be used
   */
  public ChatWebhook(WebhookConfig config, ChatEvents events, InstantSource clock,
      MeterRegistry registry) {
    this.events = events;
    this.signatures = new Signatures(config, clock);
    this.limits = new RateLimits(config.limits(), clock);
    this.deliveries = new Deliveries(config.limits().repeatBytes(), clock);
    this.meters = new WebhookMeters(registry);
  }

  /** Adds the path of the webhook; it is the hottest, so it belongs before all others. */
  public Routes addTo(Routes routes) {
    return routes.post("/webhooks/chat", this);
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    Call call = new Call(request);
    Answer answer;
    try {
      answer = call.answer();
    } catch (StoreUnavailableException e) {
      meters.refused(call.type, Kind.UNAVAILABLE.status());
      throw ProblemException.retryAfter(
          Kind.UNAVAILABLE.with("it cannot be kept now; nothing of it was written"), STORE_WAIT);
    } catch (ProblemException e) {
      meters.refused(call.type, e.problem().status());
      throw e;
    } catch (RuntimeException e) {
      meters.refused(call.type, Kind.INTERNAL.status());
      throw e;
    }
    long sending = System.nanoTime();
    response.status(answer.status() == Status.OK_200.code() ? Status.OK_200 : Status.ACCEPTED_202)
        .header(JSON)
        .header(NO_STORE)
        .send(answer.body());
    meters.ended(Stage.SEND, sending);
  }

  /** One call on its way through the stages. */
  private final class Call {

    private final ServerRequest request;
    private final DeliveryHeaders headers;
    private Optional<EventType> type = Optional.empty();

    Call(ServerRequest request) {
      this.request = request;
      this.headers = DeliveryHeaders.of(request.headers());
    }

    Answer answer() {
      checkMediaType();
      refusable(() -> signatures.checkHeaders(headers));
      long now = System.nanoTime();
      byte[] body = RequestBody.bytes(request);
      now = meters.ended(Stage.READ, now);
      Envelope envelope = Envelope.of(body);
      type = envelope.type();
      now = meters.ended(Stage.PARSE, now);
      refusable(() -> signatures.check(headers, envelope.shop(), body));
      headers.checkId();
      meters.ended(Stage.VERIFY, now);
      if (envelope.unknownType()) {
        meters.ignored();
        return Answer.IGNORED;
      }
      Event event = envelope.event();
      limits.call(event.key().shop());
      Answer answer = answer(event, body);
      type.ifPresent(meters::taken);
      return answer;
    }

    private Answer answer(Event event, byte[] body) {
      if (headers.id().isEmpty()) {
        return answer(event, Optional.empty());
      }
      String shop = event.key().shop();
      String id = headers.id().get();
      byte[] digest = Digest.of(body);
      return event instanceof DraftUpdated
          ? deliveries.once(new Deliveries.Key(shop, id), digest,
              () -> answer(event, Optional.empty()))
          : deliveries.once(new Deliveries.Key(shop, id), digest,
              () -> answer(event,
                  Optional.of(new Delivery(shop, id, HexFormat.of().formatHex(digest)))));
    }

    private Answer answer(Event event, Optional<Delivery> delivery) {
      long now = System.nanoTime();
      if (event instanceof DraftUpdated draft) {
        Advice advice = events.advise(draft);
        now = meters.ended(Stage.ADVISE, now);
        meters.advised(advice);
        Answer answer = Answer.of(advice);
        meters.ended(Stage.WRITE, now);
        return answer;
      }
      Outcome outcome = events.accept(event, delivery);
      meters.ended(Stage.ACCEPT, now);
      return switch (outcome) {
        case WRITTEN, REPEATED -> Answer.ACCEPTED;
        case CONFLICT -> throw Deliveries.conflict();
      };
    }

    private void refusable(Runnable check) {
      try {
        check.run();
      } catch (ProblemException e) {
        limits.failure(request.remotePeer().host());
        throw e;
      }
    }

    private void checkMediaType() {
      String given = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
      if (!given.equals("application/json") && !JSON_IN_UTF8.matcher(given).matches()) {
        throw new ProblemException(
            Kind.MEDIA_TYPE.with("Content-Type must be application/json, in UTF-8"));
      }
    }
  }
}
