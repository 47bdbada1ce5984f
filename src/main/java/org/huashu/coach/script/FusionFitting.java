package org.huashu.coach.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fits the weights of the search to questions whose right scripts are known. The order is fitted by
 * conditional logit (McFadden, 1974): the likelihood that one of the right scripts is chosen among
 * the candidates; the silence by logistic regression of first scripts on whether the question can
 * be answered. Both with a Gaussian prior; each set counts the same, however large.
 */
public final class FusionFitting {

  private static final int FEATURES = Feature.values().length;
  private static final double PRIOR = 0.003;
  private static final int FOLDS = 5;
  private static final int STEPS = 600;

  private final List<Sample> samples = new ArrayList<>();
  private final List<Sample> unanswerable = new ArrayList<>();

  /** One question: what is known about its candidates, and which of them are right. */
  private record Sample(int set, String question, List<HybridSearch.Described> candidates,
      boolean[] right) {
    int fold() {
      return Math.floorMod(question.hashCode() * 31, FOLDS);
    }

    boolean hasRight() {
      return IntStream.range(0, right.length).anyMatch(i -> right[i]);
    }
  }

  /**
   * How well the order finds what it should.
   *
   * @param bySet each question by weights fitted to other questions
   * @param byOthers each set by weights fitted to the sets that have none of its questions; without
   *        questions when there is no such set
   */
  public record Outcome(List<Retrieval> bySet, List<Retrieval> byOthers, String weights) {}

  /**
   * Takes a question.
   *
   * @param set the number of its set, from 0
   * @param right the ids of the right scripts; empty for a question that nobody can answer
   */
  public void add(int set, ScriptIndex index, ScriptQuery query, Set<String> right) {
    List<HybridSearch.Described> candidates = index.described(query);
    boolean[] flags = new boolean[candidates.size()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = right.contains(index.id(candidates.get(i).ordinal()));
    }
    (right.isEmpty() ? unanswerable : samples)
        .add(new Sample(set, query.question(), candidates, flags));
  }

  /**
   * Fits.
   *
   * @param sets how many sets there are
   * @param threshold the score at which at most a share of the unanswerable is answered
   * @param falsely that share, in (0,1)
   */
  public Outcome fitted(int sets, double threshold, double falsely) {
    List<Retrieval> bySet = retrievals(sets);
    for (int fold = 0; fold < FOLDS; fold++) {
      int out = fold;
      rank(it -> it.fold() == out, it -> it.fold() != out, bySet);
    }
    List<Retrieval> byOthers = retrievals(sets);
    for (int set = 0; set < sets; set++) {
      int out = set;
      Set<String> asked = samples.stream()
          .filter(it -> it.set() == out)
          .map(Sample::question)
          .collect(Collectors.toSet());
      Set<Integer> kin = samples.stream()
          .filter(it -> asked.contains(it.question()))
          .map(Sample::set)
          .collect(Collectors.toSet());
      if (samples.stream().anyMatch(it -> !kin.contains(it.set()))) {
        rank(it -> it.set() == out, it -> !kin.contains(it.set()), byOthers);
      }
    }
    double[] order = order(samples, sets);
    return new Outcome(bySet, byOthers, text(order, silence(order, threshold, falsely)));
  }

  private static List<Retrieval> retrievals(int sets) {
    return IntStream.range(0, sets).mapToObj(_ -> new Retrieval()).toList();
  }

  /** Ranks some by weights fitted to others. */
  private void rank(Predicate<Sample> some, Predicate<Sample> others, List<Retrieval> bySet) {
    double[] order = order(samples.stream().filter(others).toList(), bySet.size());
    samples.stream()
        .filter(some)
        .forEach(it -> bySet.get(it.set()).add(ranked(it, order), Set.of("right")));
  }

  private static List<String> ranked(Sample sample, double[] order) {
    return IntStream.range(0, sample.right().length)
        .boxed()
        .sorted((a, b) -> Double.compare(value(sample, b, order), value(sample, a, order)))
        .map(i -> sample.right()[i] ? "right" : "wrong " + i)
        .toList();
  }

  private static double value(Sample sample, int candidate, double[] weights) {
    return product(weights, sample.candidates().get(candidate).features());
  }

  private static double[] order(List<Sample> all, int sets) {
    List<Sample> told = all.stream().filter(Sample::hasRight).toList();
    double[] counts = new double[sets];
    told.forEach(it -> counts[it.set()]++);
    return descend(i -> fitted(Feature.values()[i]), FEATURES, (weights, gradient) -> {
      for (Sample sample : told) {
        addOrder(sample, weights, 1 / counts[sample.set()], gradient);
      }
    });
  }

  private static boolean fitted(Feature feature) {
    return feature.orders() && !feature.byHand();
  }

