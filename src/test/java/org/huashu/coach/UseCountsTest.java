package org.huashu.coach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.review.AskedQuestion;
import org.huashu.coach.review.Fate;
import org.huashu.coach.review.JournalCounts;
import org.huashu.coach.review.OfferedReply;
import org.huashu.coach.review.OfferedReply.OfferedScript;
import org.huashu.coach.script.Usage;
import org.huashu.coach.store.SqlStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UseCountsTest {

  private static final Instant NOON = Instant.parse("2026-11-25T04:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final JournalCounts.Settings SETTINGS =
      new JournalCounts.Settings(ZONE, List.of());

  @AutoClose
  private final SqlStore store;

  UseCountsTest(@TempDir Path folder) {
    store = SqlStore.open("jdbc:sqlite:" + folder.resolve("coach.db"));
  }

  @Test
  void whatAgentsSendLeadsWhatTheyIgnoreInThatShopOnly() {
    UseCounts uses = new UseCounts();
    for (int i = 0; i < 30; i++) {
      keep("a", i, new OfferedScript("x.sent", Fate.TAKEN, ""),
          new OfferedScript("x.beside", Fate.PASSED, ""));
      keep("a", 100 + i, new OfferedScript("x.ignored", Fate.IGNORED, ""));
    }
    count();
    uses.refresh(store.offerHistory(), NOON, ZONE);
    assertTrue(uses.get().leaning("a", "x.sent") > 0.1);
    assertTrue(uses.get().leaning("a", "x.ignored") < -0.1);
    assertEquals(0, uses.get().leaning("a", "x.beside"));
    assertEquals(0, uses.get().leaning("b", "x.sent"));
    uses.refresh(store.offerHistory(), NOON.plus(Duration.ofDays(40)), ZONE);
    assertEquals(0, uses.get().leaning("a", "x.sent"), "long ago");
  }

  @Test
  void daysAreThoseOfTheStoreWhereverTheServiceRuns() {
    for (int i = 0; i < 30; i++) {
      keep("a", i, new OfferedScript("x.sent", Fate.TAKEN, ""));
      keep("a", 100 + i, new OfferedScript("x.ignored", Fate.IGNORED, ""));
    }
    count();
    // One in the morning of the 31st day after in Shanghai, and still the 30th in Greenwich.
    Instant later = NOON.plus(Duration.ofDays(30)).plus(Duration.ofHours(13));
    UseCounts here = new UseCounts();
    here.refresh(store.offerHistory(), later, ZONE);
    assertEquals(0, here.get().leaning("a", "x.sent"));
    UseCounts there = new UseCounts();
    there.refresh(store.offerHistory(), later, ZoneOffset.UTC);
    assertTrue(there.get().leaning("a", "x.sent") > 0.1);
  }

  @Test
  void countsNowAndThenAndKeepsItsVersionWhileNothingChanges() {
    UseCounts uses = new UseCounts();
    uses.refresh(store.offerHistory(), NOON, ZONE);
    assertSame(Usage.NONE, uses.get());
    keep("a", 1, new OfferedScript("x.sent", Fate.TAKEN, ""));
    keep("a", 2, new OfferedScript("x.other", Fate.IGNORED, ""));
    count();
    uses.refresh(store.offerHistory(), NOON.plusSeconds(60), ZONE);
    assertSame(Usage.NONE, uses.get(), "a short while ago");
    uses.refresh(store.offerHistory(), NOON.plusSeconds(3_600), ZONE);
    Usage counted = uses.get();
    assertEquals(1, counted.version());
    uses.refresh(store.offerHistory(), NOON.plusSeconds(7_200), ZONE);
    assertSame(counted, uses.get());
  }

  private void count() {
    store.insightCounting().catchUp(SETTINGS, () -> true);
  }

  private void keep(String shop, int draft, OfferedScript... scripts) {
    store.flaggedDrafts()
        .offered(new OfferedReply(new ConversationKey(shop, "c-" + draft), "d-" + draft, "li", NOON,
            new AskedQuestion("怎么退", Optional.empty(), Optional.empty(), 0.5, scripts[0].script()),
            List.of(scripts), "好的"));
    assertTrue(store.writable(NOON));
  }
}
