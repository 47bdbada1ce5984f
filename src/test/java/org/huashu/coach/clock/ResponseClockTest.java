package org.huashu.coach.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import org.huashu.coach.clock.ResponsePolicy.Special;
import org.huashu.coach.clock.ResponsePolicy.Target;
import org.huashu.coach.clock.WorkingHours.Period;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.ConversationClosed;
import org.huashu.coach.conversation.Event.ConversationOpened;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.Sender;
import org.junit.jupiter.api.Test;

class ResponseClockTest {

  private static final ConversationKey KEY = new ConversationKey("shop", "c-1");
  private static final Instant START = Instant.parse("2026-11-02T02:00:00Z");
  private static final ResponseClock CLOCK = clock(20, 60);

  @Test
  void isIdleWhenNobodyWaits() {
    assertEquals(new ClockReading(ClockState.IDLE, Optional.empty(), 0, 20_000), at(5));
    assertEquals(new ClockReading(ClockState.IDLE, Optional.empty(), 0, 60_000),
        at(9, customer(0), reply(1, "您好")));
  }

  @Test
  void countsFromTheFirstMessageThatNoReplyFollowed() {
    assertEquals(new ClockReading(ClockState.WAITING, since(3), 6_000, 60_000),
        at(9, customer(0), reply(1, "您好"), customer(3), customer(7)));
  }

  @Test
  void isDueFromTheShareOfTheTargetOn() {
    assertEquals(ClockState.WAITING, state(17_999));
    assertEquals(ClockState.DUE, state(18_000));
  }

  @Test
  void isInTimeExactlyAtTheTarget() {
    assertEquals(ClockState.DUE, state(20_000));
    assertEquals(ClockState.OVERDUE, state(20_001));
  }

  @Test
  void startsTheNextWaitAtAHoldingReply() {
    assertEquals(new ClockReading(ClockState.WAITING, since(10), 30_000, 60_000),
        at(40, customer(0), reply(10, "请稍等"), customer(12)));
    assertEquals(ClockState.IDLE,
        at(40, customer(0), reply(10, "请稍等"), reply(20, "查到了")).state());
  }

  @Test
  void goesOnWaitingWhenOnlyAMachineAnswered() {
    assertEquals(new ClockReading(ClockState.WAITING, since(0), 9_000, 20_000),
        at(9, customer(0), auto(1, "请稍等")));
  }

  @Test
  void stopsWhenTheConversationIsClosed() {
    Event closed = new ConversationClosed(KEY, START.plusSeconds(2), "a1", Optional.empty());
    assertEquals(ClockState.IDLE, at(9, customer(0), closed).state());
    assertEquals(ClockState.IDLE, at(9, reply(1, "请稍等"), closed).state());
    assertEquals(since(5), at(9, customer(0), closed, customer(5)).waitingSince());
  }

  @Test
  void hasNotWaitedForAMessageOfTheFuture() {
    assertEquals(new ClockReading(ClockState.WAITING, since(9), 0, 20_000), at(5, customer(9)));
  }

  @Test
  void takesTheTargetOfShopAndChannel() {
    Event opened = new ConversationOpened(KEY, START, Optional.empty(), Optional.of("taobao"),
        Map.of());
    ResponsePolicy policy = new ResponsePolicy(target(20, 60), 0.9,
        List.of(new Special(Optional.of("other"), Optional.empty(), target(1, 1)),
            new Special(Optional.empty(), Optional.of("taobao"), target(30, 90))),
        everyDay());
    ResponseClock clock = new ResponseClock(policy, "请稍等"::equals);
    assertEquals(30_000, clock.reading(of(opened), START).targetMillis());
    assertEquals(20_000, clock.reading(of(), START).targetMillis());
  }

  @Test
  void readsAWaitThatIsKnownFromElsewhere() {
    assertEquals(new ClockReading(ClockState.OVERDUE, since(0), 61_000, 60_000),
        CLOCK.reading(of(), since(0), 3, START.plusSeconds(61)));
  }

