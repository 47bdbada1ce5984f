package org.huashu.coach.clock;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.conversation.Message.Reply;

/**
 * Tells how long a customer has waited: a pure function of the conversation, the store's policy and
 * the moment.
 *
 * <p>
 * A wait begins with the first customer message that no reply followed. A reply ends it. A holding
 * reply ends it too, and the next wait begins at its time: the customer was promised more. What a
 * machine sends alone ends no wait, and neither begins one. Closing the conversation ends every
 * wait.
 *
 * @param holding whether a text that was sent is a holding reply
 */
public record ResponseClock(ResponsePolicy policy, Predicate<String> holding) {

  /** Since when the customer waits; empty when nobody waits. */
  public Optional<Instant> waitingSince(Conversation conversation) {
    Optional<Reply> last = conversation.lastReply();
    if (last.isPresent() && !conversation.closedSince(last.get().at())
        && holding.test(last.get().text())) {
      return Optional.of(last.get().at());
    }
    return conversation.firstUnanswered().map(message -> message.at());
  }

  /** The clock at a moment, by what the conversation knows. */
  public ClockReading reading(Conversation conversation, Instant now) {
    return reading(conversation, waitingSince(conversation), conversation.turn(), now);
  }

  /**
   * The clock at a moment, for a wait that is known from elsewhere.
   *
   * @param conversation names shop and channel
   * @param since since when the customer waits; a moment in the future counts as now
   * @param turn 1 when the next reply is the agent's first
   */
  public ClockReading reading(Conversation conversation, Optional<Instant> since, int turn,
      Instant now) {
    long targetMillis = targetMillis(conversation, turn);
    if (since.isEmpty()) {
      return new ClockReading(ClockState.IDLE, since, 0, targetMillis);
    }
    long waited = policy.hours().millisBetween(since.get(), now);
    return new ClockReading(state(waited, targetMillis), since, waited, targetMillis,
        agentMillis(conversation, since.get(), now));
  }

  /**
   * The wait that is open, and when it needs attention; empty when nobody waits. It depends on what
   * happened alone, not on the moment.
   */
  public Optional<Wait> wait(Conversation conversation) {
    return waitingSince(conversation).map(since -> {
      long target = targetMillis(conversation, conversation.turn());
      long due = Math.max(dueMillis(target), (target + 1) / 2);
      return new Wait(since, beginning(conversation), target, policy.hours().after(since, due),
          policy.hours().after(since, target + 1));
    });
  }

  /** What the wait follows: a customer's message that comes in late does not make it another. */
  private static Instant beginning(Conversation conversation) {
    Instant reply = conversation.lastReply().map(Reply::at).orElse(Instant.MIN);
    Instant closed = conversation.closedAt().orElse(Instant.MIN);
    return reply.isAfter(closed) ? reply : closed;
  }

  private OptionalLong agentMillis(Conversation conversation, Instant since, Instant now) {
    return conversation.agentSince()
        .filter(since::isBefore)
        .map(took -> OptionalLong.of(policy.hours().millisBetween(took, now)))
        .orElseGet(OptionalLong::empty);
  }

  private long targetMillis(Conversation conversation, int turn) {
    ResponsePolicy.Target target =
        policy.target(conversation.key().shop(), conversation.channel());
    return (turn <= 1 ? target.firstResponse() : target.nextResponse()).toMillis();
  }

  private ClockState state(long waited, long target) {
    if (waited > target) {
      return ClockState.OVERDUE;
    }
    return waited >= dueMillis(target) ? ClockState.DUE : ClockState.WAITING;
  }

  private long dueMillis(long target) {
    return Math.round(policy.dueShare() * target);
  }
}
