package org.huashu.coach.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event.SuggestionUsed;
import org.huashu.coach.knowledge.ScriptChecks.Kind;
import org.huashu.coach.knowledge.ScriptPair;
import org.huashu.coach.review.AskedQuestion;
import org.huashu.coach.review.Fate;
import org.huashu.coach.review.JournalCounts;
import org.huashu.coach.review.OfferHistory.Example;
import org.huashu.coach.review.OfferHistory.ExampleQuery;
import org.huashu.coach.review.OfferHistory.Posed;
import org.huashu.coach.review.OfferHistory.QuestionQuery;
import org.huashu.coach.review.OfferHistory.ScriptUse;
import org.huashu.coach.review.OfferedReply;
import org.huashu.coach.review.OfferedReply.OfferedScript;
import org.huashu.coach.review.Page;
import org.huashu.coach.review.QuestionGroup;
import org.huashu.coach.review.QuestionGroup.GoodReply;
import org.huashu.coach.review.QuestionGroup.Sample;
import org.huashu.coach.review.QuestionGroups;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlOfferHistoryTest {

  private static final Instant NOON = Instant.parse("2026-11-25T04:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
  private static final JournalCounts.Settings SETTINGS =
      new JournalCounts.Settings(ZoneId.of("Asia/Shanghai"), List.of());

  @TempDir
  Path folder;
  @AutoClose
  private SqlStore store;

  @BeforeEach
  void open() {
    store = SqlStore.open("jdbc:sqlite:" + folder.resolve("coach.db"));
  }

  private static OfferedReply reply(String shop, String draft, Instant at,
      OfferedScript... scripts) {
    return new OfferedReply(new ConversationKey(shop, "c-" + draft), draft, "li", at,
        new AskedQuestion("怎么退" + draft, Optional.of("tmall"), Optional.empty(), 0.25, "a.near"),
        List.of(scripts), "好的" + draft);
  }

  private void keep(OfferedReply reply) {
    store.flaggedDrafts().offered(reply);
    assertTrue(store.writable(reply.at()));
  }

  private Map<String, ScriptUse> uses(Optional<String> shop, LocalDate day) {
    store.insightCounting().catchUp(SETTINGS, () -> true);
    return store.offerHistory().uses(shop, day, day);
  }

  @Test
  void addsUpWhatBecameOfScriptsByDayAndShop() {
    keep(reply("a", "1", NOON, new OfferedScript("x.one", Fate.TAKEN, ""),
        new OfferedScript("x.two", Fate.PASSED, "")));
    keep(reply("a", "2", NOON, new OfferedScript("x.one", Fate.CHANGED, "您好")));
    keep(reply("b", "3", NOON, new OfferedScript("x.one", Fate.IGNORED, "")));
    keep(reply("a", "4", NOON.minusSeconds(86_400), new OfferedScript("x.one", Fate.TAKEN, "")));
    assertEquals(Map.of("x.one", new ScriptUse(3, 1, 1, 1, 0), "x.two",
        new ScriptUse(1, 0, 0, 0, 0)), uses(Optional.empty(), DAY));
    assertEquals(Map.of("x.one", new ScriptUse(1, 0, 0, 1, 0)), uses(Optional.of("b"), DAY));
  }

  @Test
  void countsAScriptThatWasFoundAndPutInWithoutBeingOffered() {
    store.journal()
        .append(new SuggestionUsed(new ConversationKey("a", "c"), NOON, "d", "li", "x.found",
            false), NOON, Optional.empty());
    assertEquals(Map.of("x.found", new ScriptUse(0, 0, 0, 0, 1)), uses(Optional.empty(), DAY));
    assertTrue(new ScriptUse(0, 0, 0, 0, 1).used());
  }

  @Test
  void aReplyThatIsToldTwiceCountsOnce() {
    keep(reply("a", "1", NOON, new OfferedScript("x.one", Fate.TAKEN, "")));
    keep(reply("a", "1", NOON.plusSeconds(5), new OfferedScript("x.one", Fate.IGNORED, "")));
    assertEquals(new ScriptUse(1, 1, 0, 0, 0), uses(Optional.empty(), DAY).get("x.one"));
  }

  @Test
  void countingThatIsCutOffAnywhereCountsNothingTwice() {
    for (int i = 0; i < 5_000; i++) {
      store.flaggedDrafts()
          .offered(reply("a", "d" + i, NOON, new OfferedScript("x.one", Fate.IGNORED, "")));
    }
    assertTrue(store.writable(NOON));
    for (int stop = 0; stop < 6; stop++) {
      int[] steps = {stop};
      store.insightCounting().catchUp(SETTINGS, () -> steps[0]-- > 0);
      store.close();
      open();
    }
    assertEquals(new ScriptUse(5_000, 0, 0, 5_000, 0), uses(Optional.empty(), DAY).get("x.one"));
  }

  @Test
  void otherSettingsCountEverythingAnew() {
    keep(reply("a", "1", NOON.plusSeconds(14 * 3_600),
        new OfferedScript("x.one", Fate.TAKEN, "")));
    assertEquals(Map.of(), uses(Optional.empty(), DAY));
    store.insightCounting()
        .catchUp(new JournalCounts.Settings(ZoneId.of("UTC"), List.of()), () -> true);
    assertEquals(Set.of("x.one"), store.offerHistory().uses(Optional.empty(), DAY, DAY).keySet());
    assertEquals(Map.of(),
        store.offerHistory().uses(Optional.empty(), DAY.plusDays(1), DAY.plusDays(1)));
  }

  @Test
  void examplesComePageByPageTheLatestFirst() {
    for (int i = 0; i < 7; i++) {
      keep(reply(i % 2 == 0 ? "a" : "b", "d" + i, NOON.plusSeconds(i),
          new OfferedScript("x.one", Fate.CHANGED, "原文" + i)));
    }
    List<String> seen = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<Example> page = store.offerHistory()
          .examples(new ExampleQuery("x.one", Fate.CHANGED, Optional.of("a"), Optional.empty(),
              false, after, 2));
      page.items().forEach(it -> seen.add(it.question() + " " + it.offered() + " " + it.sent()));
      after = page.next();
    } while (after.isPresent());
    assertEquals(List.of("怎么退d6 原文6 好的d6", "怎么退d4 原文4 好的d4", "怎么退d2 原文2 好的d2",
        "怎么退d0 原文0 好的d0"), seen);
    var oldest = new ExampleQuery("x.one", Fate.CHANGED, Optional.of("a"), Optional.empty(), true,
        Optional.empty(), 9);
    assertEquals(seen.reversed(), store.offerHistory()
        .examples(oldest)
        .items()
        .stream()
        .map(it -> it.question() + " " + it.offered() + " " + it.sent())
        .toList());
  }

  @Test
  void questionsComeTheLatestFirstUntilEnoughWereRead() {
    keep(reply("a", "1", NOON, new OfferedScript("x.one", Fate.TAKEN, "")));
    keep(reply("a", "2", NOON.plusSeconds(1), new OfferedScript("x.one", Fate.IGNORED, "")));
    keep(reply("a", "3", NOON.plusSeconds(2)));
    keep(reply("b", "4", NOON.plusSeconds(3)));
    assertEquals(List.of("怎么退3", "怎么退2", "怎么退1"), questions(false, 9));
    assertEquals(List.of("怎么退3", "怎么退2"), questions(true, 9));
    assertEquals(List.of("怎么退3"), questions(true, 1));
    List<Posed> first = new ArrayList<>();
    store.offerHistory().questions(new QuestionQuery("a", NOON, true, 9), posed -> {
      first.add(posed);
      return false;
    });
    assertEquals(List.of(new Posed(new ConversationKey("a", "c-3"), NOON.plusSeconds(2),
        reply("a", "3", NOON).asked(), false, "好的3")), first);
    assertEquals(List.of("a", "b"), store.offerHistory().shops());
  }

  private List<String> questions(boolean unanswered, int most) {
    List<String> questions = new ArrayList<>();
    store.offerHistory()
        .questions(new QuestionQuery("a", NOON, unanswered, most),
            posed -> questions.add(posed.asked().question()));
    return questions;
  }

  @Test
  void groupsArePutInThePlaceOfThoseBeforeAndSettledOnesAreRemembered() {
    QuestionGroup group = new QuestionGroup("0a", "能刻字吗", 2, 5, 3, NOON, NOON.plusSeconds(9),
        List.of(new Sample(new ConversationKey("a", "c"), NOON, "能刻字吗", "可以")),
        List.of(new GoodReply("可以刻字", 2, 1, 2)), List.of("能刻字吗"));
    store.questionGroups().keep("a", List.of(group));
    store.questionGroups().keep("b", List.of(group));
    store.questionGroups().keep("a", List.of(group));
    assertEquals(List.of(group), store.questionGroups().groups("a"));
    assertEquals(Optional.of(group), store.questionGroups().find("a", "0a"));
    store.questionGroups().settle("a", group, "li", NOON);
    assertEquals(0, store.questionGroups().count("a"));
    assertEquals(1, store.questionGroups().count("b"));
    assertEquals(Set.of("能刻字吗"), store.questionGroups().settled("a"));
    assertEquals(Set.of(), store.questionGroups().settled("b"));
    assertEquals(List.of(new QuestionGroups.Settled(group, "li", NOON)),
        store.questionGroups().settledGroups("a"));
    assertEquals(List.of(), store.questionGroups().settledGroups("b"));
    store.questionGroups().keep("a", List.of());
    store.questionGroups().made("something");
    assertEquals(Optional.empty(), store.questionGroups().bringBack("b", "0a"));
    assertEquals(Optional.of(group), store.questionGroups().bringBack("a", "0a"));
    assertEquals(Optional.empty(), store.questionGroups().bringBack("a", "0a"));
    assertEquals(List.of(group), store.questionGroups().groups("a"));
    assertEquals(Set.of(), store.questionGroups().settled("a"));
    assertEquals("", store.questionGroups().madeFrom());
  }

  @Test
  void pairsAreKeptForOneRelease() {
    ScriptPair pair = new ScriptPair("a.one", "a.two", Kind.CONTRADICTION, "7 天", "15 天");
    assertEquals(0, store.pairLog().release());
    store.pairLog().keep(3, List.of(pair));
    store.pairLog().keep(4, List.of(pair));
    assertEquals(4, store.pairLog().release());
    assertEquals(List.of(pair), store.pairLog().pairs());
  }
}
