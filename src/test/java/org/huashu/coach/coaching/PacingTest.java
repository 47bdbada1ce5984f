package org.huashu.coach.coaching;

import static org.huashu.coach.coaching.Story.KEY;
import static org.huashu.coach.coaching.Story.START;
import static org.huashu.coach.coaching.Story.customer;
import static org.huashu.coach.coaching.Story.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.InMemoryJournal;
import org.huashu.coach.review.InMemoryFlaggedDrafts;
import org.junit.jupiter.api.Test;

class PacingTest {

  private final Coach coach = new Coach(
      new Coach.Ports(CurrentRelease.always(SmallStore.release()), new InMemoryJournal(),
          new InMemoryFlaggedDrafts(), text -> text, InstantSource.fixed(Instant.EPOCH),
          CoachingListener.NONE),
      new Coach.Limits(1 << 20, 1 << 20));

  @Test
  void aSlowDraftIsToldEarlyButNotBeforeHalfOfTheTarget() {
    happens(customer(0, "怎么退货"));
    assertEquals(List.of(), rules(2, 1, "您"));
    assertEquals(List.of(), rules(8, 2, "您好"));
    assertEquals(List.of("delay.forecast"), rules(11, 3, "您好，"));
    assertEquals(List.of("delay.due"), rules(18, 4, "您好，签"));
  }

  @Test
  void aQuickDraftIsLeftAlone() {
    happens(customer(0, "怎么退货"));
    assertEquals(List.of(), rules(6, 1, "您好，"));
    assertEquals(List.of(), rules(11, 2, "您好，签收后7天内可以退"));
  }

  @Test
  void aFinishedSentenceIsDoneHoweverSlowItWas() {
    happens(customer(0, "怎么退货"));
    assertEquals(List.of(), rules(2, 1, "您"));
    assertEquals(List.of(), rules(14, 2, "您好，可以的。"));
  }

  @Test
  void knowsHowLongTheAgentsRepliesAre() {
    happens(customer(0, "怎么退货"));
    happens(reply(5, "您好，可以退货"));
    happens(customer(10, "哪里退"));
    rules(12, 1, "您");
    assertEquals(List.of(), rules(26, 2, "您好，在订单页"));
  }

  @Test
  void anOlderRevisionThatComesLateChangesNothing() {
    happens(customer(0, "怎么退货"));
    rules(2, 1, "您");
    rules(10, 3, "您好，签收后7天内可");
    assertEquals(List.of(), rules(9, 2, "您好"));
    assertEquals(List.of(), rules(11, 4, "您好，签收后7天内可以退"));
  }

  private void happens(Event event) {
    coach.accept(event, Optional.empty());
  }

  private List<String> rules(int second, long revision, String text) {
    return coach.advise(new DraftUpdated(KEY, START.plusSeconds(second), "d1", revision, "a1", text,
        Optional.empty(), Optional.empty(), OptionalInt.empty(), false))
        .hints()
        .stream()
        .map(hint -> hint.finding().rule())
        .filter(rule -> rule.startsWith("delay."))
        .toList();
  }
}
