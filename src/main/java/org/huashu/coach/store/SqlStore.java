package org.huashu.coach.store;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.huashu.coach.account.Accounts;
import org.huashu.coach.account.AuditLog;
import org.huashu.coach.account.CompanySignIns;
import org.huashu.coach.account.Identities;
import org.huashu.coach.account.Invitations;
import org.huashu.coach.account.Sessions;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Journal;
import org.huashu.coach.conversation.StoreUnavailableException;
import org.huashu.coach.intake.Imports;
import org.huashu.coach.knowledge.Edits;
import org.huashu.coach.knowledge.PairLog;
import org.huashu.coach.knowledge.ReleaseStore;
import org.huashu.coach.push.Outbox;
import org.huashu.coach.review.FlaggedDrafts;
import org.huashu.coach.review.Insight;
import org.huashu.coach.review.InsightCounting;
import org.huashu.coach.review.OfferHistory;
import org.huashu.coach.review.QuestionGroups;
import org.huashu.coach.review.RecentReplies;
import org.huashu.coach.review.Reviews;
import org.huashu.coach.review.Samples;
import org.huashu.coach.scoring.ChatSamples;
import org.huashu.coach.scoring.Chats;
import org.huashu.coach.scoring.MonthBooks;
import org.huashu.coach.scoring.Scores;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The store: everything that must survive the process, in one database. Safe for use by many
 * threads; several processes may open the same file.
 */
public final class SqlStore implements AutoCloseable {

  /** How many writes may wait for the disk; later ones are refused. */
  private static final int MOST_WAITING_WRITES = 20_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** More than most events take, so that a disk too full for them is not called writable. */
  private static final int PROBE_CHARS = 65_536;
  private static final String PROBE =
      "INSERT INTO delivery (shop, id, digest, arrived_at) VALUES ('', '', ?, ?) "
          + "ON CONFLICT (shop, id) DO UPDATE "
          + "SET digest = excluded.digest, arrived_at = excluded.arrived_at";

  /** So few that events wait some milliseconds only for the writer. */
  private static final int MOST_FORGOTTEN_AT_ONCE = 5_000;
  private static final String FORGET = "DELETE FROM delivery WHERE (shop, id) IN "
      + "(SELECT shop, id FROM delivery WHERE arrived_at < ? ORDER BY arrived_at LIMIT ?)";

  /** Within the last million events: older waits are no longer worth a push. */
  private static final String OPEN = "SELECT e.shop, e.conversation FROM event e JOIN "
      + "(SELECT MAX(number) AS newest FROM event WHERE number > "
      + "(SELECT COALESCE(MAX(number), 0) FROM event) - 1000000 GROUP BY shop, conversation) "
      + "last ON e.number = last.newest "
      + "WHERE e.type <> 'conversation.closed' AND e.arrived_at >= ? ORDER BY e.number";

  /** Leaps from shop to shop in the index, instead of reading all events. */
  private static final String SHOPS = "WITH RECURSIVE s (shop) AS (SELECT MIN(shop) FROM event "
      + "UNION ALL SELECT (SELECT MIN(e.shop) FROM event e WHERE e.shop > s.shop) FROM s "
      + "WHERE s.shop IS NOT NULL) SELECT shop FROM s WHERE shop IS NOT NULL";

  private final HikariDataSource writing;
  private final HikariDataSource reading;
  private final Jdbi readers;
  private final GroupCommit commits;

  private SqlStore(HikariDataSource writing, HikariDataSource reading) {
    this.writing = writing;
    this.reading = reading;
    this.readers = Jdbi.create(reading);
    this.commits = new GroupCommit(Jdbi.create(writing), MOST_WAITING_WRITES, PATIENCE);
  }

  /**
   * Opens the store and brings its tables up to date.
   *
   * @param url {@code jdbc:sqlite:/path/to/file}; the file and its folder are made when absent
   * @throws StoreUnavailableException when it cannot be opened; the message says what is wrong
   */
  public static SqlStore open(String url) {
    Databases.prepare(url);
    HikariDataSource writing = null;
    try {
      writing = Databases.pool(url, true);
      Databases.migrate(writing);
      SqlFlaggedDrafts.listOld(Jdbi.create(writing));
      return new SqlStore(writing, Databases.pool(url, false));
    } catch (RuntimeException e) {
      if (writing != null) {
        writing.close();
      }
      throw e instanceof StoreUnavailableException unavailable
          ? unavailable
          : new StoreUnavailableException("cannot open the store " + url, e);
    }
  }

  /** The journal of events. */
  public Journal journal() {
    return new SqlJournal(readers, commits);
  }

  /** The flagged drafts. */
  public FlaggedDrafts flaggedDrafts() {
    return new SqlFlaggedDrafts(commits);
  }

  /** The reviews of flagged drafts. */
  public Reviews reviews() {
    return new SqlReviews(readers, commits);
  }

