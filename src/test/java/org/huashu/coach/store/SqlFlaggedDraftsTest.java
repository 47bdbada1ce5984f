package org.huashu.coach.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.advice.Verdict;
import org.huashu.coach.check.Finding;
import org.huashu.coach.clock.ClockReading;
import org.huashu.coach.clock.ClockState;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.HintAnswer;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.review.FlaggedDraft;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlFlaggedDraftsTest {

  private static final ConversationKey KEY = new ConversationKey("s", "c");
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir
  Path folder;

  @Test
  void keepsWhatWasNearlySentTheHintsAndWhatWasSent() throws SQLException {
    try (var store = open()) {
      var drafts = store.flaggedDrafts();
      assertTrue(drafts.flag(flagged(1, "不关我的事", 0, 5)));
      assertTrue(drafts.flag(flagged(2, "亲，不关我的事", 2, 7)));
      drafts.outcome(new Event.HintAnswered(KEY, AT, "d", "a", "h-1", HintAnswer.APPLIED));
      drafts.outcome(new Event.SuggestionUsed(KEY, AT, "d", "a", "returns.how", true));
      drafts.outcome(reply("d", "我们马上为您处理"));
    }
    assertEquals(List.of("s|c|d|a|能退吗|我们马上为您处理"), rows("SELECT shop, conversation, draft, agent, "
        + "question, sent_text FROM flagged_draft"));
    assertEquals(List.of("1|不关我的事|BLOCK|" + hints(0, 5), "2|亲，不关我的事|BLOCK|" + hints(2, 7)), rows(
        "SELECT revision, text, verdict, hints FROM flagged_revision ORDER BY revision"));
    assertEquals(List.of("hint.APPLIED|h-1", "suggestion.edited|returns.how"),
        rows("SELECT action, subject FROM flagged_draft_action ORDER BY action"));
  }

  @Test
  void whatHappensToOtherDraftsChangesNothing() throws SQLException {
    try (var store = open()) {
      var drafts = store.flaggedDrafts();
      drafts.outcome(reply("unknown", "您好"));
      drafts.outcome(new Event.HintAnswered(KEY, AT, "x", "a", "h-1", HintAnswer.DISMISSED));
    }
    assertEquals(List.of("0"), rows("SELECT COUNT(*) FROM flagged_draft"));
    assertEquals(List.of("0"), rows("SELECT COUNT(*) FROM flagged_draft_action"));
  }

  @Test
  void listsTheHintsOfDraftsThatWereFlaggedBeforeThereWasAList() throws SQLException {
    try (var store = open()) {
      store.flaggedDrafts().flag(flagged(1, "不关我的事", 0, 5));
    }
    try (var connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("coach.db"));
        var statement = connection.createStatement()) {
      statement.execute("DELETE FROM flagged_hint");
      statement.execute("UPDATE flagged_draft SET severity = -1");
      statement.execute(
          "UPDATE flagged_revision SET hints = replace(hints, ',\"message\":\"不要说\"', '')");
    }
    open().close();
    assertEquals(List.of("h-1|banned.x|banned|2"),
        rows("SELECT hint, rule, category, severity FROM flagged_hint"));
    assertEquals(List.of("2"), rows("SELECT severity FROM flagged_draft"));
  }

  private static String hints(int start, int end) {
    return "[{\"id\":\"h-1\",\"category\":\"banned\",\"rule\":\"banned.x\",\"severity\":\"BLOCK\",\"start\":%d,"
        .formatted(start)
        + "\"end\":%d,\"text\":\"不关我的事\",\"replacements\":[\"我们来处理\"],\"message\":\"不要说\"}]"
            .formatted(end);
  }

  private static Event reply(String draft, String text) {
    return new Event.ReplySent(KEY, AT, "m", Optional.of(draft), "a", text, Sender.HUMAN);
  }

  private static FlaggedDraft flagged(long revision, String text, int start, int end) {
    var finding = new Finding("banned.x", Category.BANNED, Severity.BLOCK,
        Optional.of(new Span(start, end)), "不要说", "规范", List.of("我们来处理"), Optional.empty(),
        Optional.empty());
    var clock = new ClockReading(ClockState.IDLE, Optional.empty(), 0, 20_000);
    var advice = new Advice("c", "d", revision, Verdict.BLOCK,
        List.of(new Hint("h-1", finding, "不关我的事")), List.of(), clock, List.of(), 1);
    return new FlaggedDraft(KEY, "a", text, "能退吗", advice, AT);
  }

  private SqlStore open() {
    return SqlStore.open("jdbc:sqlite:" + folder.resolve("coach.db"));
  }

  private List<String> rows(String sql) throws SQLException {
    try (var connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("coach.db"));
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getString(i));
        }
        found.add(String.join("|", row));
      }
      return found;
    }
  }
}
