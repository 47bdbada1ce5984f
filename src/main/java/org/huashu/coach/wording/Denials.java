package org.huashu.coach.wording;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Denial.Side;

/**
 * The denials of a knowledge base, compiled once. Asked about hits only, so a draft in which
 * nothing is found costs nothing.
 */
final class Denials {

  private final Map<Category, List<Compiled>> byCategory = new EnumMap<>(Category.class);

  /** @throws InvalidWordingException when a pattern cannot be used */
  Denials(List<Denial> denials) {
    for (Denial denial : denials) {
      Compiled compiled = Compiled.of(denial);
      for (Category category : denial.categories()) {
        byCategory.computeIfAbsent(category, _ -> new ArrayList<>()).add(compiled);
      }
    }
  }

  /** What is seen of a draft beside a hit. */
  record Sides(String before, String after) {

    static Sides of(String folded, Span hit) {
      return new Sides(folded.substring(Math.max(0, hit.start() - Denial.NEAR), hit.start()),
          folded.substring(hit.end(), Math.min(folded.length(), hit.end() + Denial.NEAR)));
    }

    String on(Side side) {
      return side == Side.BEFORE ? before : after;
    }
  }

  /** A pattern that stands just beside a hit. */
  private record Beside(Side side, Pattern pattern) {

    static Beside of(String id, Side side, String pattern) {
      String whole = side == Side.BEFORE ? "(?:" + pattern + ")$" : "^(?:" + pattern + ")";
      return new Beside(side, compiled(id, whole));
    }

    boolean stands(Sides sides) {
      return pattern.matcher(sides.on(side)).find();
    }
  }

  /**
   * A denial, ready.
   *
   * @param required what must stand on its side to be worth a look
   */
  private record Compiled(Denial denial, Beside words, RequiredCharacters.Requirement required,
      List<Beside> doubts, Optional<Pattern> with) {

    static Compiled of(Denial denial) {
      String id = denial.id();
      return new Compiled(denial, Beside.of(id, denial.side(), denial.pattern()),
          RequiredCharacters.of(denial.pattern()),
          denial.doubts().stream().map(it -> Beside.of(id, it.side(), it.pattern())).toList(),
          denial.with().map(it -> compiled(id, it)));
    }

    boolean mayStandIn(long[] filter) {
      return required.mayHoldIn(filter);
    }

    boolean excuses(String folded, Sides sides) {
      return words.stands(sides) && doubts.stream().noneMatch(doubt -> doubt.stands(sides))
          && (with.isEmpty() || with.get().matcher(folded).find());
    }

    /** Whether it stands before anything that is inside the clause. */
    boolean opens(String folded, Span clause) {
      return denial.opensClause() && IntStream.range(clause.start(), clause.end())
          .anyMatch(at -> excuses(folded, Sides.of(folded, new Span(at, at))));
    }
  }

  private static Pattern compiled(String id, String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new InvalidWordingException("denial " + id,
          "'" + pattern + "' is no RE2 pattern: " + e.getMessage());
    }
  }

  /** Whether anything of a category can be denied at all. */
  boolean know(Category category) {
    return byCategory.containsKey(category);
  }

  /**
   * By what a draft denies what stands between these sides, or reports it.
   *
   * @param folded the draft, folded
   */
  Optional<Denial> of(String folded, Sides sides, Category category) {
    Map<Side, long[]> filters = new EnumMap<>(Side.class);
    for (Compiled denial : byCategory.getOrDefault(category, List.of())) {
      long[] filter = filters.computeIfAbsent(denial.words.side(),
          side -> RequiredCharacters.filter(sides.on(side)));
      if (denial.mayStandIn(filter) && denial.excuses(folded, sides)) {
        return Optional.of(denial.denial);
      }
    }
    return Optional.empty();
  }

  /** The same for a whole clause, of which the beginning (客服说…) may be what reports the rest. */
  Optional<Denial> ofClause(TextReading text, Span clause, Category category) {
    for (Compiled denial : byCategory.getOrDefault(category, List.of())) {
      if (denial.mayStandIn(text.filter()) && denial.opens(text.folded(), clause)) {
        return Optional.of(denial.denial);
      }
    }
    return Optional.empty();
  }

  /** Whether a single one excuses what stands at a place of a draft. */
  static boolean excuses(Denial denial, String draft, Span hit) {
    String folded = Folding.fold(draft);
    return Compiled.of(denial).excuses(folded, Sides.of(folded, hit));
  }
}
