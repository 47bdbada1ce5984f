package org.huashu.coach.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.huashu.coach.clock.PlatformMetric;
import org.huashu.coach.clock.PlatformProfile;
import org.huashu.coach.clock.Tally;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.ConversationTransferred;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.Sender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The shipped profiles on worked examples: {@code B} is the buyer, {@code S} the seller, {@code A}
 * an assisted reply, {@code R} a robot, {@code T} a transfer to a person.
 */
class PlatformProfilesTest {

  private static final List<PlatformProfile> SHIPPED =
      KnowledgeReader.read(new KnowledgeFolder(Path.of("knowledge-base")).read())
          .policies()
          .platforms();
  private static final LocalDate DAY = LocalDate.parse("2026-11-02");

  @ParameterizedTest
  @CsvSource({
    // The second message does not restart the round: eight minutes, too late.
    "taobao-rate, B10:10:15 B10:15:20 S10:18:10, 0/1",
    "taobao-rate, B10:10:15 B10:15:20 S10:18:10 B10:18:30 S10:19:00, 1/2",
    "taobao-rate, B10:00:00 B10:00:20 B10:00:40 B10:01:00 B10:01:20 B10:01:40 B10:02:00, 0/1",
    "taobao-rate, B10:00:00 S10:03:00, 1/1", "taobao-rate, B10:00:00 S10:03:01, 0/1",
    "taobao-rate, B10:00:00 A10:00:30, 1/1", "taobao-rate, B10:00:00 R10:00:30, 0/1",
    // One event, two verdicts: asked outside the hours and answered within them.
    "taobao-rate, B08:56:00 S09:01:00, 0/1", "jd-first-30s, B08:56:00 S09:01:00, 0/0",
    "taobao-rate, B07:58:00 S08:00:30, 1/1", "taobao-rate, B07:00:00 S07:00:30, 0/0",
    "taobao-rate, B22:59:00 S22:59:30, 1/1", "taobao-rate, B23:10:00 S23:10:30, 0/0",
    "jd-first-30s, B09:00:00 S09:00:30 B09:05:00 S09:09:00, 1/1",
    "jd-first-30s, B09:00:00 S09:00:31, 0/1", "jd-first-30s, B23:00:00 S23:00:05, 0/0",
    "kuaishou-3min, B10:00:00 S10:01:00 B10:10:00 S10:14:00, 0/1",
    "kuaishou-3min, B10:00:00 S10:01:00 B10:10:00 S10:12:00, 1/1",
    "kuaishou-3min, B10:00:00 A10:00:10, 0/1", "kuaishou-3min, B23:00:00 S23:00:10, 0/0",
    "call-centre-20s, B10:00:00 S10:00:20 B10:05:00 S10:06:00, 1/1",
    "call-centre-20s, B10:00:00 S10:00:21, 0/1",
    // Only the first question of a chat, by a person; every message; the day before.
    "xiaohongshu-3min, B10:00:00 R10:00:01 S10:03:00 B10:10:00 S10:20:00, 1/1",
    "xiaohongshu-3min, B08:30:00 S08:31:00, 0/0", "xiaohongshu-3min, B10:00:00 A10:00:30, 0/1",
    "douyin-3min, B10:00:00 B10:02:00 S10:04:00, 1/2", "douyin-3min, B08:30:00 S08:31:00, 0/0",
    "taobao-day, B10:00:00 S10:02:00 B11:00:00 S11:05:00, 1/2",
    // Who gives up in the queue is left out.
    "call-centre-20s, B10:00:00, 0/0"})
  void countsRoundsInTime(String profile, String chat, String expected) {
    Tally tally = tally(profile, chat);
    assertEquals(expected, tally.inTime() + "/" + tally.rounds());
  }

