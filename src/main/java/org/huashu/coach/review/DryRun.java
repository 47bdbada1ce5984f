package org.huashu.coach.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.huashu.coach.review.RecentReplies.SentReply;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Turn;
import org.huashu.coach.wording.WordingMatch;
import org.huashu.coach.wording.WordingMatcher;

/** Tries a rule on what agents really wrote, before it is published. */
public final class DryRun {

  /** How often it is told how far it is, in replies. */
  public static final int PROGRESS_EVERY = 1_000;

  private static final int MOST_SAMPLES = 50;
  private static final int MOST_AGENTS = 20;
  private static final int MOST_JUDGED = 2_000;

  /**
   * What is tried on what.
   *
   * @param rule only what this rule finds counts
   * @param most how many of the shop's last replies
   * @param seed chooses the samples
   */
  public record Plan(String shop, String rule, int most, long seed) {}

  /** Is told how far it is. */
  @FunctionalInterface
  public interface Progress {

    /**
     * So many were read, and so many of these flagged.
     *
     * @return false to cancel
     */
    boolean goesOn(long read, long flagged);
  }

  /** A reply that would be flagged; empty spans: as a whole. */
  public record Sample(SentReply reply, List<Span> spans) {}

  /**
   * What trainers have judged before, and what the rule says of it now.
   *
   * @param judged how many hints of the rule got the ruling
   * @param flagged how many of these it would give again
   */
  public record Prior(long judged, long flagged) {}

  /**
   * What came out.
   *
   * @param read how many replies were read
   * @param flagged how many of these would be flagged
   * @param agents whose, the most flagged first
   * @param samples some of them, chosen by chance, in the order of time
   * @param prior by what trainers said before
   * @param cancelled whether it ended early
   */
  public record Result(long read, long flagged, Map<String, Long> agents, List<Sample> samples,
      Map<Ruling, Prior> prior, boolean cancelled) {

    /** The share that would be flagged, in [0,1]. */
    public Share share() {
      return new Share(flagged, read);
    }

    /** Of the judged hints that it would give again: how many were right or excusable. */
    public Share precision() {
      long all = prior.values().stream().mapToLong(Prior::flagged).sum();
      Prior wrong = prior.getOrDefault(Ruling.WRONG_FLAG, new Prior(0, 0));
      return new Share(all - wrong.flagged(), all);
    }
  }

  private final RecentReplies replies;

  /** Tries on these. */
  public DryRun(RecentReplies replies) {
    this.replies = replies;
  }

  /** Tries a rule; {@code wording} may hold others as well. */
  public Result run(Plan plan, WordingMatcher wording, Progress progress) {
    Run run = new Run(plan, wording, progress);
    boolean going = progress.goesOn(0, 0);
    if (going) {
      replies.read(plan.shop(), plan.most(), run::take);
    }
    return run.result(replies.judged(plan.rule(), MOST_JUDGED), !going);
  }

  /** One run; belongs to one thread. */
  private static final class Run {
    private final Plan plan;
    private final WordingMatcher wording;
    private final Progress progress;
    private final Map<String, Long> agents = new HashMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private final Random random;
    private long read;
    private long flagged;
    private boolean cancelled;

    Run(Plan plan, WordingMatcher wording, Progress progress) {
      this.plan = plan;
      this.wording = wording;
      this.progress = progress;
      this.random = new Random(plan.seed());
    }

    boolean take(SentReply reply) {
      read++;
      List<WordingMatch> matches = matches(reply.turn());
      if (!matches.isEmpty()) {
        flagged++;
        agents.merge(reply.agent(), 1L, Long::sum);
        sample(new Sample(reply, spans(matches)));
      }
      cancelled = read % PROGRESS_EVERY == 0 && !progress.goesOn(read, flagged);
      return !cancelled;
    }

    private List<WordingMatch> matches(Turn turn) {
      List<WordingMatch> all = wording.matches(turn);
      return all.isEmpty()
          ? all
          : all.stream().filter(match -> match.rule().id().equals(plan.rule())).toList();
    }

    private static List<Span> spans(List<WordingMatch> matches) {
      return matches.stream().flatMap(match -> match.span().stream()).toList();
    }

    /** Each of those so far stays with the same chance: Knuth's algorithm R. */
    private void sample(Sample sample) {
      if (samples.size() < MOST_SAMPLES) {
        samples.add(sample);
      } else {
        long place = random.nextLong(flagged);
        if (place < MOST_SAMPLES) {
          samples.set((int) place, sample);
        }
      }
    }

    Result result(List<JudgedText> judged, boolean neverBegun) {
      progress.goesOn(read, flagged);
      Map<String, Long> most = new LinkedHashMap<>();
      agents.entrySet()
          .stream()
          .sorted(Map.Entry.<String, Long>comparingByValue()
              .reversed()
              .thenComparing(Map.Entry.comparingByKey()))
          .limit(MOST_AGENTS)
          .forEach(agent -> most.put(agent.getKey(), agent.getValue()));
      samples.sort(Comparator.comparing((Sample sample) -> sample.reply().at())
          .thenComparing(sample -> sample.reply().message()));
      return new Result(read, flagged, most, List.copyOf(samples), prior(judged),
          cancelled || neverBegun);
    }

    private Map<Ruling, Prior> prior(List<JudgedText> judged) {
      Map<Ruling, Prior> prior = new EnumMap<>(Ruling.class);
      for (JudgedText text : judged) {
        boolean again = flagsAgain(text);
        prior.merge(text.ruling(), new Prior(1, again ? 1 : 0), (one, other) -> new Prior(
            one.judged() + other.judged(), one.flagged() + other.flagged()));
      }
      return prior;
    }

    /** The same words, not only the same draft: another hint of the rule may be another matter. */
    private boolean flagsAgain(JudgedText text) {
      Turn turn = new Turn(text.text(), text.question(), false, false);
      return matches(turn).stream()
          .anyMatch(match -> match.span().isPresent() == text.span().isPresent()
              && match.span().map(span -> span.overlaps(text.span().orElse(span))).orElse(true));
    }
  }
}
