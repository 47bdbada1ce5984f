package org.huashu.coach.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.review.DryRun;
import org.huashu.coach.review.Flags;
import org.huashu.coach.review.Judgement;
import org.huashu.coach.review.ReviewDesk;
import org.huashu.coach.review.Ruling;
import org.huashu.coach.review.Share;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.CompiledWording;
import org.huashu.coach.wording.Disguise;
import org.huashu.coach.wording.Segmenter;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.WordingMatcher;
import org.huashu.coach.wording.WordingRule;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlRecentRepliesTest {

  @AutoClose
  private final SqlStore store;

  SqlRecentRepliesTest(@TempDir Path folder) {
    store = SqlStore.open("jdbc:sqlite:" + folder.resolve("coach.db"));
  }

  private static ConversationKey key(String conversation) {
    return new ConversationKey("shop", conversation);
  }

  private void asked(String conversation, String text) {
    append(new Event.MessageReceived(key(conversation), Flags.NOON, "q-" + text, text));
  }

  private void replied(String conversation, String agent, String text) {
    append(new Event.ReplySent(key(conversation), Flags.NOON, "a-" + text, Optional.empty(), agent,
        text, Sender.HUMAN));
  }

  private void append(Event event) {
    store.journal().append(event, event.at(), Optional.empty());
  }

  private List<String> last(int most) {
    List<String> found = new ArrayList<>();
    store.recentReplies()
        .read("shop", most, reply -> found.add(reply.turn().question().replace('\n', '/') + ">"
            + reply.turn().draft() + (reply.turn().firstReply() ? "*" : "")));
    return found;
  }

  @Test
  void aReplyComesWithTheCustomersWordsBeforeIt() {
    asked("c1", "在吗");
    asked("c2", "能退吗");
    asked("c1", "几天到");
    replied("c1", "li", "三天");
    replied("c2", "wang", "能退");
    append(new Event.ReplySent(new ConversationKey("other", "c1"), Flags.NOON, "m",
        Optional.empty(), "x", "别家", Sender.HUMAN));
    append(new Event.ReplySent(key("c1"), Flags.NOON, "auto", Optional.empty(), "bot", "机器",
        Sender.AUTO));
    asked("c1", "好");
    replied("c1", "li", "不客气");
    assertEquals(List.of("在吗/几天到>三天*", "能退吗>能退*", "好>不客气"), last(100));
    assertEquals(4, store.recentReplies().count("shop", 100));
  }

  @Test
  void whereTheLastOnesBeginMidwayWhatWasSaidBeforeIsKnownStill() {
    asked("c1", "在吗");
    replied("c1", "li", "在的");
    asked("c1", "几天到");
    asked("c2", "能退吗");
    replied("c1", "li", "三天");
    replied("c2", "li", "能退");
    assertEquals(List.of("几天到>三天", "能退吗>能退*"), last(2));
    assertEquals(List.of("能退吗>能退*"), last(1));
    assertEquals(List.of(), last(0));
  }

  private static WordingMatcher wording(String... except) {
    WordingRule rule = new WordingRule("banned.unknown", Category.BANNED, Severity.WARN, "", "",
        "", new WordingRule.Form.Avoid(List.of("不知道"), List.of()),
        new WordingRule.Conditions(WordingRule.Voice.DRAFT, WordingRule.Moment.ALWAYS, List.of(),
            List.of(), List.of(), List.of(except), Set.of(), Optional.empty(),
            Disguise.ALL),
        new WordingRule.Examples(List.of(), List.of()));
    return CompiledWording.compile(List.of(rule), List.of(), Segmenter.NONE);
  }

  private DryRun.Result dryRun(WordingMatcher wording, DryRun.Progress progress) {
    return new DryRun(store.recentReplies())
        .run(new DryRun.Plan("shop", "banned.unknown", 10_000, 1), wording, progress);
  }

  @Test
  void aDryRunCountsByAgentAndShowsSamples() {
    for (int i = 0; i < 60; i++) {
      replied("c" + i, i % 3 == 0 ? "li" : "wang", "不知道" + i);
      replied("c" + i, "zhao", "好的" + i);
    }
    DryRun.Result result = dryRun(wording(), (_, _) -> true);
    assertEquals(120, result.read());
    assertEquals(60, result.flagged());
    assertEquals(Map.of("li", 20L, "wang", 40L), result.agents());
    assertEquals("wang", result.agents().keySet().iterator().next());
    assertEquals(50, result.samples().size());
    assertEquals(new Share(60, 120), result.share());
    assertFalse(result.cancelled());
    assertEquals(result, dryRun(wording(), (_, _) -> true));
  }

  @Test
  void aDryRunTellsHowFarItIsAndCanBeCancelled() {
    for (int i = 0; i < 1200; i++) {
      replied("c", "li", "不知道" + i);
    }
    List<Long> told = new ArrayList<>();
    DryRun.Result whole = dryRun(wording(), (read, _) -> told.add(read));
    assertEquals(List.of(0L, 1000L, 1200L), told);
    assertFalse(whole.cancelled());
    DryRun.Result some = dryRun(wording(), (read, _) -> read < 1000);
    assertTrue(some.cancelled());
    assertEquals(1000, some.read());
    assertTrue(dryRun(wording(), (_, _) -> false).cancelled());
  }

  @Test
  void aDryRunSaysWhatAnExceptionChangesAboutEarlierVerdicts() {
    flag("d1", "不知道啊", Ruling.RIGHT);
    flag("d2", "不知道您方便吗", Ruling.WRONG_FLAG);
    flag("d3", "不知道您几点在", Ruling.WRONG_FLAG);
    DryRun.Result before = dryRun(wording(), (_, _) -> true);
    assertEquals(Map.of(Ruling.RIGHT, new DryRun.Prior(1, 1), Ruling.WRONG_FLAG,
        new DryRun.Prior(2, 2)), before.prior());
    assertEquals(new Share(1, 3), before.precision());
    DryRun.Result after = dryRun(wording("不知道您"), (_, _) -> true);
    assertEquals(Map.of(Ruling.RIGHT, new DryRun.Prior(1, 1), Ruling.WRONG_FLAG,
        new DryRun.Prior(2, 0)), after.prior());
    assertEquals(new Share(1, 1), after.precision());
  }

  private void flag(String draft, String text, Ruling ruling) {
    Flags flags = Flags.by("li", draft);
    store.flaggedDrafts()
        .flag(flags.revision(1, text, flags.warn("banned.unknown", text, "不知道")));
    assertTrue(store.writable(Flags.NOON));
    new ReviewDesk(store.reviews(), words -> words, _ -> {}).judge(store.samples().newest(), "anna",
        Flags.NOON,
        List.of(new Judgement(flags.hint("banned.unknown", "不知道"), ruling, "")));
  }
}
