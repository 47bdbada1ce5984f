package org.huashu.coach.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts questions together whose vectors point the same way: each goes to the group with the nearest
 * mean if that is near enough, else it begins one of its own; then each is asked once more, now
 * that all groups are known. Belongs to one thread.
 */
final class QuestionGrouping {

  /** Of vectors of the model; measured, see {@code docs/search.md}. */
  static final double BY_MEANING = 0.82;
  /** Of words; measured, too. */
  static final double BY_WORDS = 0.38;

  /** So near to small talk a question asks nothing of a shop; measured, too. */
  static final double SMALL_TALK = 0.8;

  /** What is only said for its tone. */
  private static final Pattern TONE = Pattern.compile("[亲啊哦噢呢吧呀哈嗯哒啦嘛哟]");
  private static final Set<String> CHAT =
      Stream.concat(Learning.SMALL_TALK.stream(), Courtesies.PHRASES.stream())
          .map(QuestionGrouping::core)
          .collect(Collectors.toSet());
  private static final int LONGEST_CHAT =
      CHAT.stream().mapToInt(String::length).max().orElse(0);
  /** Less says nothing, in UTF-16 units. */
  private static final int SHORTEST = 2;

  /** So many that two pairs of letters of one question seldom meet. */
  private static final int WORD_DIMENSIONS = 2_048;

  private final double near;
  private final List<Group> groups = new ArrayList<>();

  /** A group, and the sum of its vectors. */
  private static final class Group {
    private final List<Integer> places = new ArrayList<>();
    private final double[] sum;
    private TextVector mean;

    Group(int place, TextVector vector) {
      sum = new double[vector.codes().length];
      mean = vector;
      add(place, vector);
    }

    void add(int place, TextVector vector) {
      places.add(place);
      vector.addTo(sum);
      double square = 0;
      for (double value : sum) {
        square += value * value;
      }
      float[] one = new float[sum.length];
      for (int i = 0; i < one.length; i++) {
        one[i] = (float) (sum[i] / Math.sqrt(square));
      }
      mean = TextVector.of(one);
    }
  }

  private QuestionGrouping(double near) {
    this.near = near;
  }

  /** By the vectors of a model; questions without one are left out, and small talk. */
  static List<List<Integer>> byMeaning(List<String> texts,
      Function<String, Optional<TextVector>> model) {
    List<Integer> places = new ArrayList<>();
    List<TextVector> vectors = new ArrayList<>();
    for (int place : asking(texts)) {
      model.apply(texts.get(place)).ifPresent(vector -> {
        places.add(place);
        vectors.add(vector);
      });
    }
    return named(of(vectors, BY_MEANING), places);
  }

  /** By the words that they share. */
  static List<List<Integer>> byWords(List<String> texts) {
    List<Integer> places = asking(texts);
    List<String> some = places.stream().map(texts::get).toList();
    return named(of(wordVectors(some), BY_WORDS), places);
  }

  /** The places of those that may ask something. */
  private static List<Integer> asking(List<String> texts) {
    return IntStream.range(0, texts.size()).filter(place -> {
      String core = core(texts.get(place));
      return core.length() >= SHORTEST && !isChat(core);
    }).boxed().toList();
  }

  private static List<List<Integer>> named(List<List<Integer>> groups, List<Integer> places) {
    return groups.stream().map(group -> group.stream().map(places::get).toList()).toList();
  }

  /** Groups of places in the list of vectors. */
  private static List<List<Integer>> of(List<TextVector> vectors, double near) {
    QuestionGrouping first = new QuestionGrouping(near);
    for (int i = 0; i < vectors.size(); i++) {
      first.place(i, vectors.get(i));
    }
    // Larger groups have a steadier mean: what came early may fit one of them better.
    first.groups.sort((one, other) -> other.places.size() - one.places.size());
    Map<Group, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < vectors.size(); i++) {
      places.computeIfAbsent(first.nearest(vectors.get(i), -1), _ -> new ArrayList<>()).add(i);
    }
    return first.groups.stream()
        .filter(places::containsKey)
        .map(group -> places.getOrDefault(group, List.of()))
        .toList();
  }

  private void place(int place, TextVector vector) {
    Group nearest = groups.isEmpty() ? null : nearest(vector, near);
    if (nearest == null) {
      groups.add(new Group(place, vector));
    } else {
      nearest.add(place, vector);
    }
  }

  private @Nullable Group nearest(TextVector vector, double least) {
    Group nearest = null;
    double best = least;
    for (Group group : groups) {
      double product = group.mean.product(vector);
      if (product > best) {
        best = product;
        nearest = group;
      }
    }
    return nearest;
  }

  /** Whether it is made of small talk and nothing else: 好的谢谢. */
  private static boolean isChat(String core) {
    if (core.length() > 3 * LONGEST_CHAT) {
      return false;
    }
    boolean[] told = new boolean[core.length() + 1];
    told[0] = true;
    for (int end = 1; end <= core.length(); end++) {
      for (int start = Math.max(0, end - LONGEST_CHAT); start < end && !told[end]; start++) {
        told[end] = told[start] && CHAT.contains(core.substring(start, end));
      }
    }
    return told[core.length()];
  }

  private static String core(String text) {
    return TONE.matcher(letters(text)).replaceAll("");
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.toString();
  }

  /** Vectors by words: each letter and each pair of letters counts, the rarer the more. */
  private static List<TextVector> wordVectors(List<String> texts) {
    List<String> plain = texts.stream().map(QuestionGrouping::letters).toList();
    Map<String, Integer> having = new HashMap<>();
    plain.forEach(text -> terms(text).distinct()
        .forEach(term -> having.merge(term, 1, Integer::sum)));
    return plain.stream().map(text -> {
      float[] vector = new float[WORD_DIMENSIONS];
      terms(text).distinct().forEach(term -> {
        double rare = Math.log(1 + (double) plain.size() / having.getOrDefault(term, 1));
        vector[Math.floorMod(term.hashCode() * 0x9E3779B9, WORD_DIMENSIONS)] +=
            (float) (term.length() == 1 ? rare / 2 : rare);
      });
      return TextVector.of(normalized(vector));
    }).toList();
  }

  private static Stream<String> terms(String text) {
    return IntStream.range(0, text.length())
        .boxed()
        .flatMap(i -> i + 1 < text.length()
            ? Stream.of(text.substring(i, i + 1), text.substring(i, i + 2))
            : Stream.of(text.substring(i, i + 1)));
  }

  private static float[] normalized(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] = square == 0 ? 0 : (float) (vector[i] / Math.sqrt(square));
    }
    return vector;
  }
}
