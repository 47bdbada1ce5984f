package org.huashu.coach.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.huashu.coach.text.Span;

/**
 * Proposes exceptions for a rule that flagged wrongly: the flagged words with as little as possible
 * of what stands around them in their clause, such that no draft in which the rule was right holds
 * them.
 */
final class ExceptionPhrases {

  private static final int MOST = 3;

  /** Longer ones would fit this one draft only. */
  private static final int MOST_AROUND = 8;

  private ExceptionPhrases() {}

  static List<String> of(Proposal proposal, List<JudgedText> judged) {
    int at = proposal.text().indexOf(proposal.words());
    if (proposal.words().isEmpty() || at < 0) {
      return List.of();
    }
    List<String> right = judged.stream()
        .filter(it -> it.ruling() != Ruling.WRONG_FLAG)
        .map(JudgedText::text)
        .toList();
    List<String> wrong = judged.stream()
        .filter(it -> it.ruling() == Ruling.WRONG_FLAG)
        .map(JudgedText::text)
        .toList();
    Span words = new Span(at, at + proposal.words().length());
    return candidates(proposal.text(), words).stream()
        .filter(phrase -> right.stream().noneMatch(text -> text.contains(phrase)))
        .sorted(Comparator.comparingLong((String phrase) -> -holding(wrong, phrase))
            .thenComparingInt(String::length))
        .limit(MOST)
        .toList();
  }

  /** How many wrong flags a phrase would keep away. */
  private static long holding(List<String> texts, String phrase) {
    return texts.stream().filter(text -> text.contains(phrase)).count();
  }

  /** All that reach beyond the words on one side or both, within the clause, shortest first. */
  private static List<String> candidates(String text, Span words) {
    int from = words.start();
    while (from > 0 && inClause(text.charAt(from - 1)) && words.start() - from < MOST_AROUND) {
      from--;
    }
    int to = words.end();
    while (to < text.length() && inClause(text.charAt(to)) && to - words.end() < MOST_AROUND) {
      to++;
    }
    List<String> candidates = new ArrayList<>();
    for (int start = words.start(); start >= from; start--) {
      for (int end = words.end(); end <= to; end++) {
        if (end - start > words.length() && whole(text, start) && whole(text, end)) {
          candidates.add(text.substring(start, end));
        }
      }
    }
    candidates.sort(Comparator.comparingInt(String::length));
    return candidates;
  }

  private static boolean inClause(char unit) {
    return Character.isLetterOrDigit(unit) || Character.isSurrogate(unit);
  }

  /** Whether no surrogate pair is cut there. */
  private static boolean whole(String text, int at) {
    return at == 0 || at == text.length()
        || !Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }
}