  /** The samples drawn for review. */
  public Samples samples() {
    return new SqlSamples(readers, commits);
  }

  /** The chats that agents served. */
  public Chats chats() {
    return new SqlChats(readers, commits);
  }

  /** Their scores. */
  public Scores scores() {
    return new SqlScores(readers, commits);
  }

  /** The chats drawn to be scored. */
  public ChatSamples chatSamples() {
    return new SqlChatSamples(readers, commits);
  }

  /** The months that are settled. */
  public MonthBooks monthBooks() {
    return new SqlMonthBooks(readers, commits);
  }

  /** What the days add up to. */
  public Insight insight() {
    return new SqlInsight(readers, commits);
  }

  /** What keeps these days up to date. */
  public InsightCounting insightCounting() {
    return new SqlInsightCounting(readers, commits);
  }

  /** What was offered for replies. */
  public OfferHistory offerHistory() {
    return new SqlOfferHistory(readers);
  }

  /** The questions without a good script. */
  public QuestionGroups questionGroups() {
    return new SqlQuestionGroups(readers, commits);
  }

  /** The scripts that are the same twice or contradict each other. */
  public PairLog pairLog() {
    return new SqlPairLog(readers, commits);
  }

  /** What agents wrote of late. */
  public RecentReplies recentReplies() {
    return new SqlRecentReplies(readers, commits);
  }

  /** The pushes. */
  public Outbox outbox() {
    return new SqlOutbox(readers, commits);
  }

  /** Conversations that may have an open wait: of the last events those that were not closed. */
  public List<ConversationKey> openConversations(Instant since) {
    return SqlStore.read(readers, handle -> handle.select(OPEN, SqlJournal.moment(since))
        .map((row, _) -> new ConversationKey(row.getString(1), row.getString(2)))
        .list());
  }

  /** The shops that events have come from, in their order. */
  public List<String> shops() {
    return SqlStore.read(readers, handle -> handle.select(SHOPS).mapTo(String.class).list());
  }

  /** The releases of the knowledge base. */
  public ReleaseStore releases() {
    return new SqlReleaseStore(readers, commits);
  }

  /** What was edited in the console. */
  public Edits edits() {
    return new SqlEdits(readers, commits);
  }

  /** Files that people bring. */
  public Imports imports() {
    return new SqlImports(readers, commits);
  }

  /** The accounts of the console. */
  public Accounts accounts() {
    return new SqlAccounts(readers, commits);
  }

  /** The sessions of the console. */
  public Sessions sessions() {
    return new SqlSessions(readers, commits);
  }

  /** The invitations to the console. */
  public Invitations invitations() {
    return new SqlInvitations(readers, commits);
  }

  /** Whose accounts belong to whom at the company's sign-in. */
  public Identities identities() {
    return new SqlIdentities(readers, commits);
  }

  /** Sign-ins that are under way at the company's provider. */
  public CompanySignIns companySignIns() {
    return new SqlIdentities(readers, commits);
  }

  /** Who did what in the console. */
  public AuditLog audit() {
    return new SqlAuditLog(readers, commits);
  }

  /** How many writes wait for the disk. */
  public int writesWaiting() {
    return commits.depth();
  }

  /**
   * Whether there is room for an event; writes 64 KiB to find out.
   *
   * @param now from when on the probe is kept, as a delivery of no shop; every call needs another
   */
  public boolean writable(Instant now) {
    String moment = SqlJournal.moment(now);
    try {
      boolean written = commits.call(handle -> handle.execute(PROBE, room(moment), moment) == 1);
      if (written) {
        commits.recovered();
      }
      return written;
    } catch (StoreUnavailableException e) {
      return false;
    }
  }

  /** Other text each time: SQLite writes no page that stays as it was. */
  private static String room(String moment) {
    return moment.repeat(PROBE_CHARS / moment.length() + 1).substring(0, PROBE_CHARS);
  }

  /** Forgets which deliveries came before a moment; a repeated one from then on counts as new. */
  public void forgetDeliveries(Instant before) {
    String moment = SqlJournal.moment(before);
    int forgotten;
    do {
      forgotten =
          commits.call(handle -> handle.execute(FORGET, moment, MOST_FORGOTTEN_AT_ONCE));
    } while (forgotten == MOST_FORGOTTEN_AT_ONCE);
  }

  /** Writes what waits, then closes. */
  @Override
  public void close() {
    commits.close();
    reading.close();
    writing.close();
  }

  /** The pattern for LIKE … ESCAPE '!' that finds texts with these words in them. */
  static String holding(String words) {
    String plain = words.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_");
    return "%" + plain + "%";
  }

  /** Runs a read and turns what goes wrong into one exception. */
  static <T> T read(Jdbi readers, org.jdbi.v3.core.HandleCallback<T, RuntimeException> read) {
    try {
      return readers.withHandle(read);
    } catch (JdbiException e) {
      throw new StoreUnavailableException("the store cannot be read", e);
    }
  }
}
