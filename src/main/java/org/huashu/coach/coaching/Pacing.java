package org.huashu.coach.coaching;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.huashu.coach.clock.TypingPace;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Message.Reply;

/**
 * Says how long an agent will still type, from the pace of this draft and the length of their
 * replies in this conversation.
 */
final class Pacing {

  /** A usual reply, in UTF-16 units, where the conversation has none yet. */
  private static final int USUAL = 20;
  private static final int SHORT = 10;
  private static final int LONG = 60;
  private static final String ENDS = "。！!？?~～";

  private Pacing() {}

  /**
   * How long the reply still takes, in milliseconds; empty when there is no telling.
   *
   * @param paceOfDraft is brought up to this revision
   * @param holding whether a reply only asks for a moment, so that its length says nothing
   */
  static OptionalLong remainingMillis(AtomicReference<Optional<TypingPace>> paceOfDraft,
      DraftUpdated event, Conversation conversation, Predicate<String> holding) {
    int length = event.text().length();
    TypingPace pace = paceOfDraft
        .updateAndGet(known -> Optional.of(known
            .map(it -> it.with(event.at(), length, event.revision()))
            .orElseGet(() -> TypingPace.begun(event.at(), length, event.revision()))))
        .orElseThrow();
    boolean ended = length > 0 && ENDS.indexOf(event.text().charAt(length - 1)) >= 0;
    return ended
        ? OptionalLong.of(0)
        : pace.millisUntil(() -> expectedLength(conversation, holding));
  }

  private static int expectedLength(Conversation conversation, Predicate<String> holding) {
    List<Integer> lengths = conversation.replies()
        .stream()
        .map(Reply::text)
        .filter(holding.negate())
        .map(String::length)
        .sorted()
        .toList();
    return lengths.isEmpty() ? USUAL : Math.clamp(lengths.get(lengths.size() / 2), SHORT, LONG);
  }
}
