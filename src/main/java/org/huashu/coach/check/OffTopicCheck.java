package org.huashu.coach.check;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.ScriptMatch;
import org.huashu.coach.text.Folding;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;

/**
 * Sees that a draft does not touch the customer's question: it has no telling character in common
 * with it and no telling word with any script that answers it. Says nothing of a draft that asks
 * back, excuses, promises to look or only greets, nor when no script surely answers the question.
 */
public final class OffTopicCheck implements Check {

  private static final String RULE = "off-topic.other-matter";

  /** A shorter text is a courtesy or half a sentence, in letters. */
  private static final int SHORTEST = 10;

  /** So many characters must say something of a matter. */
  private static final int LEAST_TELLING = 5;

  /** What an agent says about any question: to ask, to excuse, to look, to hand over. */
  private static final BitSet OF_SERVICE = characters("问查核实处理反馈稍等登记安排联系抱歉对起理解"
      + "麻烦提供订单图片截告诉帮忙确认转接专员同事马上尽快意思解决跟进谢感");

  private final Predicate<String> holding;

  /** By the id of a script that was met: what it speaks of. */
  private final Map<String, Set<String>> matters = new ConcurrentHashMap<>();

  /** Looks at drafts that are not {@code holding} replies. */
  public OffTopicCheck(Predicate<String> holding) {
    this.holding = holding;
  }

  @Override
  public List<Finding> findings(Draft draft) {
    if (draft.question().isBlank() || draft.scripts().isEmpty()
        || !ContradictionCheck.isSure(draft.scripts().getFirst())) {
      return List.of();
    }
    String text = Folding.fold(draft.text());
    boolean silent = touches(text, Folding.fold(draft.question())) || isOfService(text)
        || telling(text) < LEAST_TELLING || Letters.of(text).length() < SHORTEST
        || speaksOfAny(draft.scripts(), text) || holding.test(draft.text());
    return silent ? List.of() : List.of(finding(draft.scripts().getFirst().script()));
  }

  private static int telling(String text) {
    int telling = 0;
    for (int i = 0; i < text.length(); i++) {
      telling += Pairs.isTelling(text.charAt(i)) ? 1 : 0;
    }
    return telling;
  }

  private static boolean isOfService(String text) {
    int found = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '?' || c == '？' || c == '吗') {
        return true;
      }
      found += OF_SERVICE.get(c) ? 1 : 0;
    }
    return found >= 2;
  }

  /** Whether the two share a character that tells something. */
  private static boolean touches(String text, String question) {
    for (int i = 0; i < question.length(); i++) {
      char c = question.charAt(i);
      if ((Pairs.isTelling(c) || (Character.isLetterOrDigit(c) && !Character.isIdeographic(c)))
          && text.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  private boolean speaksOfAny(List<ScriptMatch> scripts, String text) {
    Set<String> said = Pairs.telling(text);
    return scripts.stream().anyMatch(match -> speaksOf(match, said));
  }

  private boolean speaksOf(ScriptMatch match, Set<String> said) {
    Set<String> matter = matters.computeIfAbsent(match.script().id(), _ -> matter(match.script()));
    return said.stream().anyMatch(matter::contains);
  }

  private static Set<String> matter(Script script) {
    return Pairs.telling(Folding.fold(script.title() + "\n" + String.join("\n", script.questions())
        + "\n" + ContradictionCheck.wording(script)));
  }

  private static Finding finding(Script script) {
    return new Finding(RULE, Category.OFF_TOPIC, Severity.INFO, Optional.empty(),
        "这段话没有回应顾客的问题，可以参考话术“" + script.title() + "”", "答非所问会让顾客再问一遍，质检按未解答扣分",
        List.of(), Optional.of(script.id()), Optional.empty());
  }

  private static BitSet characters(String text) {
    BitSet characters = new BitSet();
    text.chars().forEach(characters::set);
    return characters;
  }
}
