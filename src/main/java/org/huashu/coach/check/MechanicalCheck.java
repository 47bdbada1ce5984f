package org.huashu.coach.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.huashu.coach.conversation.Message;
import org.huashu.coach.conversation.Message.Reply;
import org.huashu.coach.text.Folding;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;

/**
 * Sees that a draft repeats an earlier reply of the conversation, but for a greeting, a particle or
 * a few characters. Assents, courtesies and holding replies may be repeated, and so may a reply
 * with other figures, or one that names what the customer asks about now.
 *
 * @param holding whether a text is a holding reply
 * @param mask masks personal data, as it was masked in the replies that are known
 */
public record MechanicalCheck(Predicate<String> holding, UnaryOperator<String> mask)
    implements Check {

  private static final String RULE = "mechanical.same-reply";

  /** What is shorter is a courtesy or an assent; in letters and digits, greetings left out. */
  private static final int SHORTEST = 7;

  /** What is shorter must be the very same. */
  private static final int SHORTEST_VARIED = 11;

  /** What may differ: one in this many letters. */
  private static final int TOLERANCE = 10;

  /** Where words are moved or exchanged here and there: how much alike the two are, in [0,1]. */
  private static final double LIKE = 0.85;

  private static final List<String> COURTESIES = List.of("有什么可以帮", "有什么能帮", "请问有什么", "还有其他",
      "感谢您的咨询", "感谢您的光临", "感谢您的支持", "祝您", "欢迎光临", "再见", "很高兴为您服务");

  private static final int LONGEST_COURTESY = 40;

  /** Particles at the end of a clause, which say nothing. */
  private static final Pattern PARTICLES = Pattern.compile("[的呢哦呀哈啊啦吧喔噢哒嘛]+(?=[^\\p{L}\\p{N}]|$)");

  @Override
  public List<Finding> findings(Draft draft) {
    String own = "";
    for (Message message : draft.conversation().messages()) {
      if (message instanceof Reply reply && reply.byPerson() && reply.at().isBefore(draft.at())
          && similarLength(reply.text(), draft.text())) {
        own = own.isEmpty() ? core(mask.apply(draft.text())) : own;
        if (mayNotBeRepeated(own) && repeats(own, core(reply.text()), draft.question())
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

  /** The letters of a text that say something: no greeting, no particles, no signs. */
  private static String core(String text) {
    String folded = Greetings.without(Folding.fold(text));
    return Letters.of(PARTICLES.matcher(folded).replaceAll(""));
  }

  private static boolean similarLength(String one, String other) {
    int longer = Math.max(one.length(), other.length());
    return Math.abs(one.length() - other.length()) <= Math.max(6, longer / 4);
  }

  private static boolean mayNotBeRepeated(String letters) {
    return letters.length() >= SHORTEST && (letters.length() > LONGEST_COURTESY
        || COURTESIES.stream().noneMatch(letters::contains));
  }

  private static boolean repeats(String own, String reply, String question) {
    return own.equals(reply) || (Math.min(own.length(), reply.length()) >= SHORTEST_VARIED
        && nearlySame(own, reply) && !namesWhatIsAsked(own, reply, question));
  }

  /** Whether what is new in the draft stands in the question: red was answered, and now blue. */
  private static boolean namesWhatIsAsked(String own, String reply, String question) {
    String asked = Folding.fold(question);
    return own.chars()
        .anyMatch(c -> reply.indexOf(c) < 0 && Pairs.isTelling((char) c) && asked.indexOf(c) >= 0);
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
        || (figures(one).equals(figures(other)) && Likeness.of(one, other) >= LIKE);
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
