package org.huashu.coach.review;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.huashu.coach.conversation.Journal;
import org.huashu.coach.review.OfferHistory.Posed;
import org.huashu.coach.review.OfferHistory.QuestionQuery;
import org.huashu.coach.review.QuestionGroup.Sample;

/**
 * Finds the questions without a good script: nothing was offered for them, or the agent wrote
 * something else. Belongs to one thread.
 */
public final class OpenQuestions {

  /** How far back it looks. */
  public static final Duration REACH = Duration.ofDays(30);
  private static final Duration WEEK = Duration.ofDays(7);

  /** The latest of a scope; asked often, these are enough to see it. */
  private static final int MOST_ASKED = 20_000;
  private static final int MOST_QUESTIONS = 5_000;
  private static final int MOST_GROUPS = 300;
  private static final int MOST_SAMPLES = 8;
  private static final int MOST_KEPT = 200;

  private final OfferHistory history;
  private final GoodReplies replies;
  private final Tools tools;

  /**
   * What it works with.
   *
   * @param grouping puts questions together, those that are asked most first; by their places
   * @param answeredNow whether the live release offers something that was not ignored yet
   * @param holding whether a reply only asks for a moment
   */
  public record Tools(Function<List<String>, List<List<Integer>>> grouping,
      Predicate<Posed> answeredNow, Predicate<String> holding) {}

  /** Finds them in this history. */
  public OpenQuestions(OfferHistory history, Journal journal, Tools tools) {
    this.history = history;
    this.tools = tools;
    this.replies = new GoodReplies(journal, tools.holding());
  }

  /**
   * The groups of questions of these shops together, the largest first.
   *
   * @param settled questions that need no script, as {@link QuestionGroup#letters}
   * @param goOn asked now and then; false stops it, and what is handed back is of no use
   */
  public List<QuestionGroup> groups(List<String> shops, Instant now, Set<String> settled,
      BooleanSupplier goOn) {
    Map<String, List<Posed>> asked = asked(shops, now, settled);
    List<List<Posed>> questions = asked.values()
        .stream()
        .sorted(Comparator.comparingInt((List<Posed> it) -> it.size()).reversed())
        .limit(MOST_QUESTIONS)
        .filter(it -> goOn.getAsBoolean() && !tools.answeredNow().test(it.getFirst()))
        .toList();
    if (!goOn.getAsBoolean()) {
      return List.of();
    }
    return tools.grouping()
        .apply(questions.stream().map(it -> it.getFirst().asked().question()).toList())
        .stream()
        .map(places -> places.stream().map(questions::get).toList())
        .sorted(Comparator.comparingInt((List<List<Posed>> it) -> size(it)).reversed())
        .limit(MOST_GROUPS)
        .takeWhile(_ -> goOn.getAsBoolean())
        .map(it -> group(it, now))
        .toList();
  }

  /** By their letters, the latest first. */
  private Map<String, List<Posed>> asked(List<String> shops, Instant now, Set<String> settled) {
    Map<String, List<Posed>> asked = new HashMap<>();
    int each = MOST_ASKED / Math.max(1, shops.size());
    for (String shop : shops) {
      history.questions(new QuestionQuery(shop, now.minus(REACH), true, each), posed -> {
        String letters = QuestionGroup.letters(posed.asked().question());
        if (!letters.isEmpty() && !settled.contains(letters)) {
          asked.computeIfAbsent(letters, _ -> new ArrayList<>(1)).add(posed);
        }
        return true;
      });
    }
    return asked;
  }

  private static int size(List<List<Posed>> questions) {
    return questions.stream().mapToInt(List::size).sum();
  }

  /** One group; the question that was asked most comes first. */
  private QuestionGroup group(List<List<Posed>> questions, Instant now) {
    List<Posed> all = questions.stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Posed::at).reversed())
        .toList();
    List<Posed> most = questions.stream()
        .max(Comparator.comparingInt(List::size))
        .orElse(all);
    String title = most.getFirst().asked().question().strip();
    long week = all.stream().filter(it -> it.at().isAfter(now.minus(WEEK))).count();
    return new QuestionGroup(id(title), title, week, all.size(),
        all.stream().filter(it -> !it.offered()).count(), all.getLast().at(),
        all.getFirst().at(), samples(all), replies.of(all),
        letters(all).distinct().limit(MOST_KEPT).toList());
  }

  private static Stream<String> letters(List<Posed> all) {
    return all.stream().map(it -> QuestionGroup.letters(it.asked().question()));
  }

  private static String id(String title) {
    String letters = QuestionGroup.letters(title);
    return "%08x%04x".formatted(letters.hashCode(), letters.length() & 0xFFFF);
  }

  private static List<Sample> samples(List<Posed> all) {
    Set<String> seen = new HashSet<>();
    return all.stream()
        .filter(it -> seen.add(QuestionGroup.letters(it.asked().question())))
        .limit(MOST_SAMPLES)
        .map(it -> new Sample(it.key(), it.at(), it.asked().question(), it.sent()))
        .toList();
  }
}
