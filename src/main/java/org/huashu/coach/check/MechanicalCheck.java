package org.huashu.coach.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.huashu.coach.conversation.Message;
import org.huashu.coach.conversation.Message.Reply;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;

/**
 * Sees that a draft repeats an earlier reply of the conversation, but for a few characters. Short
 * texts, courtesies and holding replies may be repeated, and so may a reply with other figures.
 *
 * @param holding whether a text is a holding reply
 * @param mask masks personal data, as it was masked in the replies that are known
 */
public record MechanicalCheck(Predicate<String> holding, UnaryOperator<String> mask)
    implements Check {

  private static final String RULE = "mechanical.same-reply";

  /** What is shorter is a courtesy or an assent; in letters and digits. */
  private static final int SHORTEST = 12;

  /** What may differ: one in this many letters. */
  private static final int TOLERANCE = 10;

  /** Where words are moved or exchanged here and there: how much alike the two are, in [0,1]. */
  private static final double LIKE = 0.85;

  private static final List<String> COURTESIES = List.of("有什么可以帮", "有什么能帮", "请问有什么", "还有其他",
      "感谢您的咨询", "感谢您的光临", "感谢您的支持", "祝您", "欢迎光临", "再见", "很高兴为您服务");

  private static final int LONGEST_COURTESY = 40;

  @Override
  public List<Finding> findings(Draft draft) {
    String own = "";
    for (Message message : draft.conversation().messages()) {
      if (message instanceof Reply reply && reply.byPerson() && reply.at().isBefore(draft.at())
          && similarLength(reply.text(), draft.text())) {
        own = own.isEmpty() ? Letters.of(mask.apply(draft.text())) : own;
        if (mayNotBeRepeated(own) && nearlySame(own, Letters.of(reply.text()))
            && !holding.test(draft.text())) {
          return List.of(finding());
        }
      }
    }
    return List.of();
  }

  private static Finding finding() {
    return new Finding(RULE, Category.MECHANICAL, Severity.INFO, Optional.empty(),
        "这段话刚才已经发过，请换一种说法，回应顾客现在的问题", "反复发同一段话，顾客会觉得在和机器对话", List.of(), Optional.empty(),
        Optional.empty());
  }

  private static boolean similarLength(String one, String other) {
    return Math.abs(one.length() - other.length()) <= Math.max(one.length(), other.length()) / 4;
  }

  private static boolean mayNotBeRepeated(String letters) {
    return letters.length() >= SHORTEST && (letters.length() > LONGEST_COURTESY
        || COURTESIES.stream().noneMatch(letters::contains));
  }

  private static boolean nearlySame(String one, String other) {
    int most = Math.min(one.length(), other.length()) / TOLERANCE;
    int start = 0;
    int end = 0;
    int shorter = Math.min(one.length(), other.length());
    while (start < shorter && one.charAt(start) == other.charAt(start)) {
      start++;
    }
    while (end < shorter - start
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    String left = one.substring(start, one.length() - end);
    String right = other.substring(start, other.length() - end);
    // The beginning and the end are the same; what stands between them is what differs.
    boolean few = Math.max(left.length(), right.length()) <= most;
    return (few && !hasFigure(left) && !hasFigure(right))
        || (figures(one).equals(figures(other)) && Pairs.likeness(one, other) >= LIKE);
  }

  private static String figures(String text) {
    StringBuilder figures = new StringBuilder();
    text.chars()
        .filter(c -> c == '*' || Numeral.isPartOf((char) c))
        .forEach(c -> figures.append((char) c));
    return figures.toString();
  }

  private static boolean hasFigure(String text) {
    return text.chars().anyMatch(c -> c == '*' || Numeral.isPartOf((char) c));
  }
}
