package org.huashu.coach.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.store.SqlStore;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills a store as a busy shop of thirty agents leaves it after some months: conversations in the
 * journal, and flagged drafts. Written past the service, without waiting for the disk. The same
 * plan always gives the same rows.
 */
final class LargeStore {

  static final String SHOP = "large";
  /** Yesterday evening, so that the pages' usual stretches of time hold something. */
  static final Instant LAST =
      Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(10));
  static final Duration LASTS = Duration.ofDays(90);
  static final int AGENTS = 30;
  static final int RULES = 100;

  private static final int AT_ONCE = 20_000;
  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

  /** How much of everything. */
  record Plan(int events, int flagged, int scripts) {

    static final Plan FULL = new Plan(1_000_000, 20_000, 10_000);
    static final Plan QUICK = new Plan(50_000, 2_000, 1_000);
  }

  private final Plan plan;
  private final Random random = new Random(11);
  private final ReplyTalk talk = new ReplyTalk(12);
  private final JsonMapper json = JsonMapper.builder().build();
  private final FlaggedRows flagged = new FlaggedRows();

  private LargeStore(Plan plan) {
    this.plan = plan;
  }

  /** Makes the store in a file that is not there yet. */
  static void fill(Path file, Plan plan) throws SQLException {
    String url = "jdbc:sqlite:" + file;
    SqlStore.open(url).close();
    try (Connection connection = DriverManager.getConnection(url)) {
      try (var statement = connection.createStatement()) {
        statement.execute("PRAGMA synchronous = OFF");
      }
      connection.setAutoCommit(false);
      LargeStore store = new LargeStore(plan);
      store.journal(connection);
      store.flagged(connection);
      connection.commit();
    }
  }

  /** Only fills a store: {@code LargeStore FILE [--quick]}. */
  public static void main(String[] args) throws SQLException {
    fill(Path.of(args[0]), List.of(args).contains("--quick") ? Plan.QUICK : Plan.FULL);
  }

  static String moment(Instant at) {
    return MOMENT.format(at);
  }

  private Instant at(int i, int all) {
    return LAST.minus(LASTS).plusMillis(LASTS.toMillis() * i / all);
  }

  private String agent() {
    return "agent-%02d".formatted(random.nextInt(AGENTS));
  }

  private void journal(Connection connection) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(
        "INSERT INTO event (shop, conversation, type, at, arrived_at, payload) "
            + "VALUES (?, ?, ?, ?, ?, ?)")) {
      int written = 0;
      for (int chat = 0; written < plan.events(); chat++) {
        ConversationKey key = new ConversationKey(SHOP, "chat-" + chat);
        String agent = agent();
        Instant at = at(written, plan.events());
        int rounds = 1 + random.nextInt(8);
        for (int round = 0; round < rounds; round++) {
          at = at.plusSeconds(20 + random.nextInt(60));
          add(insert, "message.received", new Event.MessageReceived(key, at, "q" + round,
              ShopTalk.newQuestion(random, written)));
          at = at.plusSeconds(3 + random.nextInt(50));
          add(insert, "reply.sent", new Event.ReplySent(key, at, "a" + round,
              Optional.of("d" + round), agent, reply(), Sender.HUMAN));
          written += 2;
        }
        if (written / AT_ONCE != (written - 2 * rounds) / AT_ONCE) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private String reply() {
    String reply = talk.reply();
    return random.nextInt(50) == 0 ? talk.with("我不知道", reply) : reply;
  }

  private void add(PreparedStatement insert, String type, Event event) throws SQLException {
    String at = moment(event.at());
    insert.setString(1, event.key().shop());
    insert.setString(2, event.key().conversation());
    insert.setString(3, type);
    insert.setString(4, at);
    insert.setString(5, at);
    insert.setString(6, json.writeValueAsString(event));
    insert.addBatch();
  }

  private void flagged(Connection connection) throws SQLException {
    for (int i = 1; i <= plan.flagged(); i++) {
      String bad = talk.with("我不知道", talk.reply());
      boolean corrected = random.nextInt(3) > 0;
      flagged.add(new FlaggedRows.Row(i, "chat-f" + i, agent(), at(i, plan.flagged()),
          rule(), 1 + random.nextInt(2), bad, corrected ? talk.reply() : bad));
    }
    flagged.write(connection);
    try (PreparedStatement shown = connection.prepareStatement("INSERT INTO suggestion_shown "
        + "(shop, conversation, draft, script, agent, at) VALUES (?, ?, ?, ?, ?, ?)")) {
      for (int i = 0; i < plan.events() / 5; i++) {
        String[] values = {SHOP, "chat-s" + i, "d",
          "script-" + random.nextInt(plan.scripts()), agent(),
          moment(at(i, plan.events() / 5))};
        for (int column = 0; column < values.length; column++) {
          shown.setString(column + 1, values[column]);
        }
        shown.addBatch();
        if (i % AT_ONCE == 0) {
          shown.executeBatch();
        }
      }
      shown.executeBatch();
    }
  }

  /** Few rules flag most, as in a real shop. */
  private String rule() {
    return rule((int) (RULES * Math.pow(random.nextDouble(), 3)));
  }

  /** A rule of the made-up knowledge base, in [0, {@value #RULES}). */
  static String rule(int number) {
    return "banned.made-up-%03d".formatted(number);
  }
}
