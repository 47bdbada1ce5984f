package org.huashu.coach.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.huashu.coach.account.AuditLog;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.quality.KpiPolicy;
import org.huashu.coach.quality.ScoreSheet;
import org.huashu.coach.review.ChatKey;
import org.huashu.coach.review.JournalCounts;
import org.huashu.coach.review.ProposalQuery;
import org.huashu.coach.review.SampleQuery;
import org.huashu.coach.scoring.AgentMonth;
import org.huashu.coach.scoring.ChatSamples;
import org.huashu.coach.scoring.Chats;
import org.huashu.coach.scoring.Mark;
import org.huashu.coach.scoring.MonthAct;
import org.huashu.coach.scoring.MonthBook;
import org.huashu.coach.scoring.MonthBooks;
import org.huashu.coach.scoring.MonthEntry;
import org.huashu.coach.scoring.MonthNumbers;
import org.huashu.coach.scoring.Paper;
import org.huashu.coach.scoring.ScoreAct;
import org.huashu.coach.scoring.ScoreEntry;
import org.huashu.coach.scoring.ScoreQuery;
import org.huashu.coach.scoring.Scores;
import org.huashu.coach.scoring.Scoring;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores, chats, samples and months are kept, and read page by page. */
class SqlScoresTest {

  private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-11-24");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final ScoreSheet SHEET = new ScoreSheet(100, List.of(new ScoreSheet.Group("all",
      "全部", 100, List.of(new ScoreSheet.Item("cold", "冷淡", new BigDecimal("0.5"), Set.of())))));
  private static final ScoreQuery.Filter ALL = new ScoreQuery.Filter(Optional.empty(),
      Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
      false, OptionalLong.empty());

  @TempDir
  Path data;
  @AutoClose
  private SqlStore store;

  @BeforeEach
  void open() {
    store = SqlStore.open("jdbc:sqlite:" + data.resolve("coach.db"));
  }

  private static Paper paper(int times) {
    return new Paper(SHEET, List.of(new Mark("cold", times, List.of("m1"), "太冷淡")), "总评");
  }

  private static ChatKey chat(int i) {
    return new ChatKey("shop", "c" + i, "agent-" + i % 3, DAY.minusDays(i % 5));
  }

  private long score(int i, int times) {
    return store.scores()
        .begin(chat(i), new ScoreAct.Finished("trainer", NOW.plusSeconds(i), paper(times)))
        .orElseThrow();
  }

  @Test
  void everyActIsKeptWithTheSheetOfItsTime() {
    long number = store.scores()
        .begin(chat(0), new ScoreAct.Saved("trainer", NOW, paper(3)))
        .orElseThrow();
    ScoreSheet stricter = new ScoreSheet(100, List.of(new ScoreSheet.Group("all", "全部", 100,
        List.of(new ScoreSheet.Item("cold", "冷淡", BigDecimal.TEN, Set.of())))));
    List<ScoreAct> acts = List.of(
        new ScoreAct.Finished("other", NOW.plusSeconds(1),
            new Paper(stricter, List.of(new Mark("cold", 2, List.of(), "")), "")),
        new ScoreAct.Read("agent-0", NOW.plusSeconds(2)),
        new ScoreAct.Appealed("agent-0", NOW.plusSeconds(3), Set.of("cold"), "没有"),
        new ScoreAct.Answered("other", NOW.plusSeconds(4),
            List.of(new Mark("cold", 1, List.of(), "")), "有一次"));
    for (ScoreAct act : acts) {
      assertTrue(store.scores().append(store.scores().scoring(number).orElseThrow(), act));
    }
    Scoring kept = store.scores().scoring(number).orElseThrow();
    assertEquals(5, kept.acts().size());
    assertEquals(acts, kept.acts().subList(1, 5));
    assertEquals("98.5", ((ScoreAct.Saved) kept.acts().getFirst()).paper()
        .score()
        .total()
        .toPlainString());
    assertEquals("90", kept.paper().score().total().toPlainString());
    assertEquals(Optional.of(Scoring.Acceptance.PARTIAL), kept.acceptance());
    assertEquals("90", entry(number).total().toPlainString());
    assertEquals(Scoring.State.SETTLED, entry(number).state());
  }

  private ScoreEntry entry(long number) {
    return store.scores()
        .list(new ScoreQuery(ALL, ScoreQuery.Order.DAY, true, Optional.empty(), 100))
        .stream()
        .filter(it -> it.number() == number)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoeverIsSlowerChangesNothing() {
    long number = score(0, 1);
    Scoring seen = store.scores().scoring(number).orElseThrow();
    assertTrue(store.scores().append(seen, new ScoreAct.Finished("a", NOW, paper(2))));
    assertTrue(!store.scores().append(seen, new ScoreAct.Finished("b", NOW, paper(3))));
    assertEquals(OptionalLong.empty(),
        store.scores().begin(chat(0), new ScoreAct.Finished("c", NOW, paper(4))));
    assertEquals(2, store.scores().scoring(number).orElseThrow().paper().faults());
  }

  @Test
  void everyOrderIsReadPageByPageWithoutLosingOrRepeatingOne() {
    IntStream.range(0, 40).forEach(i -> score(i, i % 4));
    for (ScoreQuery.Order order : ScoreQuery.Order.values()) {
      for (boolean descending : List.of(true, false)) {
        List<Long> whole = numbers(order, descending, 100);
        assertEquals(40, Set.copyOf(whole).size());
        assertEquals(whole, numbers(order, descending, 7), order + " " + descending);
      }
    }
  }

  private List<Long> numbers(ScoreQuery.Order order, boolean descending, int most) {
    List<Long> numbers = new ArrayList<>();
    Optional<String> after = Optional.empty();
    List<ScoreEntry> page;
    do {
      page = store.scores().list(new ScoreQuery(ALL, order, descending, after, most));
      page.forEach(it -> numbers.add(it.number()));
      after = page.isEmpty() ? after : Optional.of(page.getLast().place(order));
    } while (!page.isEmpty());
    return numbers;
  }

  @Test
  void meansCountFinishedScoresOfTheDaysOnly() {
    score(0, 1);
    score(3, 4);
    var _ = store.scores().begin(chat(6), new ScoreAct.Saved("trainer", NOW, paper(90)));
    Map<Scores.AgentOfShop, Scores.Mean> means =
        store.scores().means(Optional.of("shop"), DAY.minusDays(9), DAY);
    assertEquals(Map.of(new Scores.AgentOfShop("shop", "agent-0"),
        new Scores.Mean(2, 9_950 + 9_800, 9_800, 2)), means);
    assertEquals(Map.of(), store.scores()
        .means(Optional.of("shop"), DAY.plusDays(1),
            DAY.plusDays(9)));
  }

  private void serve(int chats) {
    for (int i = 0; i < chats; i++) {
      ConversationKey key = new ConversationKey("shop", "c" + i);
      Instant at = Instant.parse("2026-11-24T03:00:00Z").plusSeconds(60L * i);
      keep(new Event.MessageReceived(key, at, "q", "在吗"));
      keep(new Event.ReplySent(key, at.plusSeconds(9), "a", Optional.empty(), "agent-" + i % 3,
          "在的", Sender.HUMAN));
    }
    store.insightCounting().catchUp(new JournalCounts.Settings(ZONE, List.of()), () -> true);
  }

  private void keep(Event event) {
    store.journal().append(event, event.at(), Optional.empty());
  }

  @Test
  void chatsAreCountedFromTheJournalHoweverLateAReplyComes() {
    serve(9);
    assertEquals(9, chats(Optional.empty()).size());
    ConversationKey key = new ConversationKey("shop", "c0");
    keep(new Event.ReplySent(key, Instant.parse("2026-11-24T05:00:00Z"), "b", Optional.empty(),
        "agent-9", "我来处理", Sender.HUMAN));
    store.insightCounting().catchUp(new JournalCounts.Settings(ZONE, List.of()), () -> true);
    assertEquals(10, chats(Optional.empty()).size());
    assertEquals("agent-9", chats(Optional.of("agent-9")).getFirst().chat().key().agent());
    var another = new JournalCounts.Settings(ZoneId.of("America/Los_Angeles"), List.of());
    store.insightCounting().catchUp(another, () -> true);
    assertEquals(LocalDate.parse("2026-11-23"), chats(Optional.empty()).getFirst()
        .chat()
        .key()
        .day());
    assertEquals(10, chats(Optional.empty()).size());
  }

  @Test
  void chatsAreSortedByTheirRepliesPageByPage() {
    serve(9);
    for (int i = 0; i < 3; i++) {
      keep(new Event.ReplySent(new ConversationKey("shop", "c" + i),
          Instant.parse("2026-11-24T05:00:00Z").plusSeconds(i), "more" + i, Optional.empty(),
          "agent-" + i % 3, "还在的", Sender.HUMAN));
    }
    store.insightCounting().catchUp(new JournalCounts.Settings(ZONE, List.of()), () -> true);
    for (boolean descending : List.of(true, false)) {
      List<Integer> replies = new ArrayList<>();
      Optional<String> after = Optional.empty();
      List<Chats.Line> page;
      do {
        page = store.chats()
            .list(new Chats.Query(filter(Optional.empty()), Chats.Order.REPLIES, descending, after,
                2));
        page.forEach(line -> replies.add(line.chat().replies()));
        after = page.isEmpty() ? after : Optional.of(page.getLast().place());
      } while (!page.isEmpty());
      List<Integer> sorted = replies.stream().sorted().toList();
      assertEquals(9, replies.size());
      assertEquals(descending ? sorted.reversed() : sorted, replies);
    }
  }

  private List<Chats.Line> chats(Optional<String> agent) {
    List<Chats.Line> chats = new ArrayList<>();
    Optional<String> after = Optional.empty();
    List<Chats.Line> page;
    do {
      page = store.chats().list(Chats.Query.newest(filter(agent), after, 4));
      chats.addAll(page);
      after = page.isEmpty() ? after : Optional.of(page.getLast().place());
    } while (!page.isEmpty());
    return chats;
  }

  private static Chats.Filter filter(Optional<String> agent) {
    return new Chats.Filter(Optional.of("shop"), agent, Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), OptionalLong.empty());
  }

  @Test
  void aSampleDrawsTheSameAgainAndKnowsHowFarItIs() {
    serve(30);
    var plan = new ChatSamples.Plan("shop", DAY, DAY, 2, 42);
    long first = store.chatSamples().draw(plan, "trainer", NOW).orElseThrow();
    long again = store.chatSamples().draw(plan, "other", NOW).orElseThrow();
    List<ChatKey> drawn = workedOff(first);
    assertEquals(6, drawn.size());
    assertEquals(Map.of("agent-0", new ChatSamples.Coverage(2, 2), "agent-1",
        new ChatSamples.Coverage(2, 2), "agent-2", new ChatSamples.Coverage(2, 2)),
        store.chatSamples().coverage(again), "the same chats were drawn, and are scored");
    assertEquals(OptionalLong.empty(), store.chatSamples()
        .draw(new ChatSamples.Plan("shop", DAY.plusDays(1), DAY.plusDays(1), 2, 42), "x", NOW));
  }

  private List<ChatKey> workedOff(long sample) {
    List<ChatKey> drawn = new ArrayList<>();
    Optional<ChatKey> next = store.chatSamples().next(sample, "trainer");
    while (next.isPresent()) {
      drawn.add(next.get());
      var _ = store.scores().begin(next.get(), new ScoreAct.Finished("trainer", NOW, paper(0)));
      next = store.chatSamples().next(sample, "trainer");
    }
    return drawn;
  }

  @Test
  void aClosedMonthIsReadBackAsItWas() {
    var month = new AgentMonth("shop", YearMonth.parse("2026-11"), "li");
    var policy = new KpiPolicy(List.of(new KpiPolicy.Kpi("satisfaction", "满意度",
        BigDecimal.valueOf(90), "percent", BigDecimal.valueOf(30), BigDecimal.ONE,
        BigDecimal.ONE)), BigDecimal.valueOf(1000), BigDecimal.valueOf(100),
        Optional.of(BigDecimal.valueOf(80)), List.of(new KpiPolicy.Penalty("late", "迟", BigDecimal
            .valueOf(50))));
    var books = store.monthBooks();
    append(month, new MonthAct.Entered("boss", NOW, new MonthEntry(MonthEntry.Kind.PENALTY, "late",
        BigDecimal.TWO, DAY, "两次")));
    append(month, new MonthAct.FeeSet("boss", NOW, BigDecimal.valueOf(7000)));
    MonthBook book = books.book(month);
    var numbers = new MonthNumbers(1, 2, 3, 4, 5, 1, 6, Optional.of(new BigDecimal("95.25")), 2, 7,
        1, 1500);
    append(month, new MonthAct.Closed("boss", NOW, policy, numbers,
        book.settle(policy, numbers)));
    MonthAct.Closed closed = books.book(month).closed().orElseThrow();
    assertEquals(numbers, closed.numbers());
    assertEquals(policy, closed.policy());
    assertEquals(book.settle(policy, numbers), closed.settlement());
    assertEquals("-5000", closed.settlement().payable().toPlainString(), "7000 × 70 % and 100");
    assertEquals(1, closed(books, true).size());
    for (String other : List.of("2026-08", "2026-09", "2026-10")) {
      append(new AgentMonth("shop", YearMonth.parse(other), "li"),
          new MonthAct.Closed("boss", NOW, policy, numbers, book.settle(policy, numbers)));
    }
    assertEquals(List.of("2026-11", "2026-10", "2026-09", "2026-08"),
        closed(books, true).stream().map(it -> it.month().month().toString()).toList());
    assertEquals(closed(books, true).reversed(), closed(books, false));
    assertEquals(books.books("shop", YearMonth.parse("2026-11")),
        List.of(closed(books, true).getFirst()), "with all acts");
    append(month, new MonthAct.Reopened("admin", NOW, "漏登"));
    assertEquals(3, closed(books, true).size());
    assertEquals(4, books.book(month).acts().size());
  }

  private static List<MonthBook> closed(MonthBooks books, boolean descending) {
    List<MonthBook> read = new ArrayList<>();
    OptionalLong after = OptionalLong.empty();
    List<MonthBook> page;
    do {
      page = books.closed(new MonthBooks.ClosedQuery("li", Optional.of("shop"), Optional.empty(),
          Optional.empty(), descending, after, 2));
      read.addAll(page);
      after = page.isEmpty() ? after : OptionalLong.of(page.getLast().number());
    } while (!page.isEmpty());
    return read;
  }

  private void append(AgentMonth month, MonthAct act) {
    assertTrue(store.monthBooks().append(store.monthBooks().book(month), act));
  }

  @Test
  void everyListIsReadFromAnIndexInItsOrder() throws Exception {
    List<SqlScores.Select> selects = new ArrayList<>();
    for (ScoreQuery.Order order : ScoreQuery.Order.values()) {
      for (Optional<String> shop : List.of(Optional.<String>empty(), Optional.of("shop"))) {
        var filter = new ScoreQuery.Filter(shop, Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), false, OptionalLong.empty());
        selects.add(SqlScores.select(new ScoreQuery(filter, order, true, Optional.empty(), 50)));
      }
    }
    for (Optional<String> agent : List.of(Optional.<String>empty(), Optional.of("li"))) {
      selects.add(SqlChats.select(new Chats.Query(filter(agent), Chats.Order.FIRST, true, AFTER,
          50)));
    }
    for (boolean descending : List.of(true, false)) {
      selects.add(SqlChats.select(new Chats.Query(filter(Optional.empty()), Chats.Order.REPLIES,
          descending, AFTER, 50)));
      for (SampleQuery.Order order : SampleQuery.Order.values()) {
        var query = new SampleQuery(SampleQuery.Filter.ALL, order, descending,
            SampleQuery.Place.parse("2026-11-23 7"), 50);
        selects.add(SqlSamples.select(query));
        selects.add(SqlChatSamples.select(query));
      }
      for (AuditLog.Order order : AuditLog.Order.values()) {
        selects.add(SqlAuditLog.select(AuditLog.Wanted.ALL, new AuditLog.Slice(order, descending,
            AuditLog.Place.parse("7 anna"), 50)));
      }
      for (ProposalQuery.Order order : ProposalQuery.Order.values()) {
        selects.add(SqlReviews.select(new ProposalQuery(ProposalQuery.Filter.ALL, order,
            descending, ProposalQuery.Place.parse("2026-11-24T03:00:00Z 7 h banned.x"), 50)));
      }
    }
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + data.resolve("coach.db"))) {
      for (SqlScores.Select select : selects) {
        String plan = plan(connection, select);
        assertTrue(!plan.contains("TEMP B-TREE"), plan + select.sql());
        assertTrue(plan.contains("USING INDEX") || plan.contains("SEARCH"), plan + select.sql());
      }
    }
  }

  private static final Optional<String> AFTER = Optional.of("2026-11-24T03:00:00Z\n2\nli\nc1");

  private static String plan(Connection connection, SqlScores.Select select)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("EXPLAIN QUERY PLAN " + select.sql())) {
      for (int i = 0; i < select.values().length; i++) {
        statement.setObject(i + 1, select.values()[i]);
      }
      StringBuilder plan = new StringBuilder();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          plan.append(rows.getString("detail")).append('\n');
        }
      }
      return plan.toString();
    }
  }
}
