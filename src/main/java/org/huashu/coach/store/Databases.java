package org.huashu.coach.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.huashu.coach.conversation.StoreUnavailableException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens SQLite the way the store needs it. */
final class Databases {

  private static final String PREFIX = "jdbc:sqlite:";
  private static final int BUSY_TIMEOUT_MILLIS = 10_000;

  private Databases() {}

  /**
   * A pool of connections.
   *
   * @param url {@code jdbc:sqlite:/path/to/file}
   * @param writing one connection that takes the write lock when a transaction begins; else some
   *        that only read
   */
  static HikariDataSource pool(String url, boolean writing) {
    var sqlite = new SQLiteConfig();
    sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // FULL flushes the log at every commit: an acknowledged event survives a power cut.
    sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    sqlite.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    sqlite.enforceForeignKeys(true);
    sqlite.setTransactionMode(
        writing ? SQLiteConfig.TransactionMode.IMMEDIATE : SQLiteConfig.TransactionMode.DEFERRED);
    var source = new SQLiteDataSource(sqlite);
    source.setUrl(url);
    var pool = new HikariConfig();
    pool.setDataSource(source);
    pool.setPoolName(writing ? "store-write" : "store-read");
    pool.setMaximumPoolSize(writing ? 1 : 4);
    pool.setMinimumIdle(1);
    pool.setMaxLifetime(0);
    pool.setConnectionTimeout(BUSY_TIMEOUT_MILLIS);
    return new HikariDataSource(pool);
  }

  /** Makes the folder of the database file, so that the first start needs nothing prepared. */
  static void prepare(String url) {
    if (!url.startsWith(PREFIX)) {
      throw new StoreUnavailableException(
          "this version stores in SQLite only: give " + PREFIX + "<file>, not " + url);
    }
    Path file = Path.of(url.substring(PREFIX.length()));
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StoreUnavailableException("cannot make the data directory " + folder, e);
    }
    if (!Files.isWritable(Files.exists(file) ? file : folder)) {
      throw new StoreUnavailableException("cannot write in the data directory " + folder);
    }
  }

  /** Brings the tables up to date. */
  static void migrate(DataSource source) {
    try {
      Flyway.configure()
          .dataSource(source)
          .placeholders(Map.of("identity", "INTEGER PRIMARY KEY"))
          .locations("classpath:db/migration")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreUnavailableException("cannot bring the store's tables up to date", e);
    }
  }
}