  /** Adds the gradient of −log(probability of the right ones). */
  private static void addOrder(Sample sample, double[] weights, double count, double[] gradient) {
    double[] chosen = IntStream.range(0, sample.right().length)
        .mapToDouble(i -> value(sample, i, weights))
        .toArray();
    double most = Arrays.stream(chosen).max().orElse(0);
    double all = 0;
    double right = 0;
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = Math.exp(chosen[i] - most);
      all += chosen[i];
      right += sample.right()[i] ? chosen[i] : 0;
    }
    for (int i = 0; i < chosen.length; i++) {
      double pull = chosen[i] / all - (sample.right()[i] ? chosen[i] / Math.max(right, 1e-12) : 0);
      double[] features = sample.candidates().get(i).features();
      for (int f = 0; f < FEATURES; f++) {
        gradient[f] += count * pull * features[f];
      }
    }
  }

  private double[] silence(double[] order, double threshold, double falsely) {
    double[] counts = new double[1 + Math.max(highest(samples), highest(unanswerable))];
    double[] others = new double[counts.length];
    samples.forEach(it -> counts[it.set()]++);
    unanswerable.forEach(it -> others[it.set()]++);
    double[] weights =
        descend(i -> i == FEATURES || Feature.values()[i].fits(), FEATURES + 1, (now, gradient) -> {
          samples.forEach(it -> addSilence(first(it, order), 1 / counts[it.set()], now, gradient));
          unanswerable
              .forEach(it -> addSilence(first(it, order), -1 / others[it.set()], now, gradient));
        });
    // Shifted so that the threshold keeps out as much as is wanted of the worst set.
    double shift = Double.NEGATIVE_INFINITY;
    for (int set = 0; set < others.length; set++) {
      int number = set;
      double[] values = unanswerable.stream()
          .filter(it -> it.set() == number)
          .mapToDouble(it -> product(weights, first(it, order)))
          .sorted()
          .toArray();
      if (values.length > 0) {
        shift = Math.max(shift, values[(int) Math.ceil(values.length * (1 - falsely)) - 1]);
      }
    }
    if (shift > Double.NEGATIVE_INFINITY) {
      weights[FEATURES] = Math.log(threshold / (1 - threshold)) - shift - 1e-6;
    }
    return weights;
  }

  private static int highest(List<Sample> all) {
    return all.stream().mapToInt(Sample::set).max().orElse(0);
  }

  /** The features of the script that is first. */
  private static double[] first(Sample sample, double[] order) {
    return sample.candidates()
        .stream()
        .map(HybridSearch.Described::features)
        .max((a, b) -> Double.compare(product(order, a), product(order, b)))
        .orElseGet(() -> new double[FEATURES]);
  }

  /** Adds the gradient for one that counts so much; less than 0 when nobody can answer it. */
  private static void addSilence(double[] features, double count, double[] weights,
      double[] gradient) {
    double z = product(weights, features) + weights[FEATURES];
    double pull = Math.abs(count) * (1 / (1 + Math.exp(-z)) - (count > 0 ? 1 : 0));
    for (int f = 0; f < FEATURES; f++) {
      gradient[f] += pull * features[f];
    }
    gradient[FEATURES] += pull;
  }

  private interface Slope {
    void add(double[] weights, double[] gradient);
  }

  /** Adam (Kingma and Ba, 2015), whole sets at each step, smaller steps towards the end. */
  private static double[] descend(IntPredicate used, int size, Slope slope) {
    double[] weights = new double[size];
    double[] mean = new double[size];
    double[] square = new double[size];
    for (int step = 1; step <= STEPS; step++) {
      double[] gradient = new double[size];
      slope.add(weights, gradient);
      double rate = 0.1 * (1 - (double) step / (STEPS + 1));
      for (int i = 0; i < size; i++) {
        if (!used.test(i)) {
          continue;
        }
        double pull = gradient[i] + (i < FEATURES ? PRIOR * weights[i] : 0);
        mean[i] = 0.9 * mean[i] + 0.1 * pull;
        square[i] = 0.99 * square[i] + 0.01 * pull * pull;
        double sure = mean[i] / (1 - Math.pow(0.9, step));
        weights[i] -= rate * sure / (Math.sqrt(square[i] / (1 - Math.pow(0.99, step))) + 1e-8);
      }
    }
    return weights;
  }

  private static double product(double[] weights, double[] features) {
    double sum = 0;
    for (int i = 0; i < FEATURES; i++) {
      sum += weights[i] * features[i];
    }
    return sum;
  }

  private static String text(double[] order, double[] fits) {
    StringBuilder text = new StringBuilder("# Fitted by `coach eval fit`; see docs/search.md.\n");
    for (Feature feature : Feature.values()) {
      if (feature.orders()) {
        line(text, "order." + feature.label(), feature.byHand()
            ? Fusion.shipped().order()[feature.ordinal()]
            : order[feature.ordinal()]);
      }
    }
    for (Feature feature : Feature.values()) {
      if (feature.fits()) {
        line(text, "fits." + feature.label(), fits[feature.ordinal()]);
      }
    }
    line(text, "fits.constant", fits[FEATURES]);
    return text.toString();
  }

  private static void line(StringBuilder text, String name, double value) {
    text.append(String.format(Locale.ROOT, "%s=%.3f\n", name, value));
  }
}
