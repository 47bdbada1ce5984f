package org.huashu.coach.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Delivery;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.HintAnswer;
import org.huashu.coach.conversation.Journal.Outcome;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.conversation.StoreUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlJournalTest {

  private static final Instant AT = Instant.parse("2026-11-22T10:00:00.5Z");
  private static final ConversationKey KEY = new ConversationKey("店铺", "c-1");

  @TempDir
  Path folder;

  @Test
  void everyKindOfEventComesBackAsItWas() {
    List<Event> events = List.of(
        new Event.ConversationOpened(KEY, AT, Optional.of("a-1"), Optional.of("taobao"),
            Map.of("order.id", "20261122001", "customer.name", "王女士")),
        new Event.MessageReceived(KEY, AT, "m-1", "在吗👍"),
        new Event.DraftUpdated(KEY, AT, "d-1", 3, "a-1", "您好", Optional.of("在吗"),
            Optional.of(AT), OptionalInt.of(1), true),
        new Event.ReplySent(KEY, AT, "m-2", Optional.of("d-1"), "a-1", "您好", Sender.ASSISTED),
        new Event.SuggestionUsed(KEY, AT, "d-1", "a-1", "greetings.hello", false),
        new Event.HintAnswered(KEY, AT, "d-1", "a-1", "h-1", HintAnswer.FALSE_ALARM),
        new Event.ConversationTransferred(KEY, AT, "a-1", "a-2", Optional.empty(),
            Optional.of("已备注")),
        new Event.ConversationClosed(KEY, AT, "a-2", Optional.of(true)),
        new Event.ConversationRated(KEY, AT, Optional.empty(), OptionalInt.of(5)));
    try (var store = open()) {
      for (Event event : events) {
        assertEquals(Outcome.WRITTEN, store.journal().append(event, AT, Optional.empty()));
      }
    }
    try (var store = open()) {
      assertEquals(events, store.journal().events(KEY));
      assertEquals(List.of(), store.journal().events(new ConversationKey("other", "c-1")));
    }
  }

  @Test
  void aRepeatedDeliveryChangesNothing() {
    try (var store = open()) {
      var journal = store.journal();
      assertEquals(Outcome.WRITTEN, journal.append(message(1), AT, delivery("w-1", "x")));
      assertEquals(Outcome.REPEATED, journal.append(message(1), AT, delivery("w-1", "x")));
      assertEquals(Outcome.CONFLICT, journal.append(message(2), AT, delivery("w-1", "y")));
      assertEquals(List.of(message(1)), journal.events(KEY));
    }
  }

  @Test
  void aForgottenDeliveryCountsAsNew() {
    try (var store = open()) {
      var journal = store.journal();
      journal.append(message(1), AT, delivery("w-1", "x"));
      store.forgetDeliveries(AT);
      assertEquals(Outcome.REPEATED, journal.append(message(1), AT, delivery("w-1", "x")));
      store.forgetDeliveries(AT.plusMillis(1));
      assertEquals(Outcome.WRITTEN, journal.append(message(1), AT, delivery("w-1", "x")));
    }
  }

  @Test
  void moreDeliveriesThanOnePieceAreForgotten() throws Exception {
    try (var store = open()) {
      execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000) "
          + "INSERT INTO delivery SELECT '店铺', 'w-' || i, 'x', '" + SqlJournal.moment(AT)
          + "' FROM n");
      store.journal().append(message(1), AT.plusMillis(1), delivery("w-new", "x"));
      store.forgetDeliveries(AT.plusMillis(1));
      assertEquals(List.of("w-new"), column("SELECT id FROM delivery"));
    }
  }

  @Test
  void aStoreWithoutRoomIsNotWritable() throws Exception {
    try (var store = open()) {
      assertTrue(store.writable(AT));
      execute("CREATE TRIGGER full BEFORE UPDATE ON delivery "
          + "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
      assertFalse(store.writable(AT.plusMillis(1)));
      assertFalse(store.journal().available());
      execute("DROP TRIGGER full");
      assertTrue(store.writable(AT.plusMillis(2)));
      assertTrue(store.journal().available());
    }
  }

  @Test
  void askingWhetherItIsWritableWritesEachTime() throws Exception {
    Path log = folder.resolve("coach.db-wal");
    try (var store = open()) {
      long before = Files.size(log);
      assertTrue(store.writable(AT));
      long between = Files.size(log);
      assertTrue(between >= before + 65_536, before + " then " + between);
      assertTrue(store.writable(AT.plusMillis(1)));
      assertTrue(Files.size(log) >= between + 65_536, between + " then " + Files.size(log));
      assertEquals(1, column("SELECT id FROM delivery").size());
      store.forgetDeliveries(AT.plusMillis(2));
      assertEquals(List.of(), column("SELECT id FROM delivery"));
    }
  }

  @Test
  void manyThreadsWriteAndNothingIsLostOrDoubled() throws Exception {
    try (var store = open(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Outcome>> calls = IntStream.range(0, 2_000)
          .<Callable<Outcome>>mapToObj(i -> () -> store.journal()
              .append(message(i / 2), AT,
                  delivery("w-" + i / 2, "x")))
          .toList();
      int written = 0;
      for (var result : threads.invokeAll(calls)) {
        written += result.get() == Outcome.WRITTEN ? 1 : 0;
      }
      assertEquals(1_000, written);
      assertEquals(1_000, store.journal().events(KEY).stream().distinct().count());
      assertEquals(1_000, store.journal().events(KEY).size());
    }
  }

  @Test
  void aFullDiskRefusesTheEventAndWritesNothingOfIt() throws SQLException {
    try (var store = open()) {
      var journal = store.journal();
      journal.append(message(1), AT, Optional.empty());
      var huge = new Event.MessageReceived(KEY, AT, "m-huge", "长".repeat(10_000));
      try (var lock = DriverManager.getConnection(url()); var statement = lock.createStatement()) {
        statement.execute("CREATE TRIGGER full BEFORE INSERT ON event "
            + "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
      }
      assertThrows(StoreUnavailableException.class,
          () -> journal.append(huge, AT, delivery("w-2", "x")));
      assertEquals(List.of(message(1)), journal.events(KEY));
      try (var lock = DriverManager.getConnection(url()); var statement = lock.createStatement()) {
        statement.execute("DROP TRIGGER full");
      }
      assertEquals(Outcome.WRITTEN, journal.append(huge, AT, delivery("w-2", "x")));
    }
  }

  @Test
  void oneBadWriteDoesNotSpoilTheOthersOfItsTransaction() throws Exception {
    try (var store = open(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try (var other = DriverManager.getConnection(url());
          var statement = other.createStatement()) {
        statement.execute("CREATE TRIGGER picky BEFORE INSERT ON event WHEN NEW.payload LIKE "
            + "'%m-13\"%' BEGIN SELECT RAISE(ABORT, 'no'); END");
      }
      List<Callable<Boolean>> calls =
          IntStream.range(0, 200).<Callable<Boolean>>mapToObj(i -> () -> {
            try {
              return store.journal().append(message(i), AT, Optional.empty()) == Outcome.WRITTEN;
            } catch (StoreUnavailableException e) {
              return false;
            }
          }).toList();
      int written = 0;
      for (var result : threads.invokeAll(calls)) {
        written += result.get() ? 1 : 0;
      }
      assertEquals(199, written);
      assertEquals(199, store.journal().events(KEY).size());
    }
  }

  @Test
  void afterClosingNothingIsTaken() {
    var store = open();
    store.close();
    var journal = store.journal();
    assertThrows(StoreUnavailableException.class,
        () -> journal.append(message(1), AT, Optional.empty()));
  }

  @Test
  void momentsSortAsText() {
    assertEquals("2026-11-22T10:00:00.500000000Z", SqlJournal.moment(AT));
    assertEquals("2026-11-22T10:00:00.000000000Z",
        SqlJournal.moment(Instant.parse("2026-11-22T10:00:00Z")));
    assertTrue(SqlJournal.moment(AT).compareTo(SqlJournal.moment(AT.plusNanos(1))) < 0);
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() {
    var problem = assertThrows(StoreUnavailableException.class,
        () -> SqlStore.open("jdbc:sqlite:/proc/nowhere/coach.db"));
    assertEquals("cannot make the data directory /proc/nowhere", problem.getMessage());
    var other = assertThrows(StoreUnavailableException.class,
        () -> SqlStore.open("jdbc:mysql://localhost/coach"));
    assertEquals("this version stores in SQLite only: give jdbc:sqlite:<file>, "
        + "not jdbc:mysql://localhost/coach", other.getMessage());
  }

  private void execute(String sql) throws SQLException {
    try (var other = DriverManager.getConnection(url()); var statement = other.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> column(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (var other = DriverManager.getConnection(url());
        var statement = other.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private static Event message(int number) {
    return new Event.MessageReceived(KEY, AT, "m-" + number, "问题" + number);
  }

  private static Optional<Delivery> delivery(String id, String digest) {
    return Optional.of(new Delivery("店铺", id, digest));
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("coach.db");
  }

  private SqlStore open() {
    return SqlStore.open(url());
  }
}
