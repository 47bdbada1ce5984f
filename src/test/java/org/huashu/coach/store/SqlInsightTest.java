package org.huashu.coach.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huashu.coach.clock.PlatformProfile;
import org.huashu.coach.clock.Tally;
import org.huashu.coach.clock.WorkingHours.Period;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.review.Act;
import org.huashu.coach.review.AskedQuestion;
import org.huashu.coach.review.Fate;
import org.huashu.coach.review.Flags;
import org.huashu.coach.review.Insight.Behind;
import org.huashu.coach.review.Insight.Group;
import org.huashu.coach.review.Insight.Range;
import org.huashu.coach.review.Insight.RoundsQuery;
import org.huashu.coach.review.Insight.WaitRound;
import org.huashu.coach.review.JournalCounts;
import org.huashu.coach.review.Judgement;
import org.huashu.coach.review.Measure;
import org.huashu.coach.review.OfferedReply;
import org.huashu.coach.review.OfferedReply.OfferedScript;
import org.huashu.coach.review.Page;
import org.huashu.coach.review.ReviewDesk;
import org.huashu.coach.review.Ruling;
import org.huashu.coach.review.Share;
import org.huashu.coach.review.TeachingCase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlInsightTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
  private static final String BAD = "不关我的事";
  private static final PlatformProfile PROFILE = new PlatformProfile("each", "每轮",
      List.of(new PlatformProfile.Version(Optional.empty(), ZONE, new Period(0, 24 * 60),
          PlatformProfile.Counts.QUESTION, PlatformProfile.Round.EACH,
          PlatformProfile.Start.QUESTION, PlatformProfile.Unanswered.COUNTED,
          Set.of(Sender.HUMAN, Sender.ASSISTED), Duration.ofSeconds(30),
          Optional.of(Duration.ofMinutes(5)), 1, Optional.of(0.9), Optional.empty())));
  private static final JournalCounts.Settings SETTINGS =
      new JournalCounts.Settings(ZONE, List.of(PROFILE));

  @AutoClose
  private final SqlStore store;

  SqlInsightTest(@TempDir Path folder) {
    store = SqlStore.open("jdbc:sqlite:" + folder.resolve("coach.db"));
  }

  private void catchUp() {
    assertTrue(store.writable(Flags.NOON));
    assertTrue(store.insightCounting().catchUp(SETTINGS, () -> true));
    assertEquals(new Behind(0, 0), store.insight().behind());
  }

  private Map<Measure, Map<String, Long>> counts(Group group, LocalDate from, LocalDate to) {
    return store.insight()
        .counts(EnumSet.allOf(Measure.class), group,
            new Range(Optional.of("shop"), Optional.empty(), from, to));
  }

  private void flag(Flags flags, String sent) {
    var drafts = store.flaggedDrafts();
    drafts.flag(flags.revision(1, BAD, flags.block("banned.not-mine", BAD, BAD)));
    if (!sent.isEmpty()) {
      drafts.outcome(flags.sent(5, sent));
    }
  }

  @Test
  void countsFlagsByRuleCategoryAgentAndHour() {
    flag(Flags.by("li", "d1"), "");
    flag(Flags.by("wang", "d2").at(Flags.NOON.plusSeconds(3600)), "");
    catchUp();
    var bySubject = counts(Group.SUBJECT, DAY, DAY);
    assertEquals(Map.of("banned.not-mine", 2L), bySubject.get(Measure.FLAGGED_RULE));
    assertEquals(Map.of("banned", 2L), bySubject.get(Measure.FLAGGED_CATEGORY));
    assertEquals(Map.of("20", 1L, "21", 1L), bySubject.get(Measure.FLAGGED_HOUR));
    assertEquals(Map.of("li", 1L, "wang", 1L),
        counts(Group.AGENT, DAY, DAY).get(Measure.FLAGGED));
    assertEquals(Map.of("2026-11-25", 2L), counts(Group.DAY, DAY, DAY).get(Measure.FLAGGED));
    assertEquals(Map.of(), counts(Group.DAY, DAY.plusDays(1), DAY.plusDays(9)));
  }

  @Test
  void aFlagIsCorrectedWhenItsWordsAreNotInWhatWasSent() {
    flag(Flags.by("li", "d1"), "我们来处理");
    flag(Flags.by("li", "d2"), "就是" + BAD);
    flag(Flags.by("li", "d3"), "");
    catchUp();
    assertEquals(new Share(1, 2), Share.corrected(counts(Group.NOTHING, DAY, DAY), ""));
    assertEquals(new Share(1, 2),
        Share.corrected(counts(Group.SUBJECT, DAY, DAY), "banned.not-mine"));
  }

  @Test
  void theSameAgentAndRuleWithinSevenDaysIsARepetitionHoweverLateItIsTold() {
    flag(Flags.by("li", "d2").at(Flags.NOON.plus(Duration.ofDays(3))), "");
    flag(Flags.by("wang", "d3").at(Flags.NOON.plus(Duration.ofDays(3))), "");
    catchUp();
    LocalDate third = DAY.plusDays(3);
    assertEquals(new Share(0, 2), Share.repeated(counts(Group.NOTHING, third, third), ""));
    flag(Flags.by("li", "d1"), "");
    flag(Flags.by("li", "d0").at(Flags.NOON.minus(Duration.ofDays(8))), "");
    catchUp();
    assertEquals(new Share(1, 2), Share.repeated(counts(Group.NOTHING, third, third), ""));
    assertEquals(new Share(0, 1), Share.repeated(counts(Group.NOTHING, DAY, DAY), ""));
  }

  @Test
  void verdictsGiveTheRateOfWrongFlags() {
    flag(Flags.by("li", "d1"), "");
    flag(Flags.by("li", "d2"), "");
    catchUp();
    ReviewDesk desk = new ReviewDesk(store.reviews(), text -> text, _ -> {});
    judge(desk, 1, Ruling.RIGHT);
    judge(desk, 2, Ruling.WRONG_FLAG);
    catchUp();
    assertEquals(new Share(1, 2),
        Share.wrong(counts(Group.SUBJECT, DAY, DAY), "banned.not-mine"));
    desk.undo("anna", Flags.NOON);
    catchUp();
    assertEquals(new Share(0, 1),
        Share.wrong(counts(Group.SUBJECT, DAY, DAY), "banned.not-mine"));
  }

  private void judge(ReviewDesk desk, long draft, Ruling ruling) {
    var review = store.reviews().review(draft).orElseThrow();
    desk.judge(draft, "anna", Flags.NOON.plusSeconds(draft), review.subject()
        .rules()
        .keySet()
        .stream()
        .map(hint -> new Judgement(hint, ruling, ""))
        .toList());
  }

  @Test
  void countsScriptsThatWereOfferedTakenAndChanged() {
    Flags flags = Flags.by("li", "d1");
    store.flaggedDrafts()
        .offered(new OfferedReply(flags.key(), "d1", "li", Flags.NOON, AskedQuestion.NOTHING,
            List.of(new OfferedScript("a.one", Fate.TAKEN, ""),
                new OfferedScript("a.two", Fate.CHANGED, "您"),
                new OfferedScript("a.three", Fate.PASSED, "")),
            "您好"));
    append(flags.took(1, "a.one", false));
    append(flags.took(2, "a.two", true));
    append(flags.sent(3, "您好"));
    catchUp();
    assertEquals(new Share(1, 3), Share.ignored(counts(Group.NOTHING, DAY, DAY), ""));
    assertEquals(Map.of("a.two", 1L),
        counts(Group.SUBJECT, DAY, DAY).get(Measure.SUGGESTION_EDITED));
    assertEquals(Map.of("a.two", 1L),
        counts(Group.SUBJECT, DAY, DAY).get(Measure.SUGGESTION_CHANGED));
    assertEquals(Map.of("li", 1L), counts(Group.AGENT, DAY, DAY).get(Measure.REPLIES));
  }

  private void append(Event event) {
    store.journal().append(event, event.at(), Optional.empty());
  }

  private static List<Event> chat(int number, Random random) {
    ConversationKey key = new ConversationKey("shop", "c" + number);
    Instant at = Flags.NOON.plusSeconds(random.nextInt(3 * 86_400));
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      events.add(new Event.MessageReceived(key, at, "q" + i, "在吗"));
      at = at.plusSeconds(1 + random.nextInt(60));
      if (random.nextInt(4) > 0) {
        events.add(new Event.ReplySent(key, at, "a" + i, Optional.empty(),
            "agent" + random.nextInt(3), "在的", Sender.HUMAN));
      }
      at = at.plusSeconds(1 + random.nextInt(5_000));
    }
    return events;
  }

  @Test
  void lateRepeatedAndDisorderedEventsAddUpAsThoughTheyHadComeInOrder() {
    Random random = new Random(5);
    List<Event> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      all.addAll(chat(i, random));
    }
    Map<String, Tally> expected = inOrder(all);
    Collections.shuffle(all, random);
    for (int i = 0; i < all.size(); i++) {
      append(all.get(i));
      if (i % 7 == 0) {
        append(all.get(random.nextInt(i + 1)));
      }
      if (i % 40 == 0) {
        catchUp();
      }
    }
    catchUp();
    Map<String, Tally> found = new TreeMap<>();
    LocalDate last = DAY.plusDays(9);
    for (LocalDate day = DAY; day.isBefore(last); day = day.plusDays(1)) {
      String name = day.toString();
      store.insight()
          .waits("each", Group.AGENT, new Range(Optional.of("shop"), Optional.empty(), day, day))
          .forEach((agent, tally) -> found.put(name + agent, tally));
    }
    assertEquals(expected, found);
    assertEquals(sum(expected.values()), sum(rounds(false, 13).stream()
        .map(round -> Tally.of(round.counted()))
        .toList()));
    assertEquals(expected.values().stream().mapToLong(it -> it.rounds() - it.inTime()).sum(),
        rounds(true, 13).size());
    for (boolean lateOnly : List.of(true, false)) {
      assertEquals(asked(rounds(lateOnly, false, 13)).reversed(),
          asked(rounds(lateOnly, true, 13)), "the latest question first, without a gap");
    }
  }

  private static List<Instant> asked(List<WaitRound> rounds) {
    return rounds.stream().map(round -> round.counted().asked()).toList();
  }

  /** By day and agent. */
  private static Map<String, Tally> inOrder(List<Event> all) {
    Map<String, Tally> sums = new TreeMap<>();
    all.stream()
        .collect(Collectors.groupingBy(Event::key))
        .values()
        .forEach(events -> JournalCounts.of(events, SETTINGS)
            .waits()
            .forEach((cell, tally) -> sums.merge(cell.day() + cell.agent(), tally,
                Tally::plus)));
    return sums;
  }

  private static Tally sum(Collection<Tally> tallies) {
    return tallies.stream().reduce(Tally.NONE, Tally::plus);
  }

  /** All rounds, page by page. */
  private List<WaitRound> rounds(boolean lateOnly, int most) {
    return rounds(lateOnly, false, most);
  }

  private List<WaitRound> rounds(boolean lateOnly, boolean descending, int most) {
    Range range = new Range(Optional.of("shop"), Optional.empty(), DAY, DAY.plusDays(9));
    List<WaitRound> rounds = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<WaitRound> page =
          store.insight()
              .rounds(new RoundsQuery(PROFILE, range, lateOnly, descending, after, most));
      rounds.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    return rounds;
  }

  @Test
  void isCountedAnewWhenItIsCountedByOtherClocks() {
    flag(Flags.by("li", "d1").at(Instant.parse("2026-11-25T20:00:00Z")), "");
    append(Flags.by("li", "d1").sent(1, "您好"));
    catchUp();
    assertEquals(Map.of("2026-11-26", 1L),
        counts(Group.DAY, DAY, DAY.plusDays(1)).get(Measure.FLAGGED));
    var utc = new JournalCounts.Settings(ZoneId.of("UTC"), List.of());
    assertTrue(store.insightCounting().catchUp(utc, () -> true));
    assertEquals(Map.of("2026-11-25", 1L),
        counts(Group.DAY, DAY, DAY.plusDays(1)).get(Measure.FLAGGED));
    assertEquals(Map.of("2026-11-25", 1L),
        counts(Group.DAY, DAY, DAY.plusDays(1)).get(Measure.REPLIES));
  }

  @Test
  void whatIsStoppedGoesOnLater() {
    flag(Flags.by("li", "d1"), "");
    assertTrue(store.writable(Flags.NOON));
    assertFalse(store.insightCounting().catchUp(SETTINGS, () -> false));
    catchUp();
    assertEquals(Map.of("", 1L), counts(Group.NOTHING, DAY, DAY).get(Measure.FLAGGED));
  }

  @Test
  void theCaseOfTheWeekIsGraveJudgedAndCorrected() {
    flag(Flags.by("li", "d1"), "我们来处理");
    flag(Flags.by("li", "d2"), "就是" + BAD);
    flag(Flags.by("li", "d3"), "我们来处理");
    catchUp();
    ReviewDesk desk = new ReviewDesk(store.reviews(), text -> text, _ -> {});
    judge(desk, 1, Ruling.RIGHT);
    judge(desk, 3, Ruling.WRONG_FLAG);
    desk.act(1, new Act.Read("li", Flags.NOON));
    List<TeachingCase> cases = TeachingCase.best(
        store.insight().told("shop", Flags.NOON, Flags.NOON.plusSeconds(60), 100), 10);
    assertEquals(List.of("1: SEVERITY 30, JUDGED 20, CORRECTED 20, COMMON 4",
        "2: SEVERITY 30, SENT_ANYWAY 10, COMMON 4"),
        cases.stream().map(SqlInsightTest::text).toList());
    assertEquals(74, cases.getFirst().score());
  }

  private static String text(TeachingCase it) {
    return it.story().number() + ": " + String.join(", ",
        it.parts().stream().map(part -> part.why() + " " + part.points()).toList());
  }
}
