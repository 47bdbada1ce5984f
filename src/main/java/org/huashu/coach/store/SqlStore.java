package org.huashu.coach.store;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import org.huashu.coach.conversation.Journal;
import org.huashu.coach.conversation.StoreUnavailableException;
import org.huashu.coach.knowledge.ReleaseStore;
import org.huashu.coach.review.FlaggedDrafts;
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

  /** The releases of the knowledge base. */
  public ReleaseStore releases() {
    return new SqlReleaseStore(readers, commits);
  }

  /** How many writes wait for the disk. */
  public int writesWaiting() {
    return commits.depth();
  }

  /** Whether it can be written now; takes one flush to the disk. */
  public boolean writable() {
    try {
      return commits.call(handle -> handle
          .execute("UPDATE delivery SET digest = digest WHERE shop = '' AND id = ''") == 0);
    } catch (StoreUnavailableException e) {
      return false;
    }
  }

  /** Forgets which deliveries came before a moment; a repeated one from then on counts as new. */
  public void forgetDeliveries(Instant before) {
    commits.call(handle -> handle.execute("DELETE FROM delivery WHERE arrived_at < ?",
        SqlJournal.moment(before)));
  }

  /** Writes what waits, then closes. */
  @Override
  public void close() {
    commits.close();
    reading.close();
    writing.close();
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
