package org.huashu.coach.coaching;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Consumer;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.advice.Push;
import org.huashu.coach.check.Draft;
import org.huashu.coach.check.Finding;
import org.huashu.coach.clock.Timers;
import org.huashu.coach.clock.Wait;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.ConversationTransferred;
import org.huashu.coach.conversation.Event.MessageReceived;

/**
 * Looks after every open wait, drafted or not, and tells what cannot wait for a draft. It keeps no
 * state that the conversations do not hold, but for the alarms and what was told already; it knows
 * no clock, so a replay drives it as the service does. Belongs to one thread.
 */
public final class Lookout {

  /** What was told is remembered for that many hints; a store remembers the rest. */
  private static final int MOST_TOLD = 200_000;

  /** When the store could not be read. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Coach coach;
  private final Consumer<Push> pushes;
  private final Timers<ConversationKey> timers = new Timers<>();
  private final SequencedSet<String> told = new LinkedHashSet<>();

  /** By how much a sender's clock is ahead of ours, where it is. */
  private final Map<ConversationKey, Duration> ahead = new HashMap<>();

  /** Looks at the coach's conversations and tells {@code pushes}, each hint once. */
  public Lookout(Coach coach, Consumer<Push> pushes) {
    this.coach = coach;
    this.pushes = pushes;
  }

  /** An event was kept; by our clock it arrived at {@code now}. */
  public void heard(Event event, Instant now) {
    if (event.at().isAfter(now)) {
      ahead.merge(event.key(), Duration.between(now, event.at()),
          (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
    Optional<Boolean> seen = coach.look(event.key(), (conversation, playbook) -> {
      Look look = new Look(conversation, playbook, moment(event.key(), now), now);
      look.atTheWait();
      look.at(event);
      return true;
    });
    if (seen.isEmpty()) {
      timers.set(event.key(), now.plus(AGAIN));
    }
  }

  /** Looks at a conversation that may have been waiting since before the start. */
  public void lookAt(ConversationKey key, Instant now) {
    Optional<Boolean> seen = coach.look(key, (conversation, playbook) -> {
      new Look(conversation, playbook, moment(key, now), now).atTheWait();
      return true;
    });
    if (seen.isEmpty()) {
      timers.set(key, now.plus(AGAIN));
    }
  }

  /** Looks at every conversation whose alarm has rung by {@code now}. */
  public void ring(Instant now) {
    for (var key = timers.poll(now); key.isPresent(); key = timers.poll(now)) {
      lookAt(key.get(), now);
    }
  }

  /** When {@link #ring} has something to do next. */
  public Optional<Instant> next() {
    return timers.next();
  }

  /** How many waits have an alarm. */
  public int alarms() {
    return timers.size();
  }

  private Instant moment(ConversationKey key, Instant now) {
    Duration skew = ahead.get(key);
    return skew == null ? now : now.plus(skew);
  }

  private void tell(Push push, Conversation conversation) {
    if (!conversation.silenced().contains(push.hint().id()) && told.add(push.hint().id())) {
      if (told.size() > MOST_TOLD) {
        told.removeFirst();
      }
      pushes.accept(push);
    }
  }

  /** One look at one conversation. */
  private final class Look {

    private final Conversation conversation;
    private final Playbook playbook;
    /** The moment by the sender's clock. */
    private final Instant moment;
    /** The same moment by ours. */
    private final Instant now;
    private final Optional<Wait> wait;

    Look(Conversation conversation, Playbook playbook, Instant moment, Instant now) {
      this.conversation = conversation;
      this.playbook = playbook;
      this.moment = moment;
      this.now = now;
      this.wait = playbook.clock().wait(conversation);
    }

    void atTheWait() {
      ConversationKey key = conversation.key();
      if (wait.isEmpty()) {
        timers.cancel(key);
        ahead.remove(key);
        return;
      }
      var reading = playbook.clock().reading(conversation, moment);
      playbook.delay(reading, conversation, moment).ifPresent(this::tellOnceAWait);
      Duration skew = Duration.between(now, moment);
      wait.get()
          .next(moment)
          .ifPresentOrElse(next -> timers.set(key, next.minus(skew)), () -> timers.cancel(key));
    }

    void at(Event event) {
      if (event instanceof MessageReceived && wait.isPresent()) {
        threat().ifPresent(this::tellOnceAnAnswer);
      }
      if (event instanceof ConversationTransferred moved) {
        SilentTransfer.in(moved)
            .ifPresent(
                finding -> tell(Optional.of(moved.from()), "transfer " + moved.at(), finding));
      }
    }

    /** The gravest of the customer's threats, if there are any. */
    private Optional<Finding> threat() {
      return playbook.threat(new Draft(conversation, "", "", playbook.openQuestion(conversation),
          conversation.turn(), false, moment, List.of()));
    }

    private void tellOnceAWait(Finding finding) {
      tell(conversation.agent(), "wait " + wait.map(Wait::follows).orElse(Instant.MIN) + " "
          + conversation.agent().orElse(""), finding);
    }

    /** A holding reply takes no threat back, and the customer who insists says nothing new. */
    private void tellOnceAnAnswer(Finding finding) {
      tell(conversation.agent(), "threat " + playbook.answeredAt(conversation) + " "
          + conversation.closedAt() + " " + finding.grade().map(Enum::name).orElse(""), finding);
    }

    private void tell(Optional<String> agent, String occasion, Finding finding) {
      Hint hint = Hint.unasked(conversation.key(), occasion, finding);
      Lookout.this.tell(new Push(conversation.key(), agent, now, hint,
          playbook.clock().reading(conversation, moment)), conversation);
    }
  }
}
