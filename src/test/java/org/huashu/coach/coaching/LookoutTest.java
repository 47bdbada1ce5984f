package org.huashu.coach.coaching;

import static org.huashu.coach.coaching.Story.KEY;
import static org.huashu.coach.coaching.Story.START;
import static org.huashu.coach.coaching.Story.customer;
import static org.huashu.coach.coaching.Story.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.huashu.coach.advice.Push;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.ConversationTransferred;
import org.huashu.coach.conversation.InMemoryJournal;
import org.huashu.coach.review.InMemoryFlaggedDrafts;
import org.junit.jupiter.api.Test;

class LookoutTest {

  private final InMemoryJournal journal = new InMemoryJournal();
  private final List<Push> pushes = new ArrayList<>();
  private final Coach coach = coach();
  private final Lookout lookout = new Lookout(coach, pushes::add);

  @Test
  void tellsOfAWaitWhenItIsDueAndWhenItIsOverdue() {
    happens(customer(0, "怎么退货"));
    until(60);
    assertEquals(List.of("18000 delay.due", "20001 delay.overdue"), told());
    assertEquals(0, lookout.alarms());
  }

  @Test
  void aReplyEndsTheAlarm() {
    happens(customer(0, "怎么退货"));
    happens(reply(10, "您好，签收后7天内可以退货"));
    until(60);
    assertEquals(List.of(), told());
  }

  @Test
  void aHoldingReplyBeginsTheNextWait() {
    happens(customer(0, "怎么退货"));
    happens(reply(10, "您好，正在为您核实，请稍等。"));
    until(60);
    assertEquals(List.of("37000 delay.due", "40001 delay.overdue"), told());
  }

  @Test
  void anEarlierMessageThatComesLateMakesNoSecondWait() {
    happens(customer(5, "在吗"));
    until(24);
    lookoutHears(customer(2, "怎么退货"), 24);
    until(60);
    assertEquals(List.of("23000 delay.due", "24000 delay.overdue"), told());
  }

  @Test
  void whoTakesOverALongWaitIsToldAtOnce() {
    happens(customer(0, "怎么退货"));
    until(30);
    happens(new ConversationTransferred(KEY, START.plusSeconds(30), "a1", "a2", Optional.empty(),
        Optional.of("顾客问退货")));
    assertEquals(List.of("18000 delay.due", "20001 delay.overdue", "30000 delay.overdue"), told());
    assertEquals(Optional.of("a2"), pushes.getLast().agent());
  }

  @Test
  void aTransferWithoutANoteIsToldToWhoMadeIt() {
    Event silent = new ConversationTransferred(KEY, START, "a1", "a2", Optional.empty(),
        Optional.of(" "));
    happens(silent);
    happens(silent);
    assertEquals(List.of("0 handover.silent-transfer"), told());
    assertEquals(Optional.of("a1"), pushes.getFirst().agent());
  }

  @Test
  void aThreatIsToldAtOnceAndOnceAWait() {
    happens(customer(0, "我要打12315"));
    happens(customer(1, "12315听到没有"));
    assertEquals(List.of("0 escalation.outside"), told());
    happens(reply(2, "给您添麻烦了，已经上报"));
    happens(customer(3, "12315等着"));
    assertEquals(List.of("0 escalation.outside", "3000 escalation.outside"), told());
  }

  @Test
  void aSenderWhoseClockIsAheadIsStillToldInTime() {
    lookoutHears(customer(120, "怎么退货"), 0);
    until(60);
    assertEquals(List.of("18000 delay.due", "20001 delay.overdue"), told());
    assertEquals(18_000, pushes.getFirst().clock().waitedMillis());
  }

  @Test
  void aRestartTellsWhatItMissedUnderTheSameName() {
    happens(customer(0, "怎么退货"));
    until(60);
    List<Push> before = List.copyOf(pushes);
    pushes.clear();
    Lookout restarted = new Lookout(coach(), pushes::add);
    restarted.lookAt(KEY, START.plusSeconds(90));
    assertEquals(List.of("90000 delay.overdue"), told());
    assertEquals(before.getLast().hint().id(), pushes.getFirst().hint().id());
  }

  @Test
  void nothingIsTooLateOutsideWorkingHours() {
    Event evening = new Event.MessageReceived(KEY, START.plus(Duration.ofHours(9)), "m", "在吗");
    coach.accept(evening, Optional.empty());
    lookout.heard(evening, evening.at());
    assertEquals(Optional.of(Instant.parse("2026-11-03T01:00:18Z")), lookout.next());
  }

  private Coach coach() {
    return new Coach(
        new Coach.Ports(CurrentRelease.always(SmallStore.release()), journal,
            new InMemoryFlaggedDrafts(), text -> text, InstantSource.fixed(Instant.EPOCH),
            CoachingListener.NONE),
        new Coach.Limits(1 << 20, 1 << 20));
  }

  @Test
  void aWatchThatAFaultHasEndedSaysSo() throws Exception {
    Event waiting = customer(0, "怎么退货");
    coach.accept(waiting, Optional.empty());
    var broken = new Lookout(coach, _ -> {
      throw new IllegalStateException("a fault");
    });
    var fault = new CompletableFuture<Throwable>();
    Watch watch = Watch.start(broken, InstantSource.fixed(START.plusSeconds(60)), task -> {
      Thread thread = new Thread(task);
      thread.setUncaughtExceptionHandler((_, e) -> fault.complete(e));
      return thread;
    });
    assertTrue(watch.watches());
    watch.heard(waiting);
    assertEquals("a fault", fault.get(10, TimeUnit.SECONDS).getMessage());
    watch.close();
    assertFalse(watch.watches());
  }

  private void happens(Event event) {
    lookoutHears(event, Duration.between(START, event.at()).toSeconds());
  }

  private void lookoutHears(Event event, long second) {
    until(second);
    coach.accept(event, Optional.empty());
    lookout.heard(event, START.plusSeconds(second));
  }

  private void until(long second) {
    Instant end = START.plusSeconds(second);
    for (var next = lookout.next();
        next.isPresent() && next.get().isBefore(end);
        next =
            lookout.next()) {
      lookout.ring(next.get());
    }
  }

  private List<String> told() {
    return pushes.stream()
        .map(push -> Duration.between(START, push.at()).toMillis() + " "
            + push.hint().finding().rule())
        .toList();
  }
}
