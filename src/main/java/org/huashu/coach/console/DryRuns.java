package org.huashu.coach.console;

import java.util.List;
import java.util.function.Predicate;
import org.huashu.coach.review.DryRun;
import org.huashu.coach.review.JudgedText;
import org.huashu.coach.review.RecentReplies;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.WordingMatcher;

/** Dry runs of rules in the background, one of each person. */
final class DryRuns {

  private final RecentReplies replies;
  private final BackgroundRuns<Order, DryRun.Result> runs =
      new BackgroundRuns<>("dry-run", this::tried);

  DryRuns(RecentReplies replies) {
    this.replies = replies;
  }

  /**
   * What is tried.
   *
   * @param shops whose replies; the number of the plan is for all of them together
   * @param severity what the rule's is now
   */
  record Order(String rule, List<String> shops, int most, long seed, Severity severity,
      WordingMatcher wording) {}

  BackgroundRuns<Order, DryRun.Result> runs() {
    return runs;
  }

  private DryRun.Result tried(Order order, BackgroundRun<Order, DryRun.Result> run) {
    run.start(order.most());
    var plan = new DryRun.Plan(String.join(",", order.shops()), order.rule(), order.most(),
        order.seed());
    return new DryRun(new Joined(replies, order)).run(plan, order.wording(), run::goesOn);
  }

  /** The last replies of several shops, as many of each. */
  private record Joined(RecentReplies replies, Order order) implements RecentReplies {

    private int each(int most) {
      return Math.max(1, most / Math.max(1, order.shops().size()));
    }

    @Override
    public int count(String shop, int most) {
      return order.shops().stream().mapToInt(it -> replies.count(it, each(most))).sum();
    }

    @Override
    public void read(String shop, int most, Predicate<SentReply> taker) {
      Taking taking = new Taking(taker);
      for (String one : order.shops()) {
        if (taking.wants) {
          replies.read(one, each(most), taking);
        }
      }
    }

    @Override
    public List<JudgedText> judged(String rule, int most) {
      return replies.judged(rule, most);
    }
  }

  /** Remembers whether more is wanted. */
  private static final class Taking implements Predicate<RecentReplies.SentReply> {
    private final Predicate<RecentReplies.SentReply> taker;
    private boolean wants = true;

    Taking(Predicate<RecentReplies.SentReply> taker) {
      this.taker = taker;
    }

    @Override
    public boolean test(RecentReplies.SentReply reply) {
      wants = taker.test(reply);
      return wants;
    }
  }
}
