package org.huashu.coach.coaching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.review.OfferHistory;
import org.huashu.coach.review.OfferHistory.Posed;
import org.huashu.coach.review.OfferHistory.QuestionQuery;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.ScriptQuery;
import org.huashu.coach.script.ScriptSearch;
import org.huashu.coach.script.ScriptSearch.Semantic;

/**
 * What agents would have been offered: real questions, searched in the live release and in the same
 * with one script edited. Safe for use by many threads; a run belongs to one of them.
 */
public final class OfferTrial {

  /** How far back questions are taken. */
  public static final Duration REACH = Duration.ofDays(7);
  /** More than this many questions of all shops are not looked at; the latest are. */
  public static final int MOST = 20_000;

  private static final int MOST_SAMPLES = 30;
  private static final int PROGRESS_EVERY = 100;
  private static final int REMEMBERED = 40_000;

  private final OfferHistory history;
  /** What the live release answers stays the same from one run to the next. */
  private final Cache<Known, First> known =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /** A question, and where it was asked. */
  private record Place(String question, String shop, Optional<String> channel,
      Optional<String> product) {

    static Place of(Posed posed) {
      return new Place(posed.asked().question(), posed.key().shop(), posed.asked().channel(),
          posed.asked().product());
    }
  }

  private record Known(long release, Semantic semantic, long hour, Place place) {}

  /**
   * The script that is offered first.
   *
   * @param script empty id and title: none is
   * @param score how well it fits, in [0,1]
   */
  public record First(String script, String title, double score) {

    private static final First NONE = new First("", "", 0);

    /** Whether none is offered. */
    public boolean none() {
      return script.isEmpty();
    }
  }

  /**
   * A question whose first script is another one with the edit.
   *
   * @param times how often it was asked in these words
   */
  public record Moved(String question, String shop, Instant at, long times, First before,
      First after) {}

  /**
   * What is tried.
   *
   * @param edited the script as it would be
   * @param now validity is looked at as of then
   */
  public record Plan(Script edited, List<String> shops, Instant now) {

    /** Copies the list. */
    public Plan {
      shops = List.copyOf(shops);
    }
  }

  /** Is told how far it is. */
  @FunctionalInterface
  public interface Progress {

    /**
     * So many of all questions were looked at.
     *
     * @return false to cancel
     */
    boolean goesOn(long read, long all);
  }

  /**
   * What came out. All numbers count questions as often as they were asked.
   *
   * @param read how many questions were looked at
   * @param to how many the edit moves to the script
   * @param away how many it moves away from it
   * @param stay how many have the script first before and after
   * @param gained some of those moved to it, those asked most first
   * @param lost some of those moved away
   * @param wordsOnly whether the meaning of some question should have been looked at and was not
   */
  public record Result(long read, long to, long away, long stay, List<Moved> gained,
      List<Moved> lost, boolean wordsOnly, boolean cancelled) {}

  /** Tries on these questions. */
  public OfferTrial(OfferHistory history) {
    this.history = history;
  }

  /** Tries an edit against a release, whose lease the caller holds until the end. */
  public Result run(Plan plan, Release release, Progress progress) {
    Map<Place, List<Posed>> questions = questions(plan);
    long all = questions.values().stream().mapToLong(List::size).sum();
    if (!progress.goesOn(0, all)) {
      return new Run(plan, release).result(true);
    }
    Optional<ScriptSearch> edited = release.scripts().with(plan.edited());
    if (edited.isEmpty()) {
      throw new IllegalStateException("this release cannot be searched with an edit");
    }
    try (ScriptSearch search = edited.get()) {
      Run run = new Run(plan, release);
      int looked = 0;
      for (var entry : questions.entrySet()) {
        run.look(entry.getKey(), entry.getValue(), search);
        if (++looked % PROGRESS_EVERY == 0 && !progress.goesOn(run.read, all)) {
          return run.result(true);
        }
      }
      progress.goesOn(run.read, all);
      return run.result(false);
    }
  }

  private Map<Place, List<Posed>> questions(Plan plan) {
    Map<Place, List<Posed>> questions = new LinkedHashMap<>();
    int each = MOST / Math.max(1, plan.shops().size());
    for (String shop : plan.shops()) {
      history.questions(new QuestionQuery(shop, plan.now().minus(REACH), false, each), posed -> {
        if (!posed.asked().question().isBlank()) {
          questions.computeIfAbsent(Place.of(posed), _ -> new ArrayList<>(1)).add(posed);
        }
        return true;
      });
    }
    return questions;
  }

  /** One run; belongs to one thread. */
  private final class Run {
    private final Plan plan;
    private final Release release;
    private final List<Moved> gained = new ArrayList<>();
    private final List<Moved> lost = new ArrayList<>();
    private long read;
    private long stay;
    private boolean wordsOnly;

    Run(Plan plan, Release release) {
      this.plan = plan;
      this.release = release;
    }

    void look(Place place, List<Posed> asked, ScriptSearch search) {
      read += asked.size();
      First before = before(place);
      First after = first(search, place);
      boolean was = before.script().equals(plan.edited().id());
      boolean is = after.script().equals(plan.edited().id());
      if (was && is) {
        stay += asked.size();
      } else if (was || is) {
        (is ? gained : lost).add(new Moved(place.question(), place.shop(),
            asked.getFirst().at(), asked.size(), before, after));
      }
    }

    private First before(Place place) {
      Semantic semantic = release.scripts().semantic();
      Known key = new Known(release.number(), semantic,
          plan.now().getEpochSecond() / 3_600, place);
      return known.get(key, _ -> first(release.scripts(), place));
    }

    private First first(ScriptSearch search, Place place) {
      ScriptSearch.Answer answer = search.thorough(new ScriptQuery(place.question(),
          place.shop(), place.channel(), place.product(), plan.now(), 1));
      wordsOnly |= search.semantic() != Semantic.OFF && !answer.semantic();
      double least = release.knowledge().policies().advice().minScore();
      return answer.matches()
          .stream()
          .filter(match -> match.score() >= least)
          .findFirst()
          .map(it -> new First(it.script().id(), it.script().title(), it.score()))
          .orElse(First.NONE);
    }

    Result result(boolean cancelled) {
      return new Result(read, times(gained), times(lost), stay, most(gained), most(lost),
          wordsOnly, cancelled);
    }
  }

  private static long times(List<Moved> moved) {
    return moved.stream().mapToLong(Moved::times).sum();
  }

  private static List<Moved> most(List<Moved> moved) {
    return moved.stream()
        .sorted(java.util.Comparator.comparingLong(Moved::times).reversed())
        .limit(MOST_SAMPLES)
        .toList();
  }
}