  @ParameterizedTest
  @CsvSource({
    // Fourteen minutes count as 600 s, and so does a round that nobody answers that day.
    "taobao-average, B10:00:00 S10:14:00, 600000", "taobao-average, B10:00:00, 600000",
    "taobao-average, B10:00:00 S10:00:30 B10:05:00 S10:05:10, 20000",
    "taobao-average, B10:00:00 S10:00:30 B22:00:00, 315000",
    "douyin-first, B10:00:00 R10:00:01 T10:00:20 S10:00:50 B10:05:00 S10:07:00, 30000",
    "douyin-first, B10:00:00 R10:00:01, 0", "douyin-average, B10:00:00 B10:00:10 S10:00:30, 25000",
    "after-sales-average, B10:00:00 S10:00:10 B10:05:00 S10:05:30, 20000"})
  void averagesRounds(String profile, String chat, long expected) {
    assertEquals(expected, tally(profile, chat).averageMillis());
  }

  @Test
  void rulesChangeWithTheirDay() {
    PlatformProfile taobao = profile("taobao-rate");
    assertEquals(24 * 60,
        taobao.on(LocalDate.parse("2023-04-30")).orElseThrow().window().toMinute());
    assertEquals(23 * 60,
        taobao.on(LocalDate.parse("2023-05-01")).orElseThrow().window().toMinute());
    assertEquals(Optional.empty(), profile("jd-first-30s").on(LocalDate.parse("2021-11-30")));
  }

  @Test
  void assessesNothingBelowTheMinimum() {
    PlatformMetric metric = metric("taobao-rate");
    for (int i = 0; i < 100; i++) {
      assertTrue(metric.met(), "not assessed at " + i);
      events("c" + i, "B10:00:00 S10:04:00").forEach(metric::add);
    }
    assertFalse(metric.met());
  }

  @Test
  void countingEventByEventIsCountingTheWholeLogInAnyOrder() {
    Random random = new Random(11);
    for (PlatformProfile profile : SHIPPED) {
      List<Event> log = new ArrayList<>();
      for (int i = 0; i < 120; i++) {
        int second = random.nextInt(86_400);
        String line = "BSARTB".charAt(random.nextInt(6)) + LocalTime.ofSecondOfDay(second)
            .plusNanos(1_000_000)
            .toString()
            .substring(0, 8);
        log.addAll(events("c" + random.nextInt(6), line));
      }
      PlatformMetric whole = new PlatformMetric(profile.on(DAY).orElseThrow());
      log.forEach(whole::add);
      List<Event> mixed = new ArrayList<>(log);
      mixed.addAll(log.subList(0, 60));
      Collections.shuffle(mixed, random);
      PlatformMetric bits = new PlatformMetric(profile.on(DAY).orElseThrow());
      mixed.forEach(bits::add);
      assertEquals(whole.tally(), bits.tally(), profile.id());
    }
  }

  private static Tally tally(String profile, String chat) {
    PlatformMetric metric = metric(profile);
    events("c", chat).forEach(metric::add);
    return metric.tally();
  }

  private static PlatformMetric metric(String profile) {
    return new PlatformMetric(profile(profile).on(DAY).orElseThrow());
  }

  private static PlatformProfile profile(String id) {
    return SHIPPED.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<Event> events(String conversation, String chat) {
    ConversationKey key = new ConversationKey("s", conversation);
    List<Event> events = new ArrayList<>();
    for (String part : chat.split(" ")) {
      Instant at = DAY.atTime(LocalTime.parse(part.substring(1))).toInstant(ZoneOffset.ofHours(8));
      events.add(switch (part.charAt(0)) {
        case 'B' -> new MessageReceived(key, at, part, "在吗");
        case 'S' -> sent(key, at, Sender.HUMAN);
        case 'A' -> sent(key, at, Sender.ASSISTED);
        case 'R' -> sent(key, at, Sender.AUTO);
        default -> new ConversationTransferred(key, at, "robot", "a", Optional.empty(),
            Optional.empty());
      });
    }
    return events;
  }

  private static Event sent(ConversationKey key, Instant at, Sender sender) {
    return new ReplySent(key, at, sender + "" + at, Optional.empty(), "a", "您好", sender);
  }
}
