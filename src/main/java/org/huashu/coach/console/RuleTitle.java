package org.huashu.coach.console;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huashu.coach.knowledge.RuleCard;
import org.huashu.coach.knowledge.RuleField;

/**
 * What a rule is called in lists: its message about words that it finds, taken from its first
 * example. Many rules share a message, and only the words tell them apart.
 */
final class RuleTitle {

  private static final Pattern MARKED = Pattern.compile("(?<!\\\\)\\[([^\\[\\]\\\\]+)]");
  private static final Pattern SWAP = Pattern.compile("\\s*→\\s*");
  private static final Pattern CHOICE = Pattern.compile("\\s*/\\s*");
  private static final String OPEN = "…";

  private RuleTitle() {}

  /** The title; what is not known yet is left open, and without a message it is the id. */
  static String of(RuleCard card) {
    String message = card.text(RuleField.MESSAGE);
    String found = found(card);
    return message.isEmpty()
        ? card.id()
        : message.replace("{found}", found.isEmpty() ? OPEN : found)
            .replace("{better}", better(card, found).orElse(OPEN));
  }

  private static String found(RuleCard card) {
    return card.samples(RuleField.BAD)
        .stream()
        .flatMap(sample -> MARKED.matcher(sample.draft()).results())
        .map(mark -> mark.group(1))
        .findFirst()
        .orElse("");
  }

  /** The first thing to say instead: where each phrase has its own, that of these words. */
  private static Optional<String> better(RuleCard card, String found) {
    List<String[]> swaps = card.lines(RuleField.SWAP)
        .stream()
        .map(line -> SWAP.split(line, 2))
        .filter(swap -> swap.length == 2)
        .toList();
    Stream<String> own = Stream.concat(
        swaps.stream().filter(swap -> swap[0].contains(found)), swaps.stream())
        .map(swap -> CHOICE.split(swap[1], 2)[0]);
    return Stream.concat(own, card.lines(RuleField.REPLACEMENTS).stream())
        .filter(text -> !text.isBlank() && !text.equals(RuleCard.NOTHING))
        .findFirst();
  }
}
