package org.huashu.coach.webhook;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.huashu.coach.conversation.Delivery;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.ConversationTransferred;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Journal.Outcome;
import org.huashu.coach.conversation.StoreUnavailableException;
import org.huashu.coach.http.AgentGate;
import org.huashu.coach.http.AgentTokens.Agent;
import org.huashu.coach.http.Problem.Kind;
import org.huashu.coach.http.ProblemException;
import org.huashu.coach.http.RequestBody;
import org.huashu.coach.http.Routes;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /plugin/events}: what an agent's browser reports, in the webhook's envelopes. Shop
 * and agent are those of the token, whatever the envelope says, and only what an agent does is
 * taken: nobody puts words into a customer's mouth.
 */
public final class AgentEvents {

  private static final Duration STORE_WAIT = Duration.ofSeconds(5);

  private final ChatEvents events;
  private final RateLimits limits;

  /** Hands on to these events. */
  public AgentEvents(WebhookConfig.Limits limits, ChatEvents events, InstantSource clock) {
    this.events = events;
    this.limits = new RateLimits(limits, clock);
  }

  /** Adds the path, for those that the gate lets in. */
  public Routes addTo(Routes routes, AgentGate gate) {
    return gate.post(routes, "/plugin/events", this::handle);
  }

  private void handle(Agent agent, ServerRequest request, ServerResponse response) {
    if (!request.headers().testContentType(MediaTypes.APPLICATION_JSON)) {
      throw new ProblemException(Kind.MEDIA_TYPE.with("Content-Type must be application/json"));
    }
    limits.call(agent.shop());
    byte[] body = RequestBody.bytes(request);
    Envelope envelope = Envelope.of(body);
    Answer answer;
    if (envelope.unknownType()) {
      answer = Answer.IGNORED;
    } else {
      checkAgents(envelope);
      answer = answer(own(envelope, agent), delivery(agent, request, body));
    }
    response.status(Status.create(answer.status()))
        .header(HeaderValues.CONTENT_TYPE_JSON)
        .header(HeaderNames.CACHE_CONTROL, "no-store")
        .send(answer.body());
  }

  private Answer answer(Event event, Optional<Delivery> delivery) {
    if (event instanceof DraftUpdated draft) {
      return Answer.of(events.advise(draft));
    }
    try {
      if (events.accept(event, delivery) == Outcome.CONFLICT) {
        throw Deliveries.conflict();
      }
      return Answer.ACCEPTED;
    } catch (StoreUnavailableException e) {
      throw ProblemException.retryAfter(
          Kind.UNAVAILABLE.with("it cannot be kept now; nothing of it was written"), STORE_WAIT);
    }
  }

  private static void checkAgents(Envelope envelope) {
    envelope.type().ifPresent(type -> {
      switch (type) {
        case CONVERSATION_OPENED, MESSAGE_RECEIVED, CONVERSATION_RATED ->
          throw new ProblemException(
              Kind.FORBIDDEN.with("type: an agent does not report what customers do"));
        default -> {
          // What an agent does.
        }
      }
    });
  }

  /** The event, in the name of the token's agent. */
  private static Event own(Envelope envelope, Agent agent) {
    if (envelope.json().get("data") instanceof ObjectNode data) {
      data.put("shop", agent.shop());
      data.put("agent", agent.agent());
      if (data.has("from") || envelope.type()
          .equals(Optional.of(
              EventType.CONVERSATION_TRANSFERRED))) {
        data.put("from", agent.agent());
      }
    }
    Event event = envelope.event();
    return event instanceof ConversationTransferred moved && moved.to().equals(agent.agent())
        ? refuseSelf()
        : event;
  }

  private static Event refuseSelf() {
    throw new ProblemException(Kind.INVALID.with("data.to: another agent than the token's"));
  }

  /**
   * A delivery id counts within one agent, so nobody can occupy another's. No id holds a space, so
   * the last one tells the two apart, and none is an id of the webhook.
   */
  private static Optional<Delivery> delivery(Agent agent, ServerRequest request, byte[] body) {
    DeliveryHeaders headers = DeliveryHeaders.of(request.headers());
    headers.checkId();
    return headers.id()
        .map(id -> new Delivery(agent.shop(), agent.agent() + " " + id,
            HexFormat.of().formatHex(Digest.of(body))));
  }
}
