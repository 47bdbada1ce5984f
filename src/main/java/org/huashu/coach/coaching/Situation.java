package org.huashu.coach.coaching;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.huashu.coach.check.Draft;
import org.huashu.coach.clock.ClockReading;
import org.huashu.coach.clock.ResponseClock;
import org.huashu.coach.coaching.FollowUp.Searched;
import org.huashu.coach.coaching.Turns.Asked;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.script.ScriptMatch;

/**
 * What an agent replies to. A client that keeps no session sends it with the draft: that counts
 * where the conversation itself knows nothing.
 *
 * @param question what the customer still waits for: their words since the last reply that was more
 *        than a holding reply; empty when there are none
 * @param searched what scripts are searched for: the question, else the last one: a question that
 *        was replied to may still want the better part of its answer; read with earlier ones
 * @param turn 1 is the agent's first reply; 0 when nobody knows
 */
record Situation(Conversation conversation, String question, Searched searched, int turn,
    ClockReading clock) {

  static Situation of(DraftUpdated event, Conversation conversation, Asked asked,
      Outlook outlook) {
    boolean known = asked.knowsCustomer();
    String question =
        known ? asked.question() : event.question().map(outlook.mask()).orElse("");
    int turn = Math.max(asked.turn(), event.turn().orElse(0));
    Optional<Instant> since =
        known || event.waitingSince().isEmpty() ? asked.since() : event.waitingSince();
    ClockReading reading = outlook.clock().reading(conversation, since, turn, event.at());
    return new Situation(conversation, question,
        known || question.isBlank() ? asked.searched() : new Searched(question),
        turn, reading);
  }

  /** By which clock waits are read, and how personal data in a question is masked. */
  record Outlook(ResponseClock clock, UnaryOperator<String> mask) {}

  Draft draft(DraftUpdated event, List<ScriptMatch> scripts) {
    return new Draft(conversation, event.draft(), event.text(), question, turn, event.closing(),
        event.at(), scripts);
  }
}
