package org.huashu.coach.wording;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.PersonalData;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.WordingRule.Validation;

/**
 * A regular expression of a rule, matched in linear time on folded text, or on each of the personal
 * data of one sort.
 */
final class Expression {

  private final Pattern pattern;
  private final RequiredCharacters.Requirement required;
  private final Optional<PersonalData.Kind> kind;

  private Expression(Pattern pattern, Optional<PersonalData.Kind> kind) {
    this.pattern = pattern;
    this.required = RequiredCharacters.of(pattern.pattern());
    this.kind = kind;
  }

  /** @throws InvalidWordingException when it is no regular expression, or matches nothing at all */
  static Expression of(String rule, String expression, Optional<Validation> validate) {
    Pattern pattern;
    try {
      // The text comes in lower case. Ignoring case is costly for wide classes: only where it matters.
      boolean upper = expression.chars().anyMatch(unit -> unit >= 'A' && unit <= 'Z');
      pattern = Pattern.compile(expression, upper ? Pattern.CASE_INSENSITIVE : 0);
    } catch (PatternSyntaxException e) {
      throw new InvalidWordingException("rule " + rule,
          "'" + expression + "' is no RE2 pattern: " + e.getMessage());
    }
    if (pattern.matcher("").find()) {
      throw new InvalidWordingException("rule " + rule,
          "'" + expression + "' matches the empty text");
    }
    return new Expression(pattern, validate.map(Expression::kind));
  }

  private static PersonalData.Kind kind(Validation validation) {
    return switch (validation) {
      case MOBILE -> PersonalData.Kind.MOBILE;
      case LANDLINE -> PersonalData.Kind.LANDLINE;
      case ID_CARD -> PersonalData.Kind.ID_CARD;
      case BANK_CARD -> PersonalData.Kind.BANK_CARD;
      case EMAIL -> PersonalData.Kind.EMAIL;
      case MESSENGER_ID -> PersonalData.Kind.MESSENGER_ID;
      case ADDRESS -> PersonalData.Kind.ADDRESS;
    };
  }

  /** A cheap look at the text before the expensive one. */
  boolean mayMatch(TextReading text) {
    return kind.isPresent()
        ? !text.personalData().isEmpty()
        : required.mayHoldIn(text.filter());
  }

  /** Where it matches, from left to right. */
  List<Span> in(TextReading text) {
    if (!mayMatch(text)) {
      return List.of();
    }
    return kind.map(sort -> personal(sort, text)).orElseGet(() -> matches(text.folded()));
  }

  /** Data of the sort in which it matches, as they stand or written plainly. */
  private List<Span> personal(PersonalData.Kind sort, TextReading text) {
    return text.personalData()
        .stream()
        .filter(data -> data.kind() == sort
            && (pattern.matcher(data.plain(text.text())).find()
                || pattern.matcher(data.span().of(text.folded())).find()))
        .map(PersonalData::span)
        .toList();
  }

  private List<Span> matches(String folded) {
    List<Span> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(folded);
    while (matcher.find()) {
      Span span = new Span(matcher.start(), Folding.afterMarks(folded, matcher.end()));
      if (span.length() > 0) {
        found.add(span);
      }
    }
    return found;
  }
}
