package org.huashu.coach.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.huashu.coach.review.Flags;
import org.huashu.coach.review.Proposal;
import org.huashu.coach.review.ProposalQuery;
import org.huashu.coach.review.QueueEntry;
import org.huashu.coach.review.QueueQuery;
import org.huashu.coach.review.QueueQuery.Filter;
import org.huashu.coach.review.QueueQuery.Order;
import org.huashu.coach.review.Review;
import org.huashu.coach.review.ReviewDesk;
import org.huashu.coach.review.Reviewer;
import org.huashu.coach.review.Ruling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that judges is killed: acts and what follows from them are there, or neither. */
class ReviewSurvivesKillTest {

  private static final int DRAFTS = 300;

  @TempDir
  Path folder;

  @Test
  void theQueueSaysWhatTheActsSayAndNoVerdictIsLost() throws Exception {
    try (var store = SqlStore.open(url())) {
      for (int i = 0; i < DRAFTS; i++) {
        Flags flags = Flags.by("li", "d" + i);
        store.flaggedDrafts()
            .flag(flags.revision(1, "不知道", flags.warn("banned.unknown", "不知道", "不知道")));
      }
    }
    Set<Long> acknowledged = new HashSet<>();
    for (int round = 0; round < 2; round++) {
      acknowledged.addAll(killedAfter(25 + 10 * round, round));
    }
    try (var store = SqlStore.open(url())) {
      List<QueueEntry> queue = store.reviews()
          .queue(new QueueQuery(Filter.ALL, Order.OLDEST, Optional.empty(), DRAFTS))
          .items();
      assertEquals(DRAFTS, queue.size());
      Set<Long> wrong = new HashSet<>();
      for (QueueEntry entry : queue) {
        Review review = store.reviews().review(entry.number()).orElseThrow();
        assertEquals(review.state(), entry.state());
        if (!review.outcome().isEmpty()) {
          wrong.add(entry.number());
        }
      }
      assertTrue(wrong.containsAll(acknowledged));
      assertEquals(wrong, new HashSet<>(store.reviews()
          .proposals(ProposalQuery.open(DRAFTS))
          .items()
          .stream()
          .map(Proposal::draft)
          .toList()));
    }
  }

  private Set<Long> killedAfter(int lines, int round) throws IOException, InterruptedException {
    Process trainer = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
        Trainer.class.getName(), url(), "r" + round)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    Set<Long> seen = new HashSet<>();
    try (var out = new BufferedReader(
        new InputStreamReader(trainer.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (!line.endsWith(".")) {
          break;
        }
        seen.add(Long.parseLong(line.substring(0, line.length() - 1)));
        if (seen.size() == lines) {
          // By its handle: Process itself would close the pipe that still holds acknowledgements.
          trainer.toHandle().destroyForcibly();
        }
      }
    }
    trainer.waitFor();
    assertTrue(seen.size() >= lines, "the trainer stopped by itself");
    return seen;
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("coach.db");
  }

  /** Judges until it is killed, and prints each draft once its verdict is acknowledged. */
  static final class Trainer {
    private Trainer() {}

    public static void main(String[] args) throws InterruptedException {
      var store = SqlStore.open(args[0]);
      var desk = new ReviewDesk(store.reviews(), text -> text, _ -> {});
      for (int i = 0; i < 4; i++) {
        String name = args[1] + "-" + i;
        Thread.ofPlatform().start(() -> judgeAll(store, desk, name));
      }
      Thread.currentThread().join();
    }

    private static void judgeAll(SqlStore store, ReviewDesk desk, String name) {
      for (OptionalLong draft = desk.next(name, Flags.NOON, Filter.ALL, Order.OLDEST);
          draft.isPresent();
          draft = desk.next(name, Flags.NOON, Filter.ALL, Order.OLDEST)) {
        long number = draft.getAsLong();
        new Reviewer(name, store.reviews(), desk).judge(number, Flags.NOON, Ruling.WRONG_FLAG, "");
        System.out.println(number + ".");
      }
    }
  }
}
