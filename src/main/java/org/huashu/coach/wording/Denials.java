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
 * The denials of a knowledge base, compiled once. Asked about hits only, so a draft in which nothing
 * is found costs nothing.
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
  private record Sides(String before, String after) {

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
   * @param required what a draft must hold to be worth a look
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

    boolean mayStandIn(TextReading text) {
      return required.mayHoldIn(text.filter());
    }

    boolean excuses(String folded, Span hit) {
      Sides sides = Sides.of(folded, hit);
      return words.stands(sides) && doubts.stream().noneMatch(doubt -> doubt.stands(sides))
          && (with.isEmpty() || with.get().matcher(folded).find());
    }

    /** Whether it stands before anything that is inside the clause. */
    boolean opens(String folded, Span clause) {
      return denial.opensClause() && IntStream.range(clause.start(), clause.end())
          .anyMatch(at -> excuses(folded, new Span(at, at)));
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

  /** By what the draft denies what stands at a place, or reports it. */
  Optional<Denial> of(TextReading text, Span hit, Category category) {
    for (Compiled denial : byCategory.getOrDefault(category, List.of())) {
      if (denial.mayStandIn(text) && denial.excuses(text.folded(), hit)) {
        return Optional.of(denial.denial);
      }
    }
    return Optional.empty();
  }

  /** The same for a whole clause, of which the beginning (客服说…) may be what reports the rest. */
  Optional<Denial> ofClause(TextReading text, Span clause, Category category) {
    for (Compiled denial : byCategory.getOrDefault(category, List.of())) {
      if (denial.mayStandIn(text) && denial.opens(text.folded(), clause)) {
        return Optional.of(denial.denial);
      }
    }
    return Optional.empty();
  }

  /** Whether a single one excuses what stands at a place of a draft. */
  static boolean excuses(Denial denial, String draft, Span hit) {
    return Compiled.of(denial).excuses(Folding.fold(draft), hit);
  }
}
