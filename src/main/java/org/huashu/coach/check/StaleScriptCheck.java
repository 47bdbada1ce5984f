package org.huashu.coach.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huashu.coach.script.Script;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;

/**
 * Sees that a draft is the wording of a script that has been changed, taken out or is no longer
 * valid: agents keep copies of what they often send.
 */
public final class StaleScriptCheck implements Check {

  private static final String RULE = "contradiction.stale-script";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");

  /** A shorter text is too common to tell that a script was copied, in letters. */
  private static final int TELLING = 12;

  /** A script as it was, taken apart at its placeholders. */
  private record Former(Script script, List<String> literals) {}

  private final List<Former> former;

  /**
   * Knows these scripts.
   *
   * @param former scripts as they were before they changed, and those with an end
   */
  public StaleScriptCheck(List<Script> former) {
    this.former = former.stream()
        .map(script -> new Former(script, literals(script)))
        .filter(one -> one.literals().stream().mapToInt(String::length).sum() >= TELLING)
        .toList();
  }

  @Override
  public List<Finding> findings(Draft draft) {
    if (former.isEmpty() || draft.text().length() < TELLING) {
      return List.of();
    }
    String letters = Letters.of(draft.text());
    return former.stream()
        .filter(one -> isOver(one.script(), draft.at()) && saysAll(letters, one.literals()))
        .findFirst()
        .map(one -> finding(one.script(), draft))
        .stream()
        .toList();
  }

  private static boolean isOver(Script script, Instant at) {
    return script.scope().until().map(until -> !at.isBefore(until)).orElse(true);
  }

  private static boolean saysAll(String letters, List<String> literals) {
    int at = 0;
    for (String literal : literals) {
      int found = letters.indexOf(literal, at);
      if (found < 0) {
        return false;
      }
      at = found + literal.length();
    }
    return true;
  }

  private static List<String> literals(Script script) {
    return PLACEHOLDER.splitAsStream(script.answer())
        .map(Letters::of)
        .filter(letters -> !letters.isEmpty())
        .toList();
  }

  private static Finding finding(Script script, Draft draft) {
    boolean expired = script.scope().until().isPresent();
    Optional<String> better =
        draft.scripts().stream().map(match -> match.script().id()).findFirst();
    return new Finding(RULE, Category.CONTRADICTION, Severity.WARN, Optional.empty(),
        "这是话术“" + script.title() + "”的旧版本，" + (expired ? "已经过了有效期" : "内容已经更新")
            + "，请改用现在的话术",
        "过期的说法会误导顾客", List.of(), better, Optional.empty());
  }
}