  @Test
  void saysWhenAWaitNeedsAttention() {
    assertEquals(Optional.of(new Wait(START, Instant.MIN, 20_000,
        Optional.of(START.plusMillis(18_000)), Optional.of(START.plusMillis(20_001)))),
        CLOCK.wait(of(customer(0), customer(4))));
    assertEquals(Optional.empty(), CLOCK.wait(of(customer(0), reply(4, "您好"))));
    assertEquals(START.plusSeconds(3), CLOCK.wait(of(customer(0), reply(3, "请稍等"), customer(4)))
        .orElseThrow()
        .follows());
  }

  @Test
  void theAgentWhoTookOverHasAShareOfTheirOwn() {
    Event transfer = new Event.ConversationTransferred(KEY, START.plusSeconds(15), "a1", "a2",
        Optional.empty(), Optional.empty());
    assertEquals(new ClockReading(ClockState.OVERDUE, since(0), 25_000, 20_000,
        OptionalLong.of(10_000)), at(25, customer(0), transfer));
  }

  @Test
  void neitherOrderNorRepetitionOfEventsChangesTheWait() {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      List<Event> events = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        int second = random.nextInt(40);
        events.add(switch (random.nextInt(6)) {
          case 0 -> reply(second, "您好");
          case 1 -> reply(second, "请稍等");
          case 2 -> auto(second, "排队中");
          case 3 -> new Event.ConversationClosed(KEY, START.plusSeconds(second), "a1",
              Optional.empty());
          case 4 -> new Event.ConversationTransferred(KEY, START.plusSeconds(second), "a1",
              "a" + second, Optional.empty(), Optional.empty());
          default -> customer(second);
        });
      }
      var expected = CLOCK.wait(Conversation.of(KEY, events));
      ClockReading reading = CLOCK.reading(Conversation.of(KEY, events), START.plusSeconds(50));
      events.addAll(events.subList(0, random.nextInt(12)));
      Collections.shuffle(events, random);
      Conversation mixed = Conversation.unknown(KEY);
      for (Event event : events) {
        mixed = mixed.with(event);
      }
      assertEquals(expected, CLOCK.wait(mixed), "round " + round);
      assertEquals(reading, CLOCK.reading(mixed, START.plusSeconds(50)), "round " + round);
    }
  }

  @Test
  void aWaitNeverRunsBackwards() {
    Conversation waiting = of(customer(0));
    long last = 0;
    for (int second = -5; second < 60; second++) {
      long waited = CLOCK.reading(waiting, START.plusSeconds(second)).waitedMillis();
      assertEquals(Math.max(0, second) * 1_000L, waited);
      assertEquals(waited, Math.max(last, waited));
      last = waited;
    }
  }

  private static ClockState state(long millis) {
    return CLOCK.reading(of(customer(0)), START.plusMillis(millis)).state();
  }

  private static ClockReading at(int second, Event... events) {
    return CLOCK.reading(of(events), START.plusSeconds(second));
  }

  private static Optional<Instant> since(int second) {
    return Optional.of(START.plusSeconds(second));
  }

  private static Conversation of(Event... events) {
    return Conversation.of(KEY, List.of(events));
  }

  private static ResponseClock clock(int first, int next) {
    return new ResponseClock(
        new ResponsePolicy(target(first, next), 0.9, List.of(), everyDay()), "请稍等"::equals);
  }

  private static Target target(int first, int next) {
    return new Target(Duration.ofSeconds(first), Duration.ofSeconds(next));
  }

  private static WorkingHours everyDay() {
    return new WorkingHours(ZoneId.of("Asia/Shanghai"), Arrays.stream(DayOfWeek.values())
        .collect(Collectors.toMap(day -> day, _ -> List.of(new Period(0, 1440)))), Map.of());
  }

  private static Event customer(int second) {
    return new MessageReceived(KEY, START.plusSeconds(second), "m" + second, "在吗");
  }

  private static Event reply(int second, String text) {
    return new ReplySent(KEY, START.plusSeconds(second), "r" + second, Optional.empty(), "a1",
        text, Sender.HUMAN);
  }

  private static Event auto(int second, String text) {
    return new ReplySent(KEY, START.plusSeconds(second), "r" + second, Optional.empty(), "bot",
        text, Sender.AUTO);
  }
}
