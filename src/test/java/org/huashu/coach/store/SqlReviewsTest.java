package org.huashu.coach.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.huashu.coach.review.FlaggedDrafts;
import org.huashu.coach.review.Reviews;
import org.huashu.coach.review.ReviewsContract;
import org.huashu.coach.review.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqlReviewsTest extends ReviewsContract {

  @TempDir
  Path folder;

  private SqlStore store;

  @BeforeEach
  void openStore() {
    store();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private SqlStore store() {
    if (store == null) {
      store = SqlStore.open("jdbc:sqlite:" + folder.resolve("coach.db"));
    }
    return store;
  }

  @Override
  protected FlaggedDrafts flagged() {
    return store().flaggedDrafts();
  }

  @Override
  protected Reviews reviews() {
    return store().reviews();
  }

  @Override
  protected Samples samples() {
    return store().samples();
  }

  @Override
  protected void settle() {
    assertTrue(store().writable(NOW));
  }
}
