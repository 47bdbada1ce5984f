package org.huashu.coach.check;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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
  private static final int LEAST_TELLING = 4;

  /** What an agent says about any question: to ask, to excuse, to look, to hand over. */
  private static final BitSet OF_SERVICE = characters("问查核实处理反馈稍等登记安排联系抱歉对起理解"
      + "麻烦提供订单图片截告诉帮忙确认转接专员同事马上尽快意思解决跟进谢感答复通知");

  /** Characters of any talk in a store: 退货 and 发货 are two matters. */
  private static final BitSet OF_STORES = characters("货款品店买单件家价什么候");

  /** Questions whose answers are known by their form, and that form. */
  private enum Form {
    WHEN("什么时候|啥时候|何时|多久|几天|几点|多长时间|哪天",
        "(?:[今明后当次][天日晚早]|[上下]午|[早晚]上|中午|月底|周[一二三四五六日末]|马上|立刻|现在)"
            + ".{0,6}[发寄到送取出走来给退完前内能会可做办]"
            + "|[0-9一二两三四五六七八九十几半]个?(?:秒|分|小时|点|天|日|周|月|年|工作日|号)"),
    HOW_MUCH("多少|几块|几元|价格|怎么卖", "[0-9一二两三四五六七八九十百千]"),
    WHICH_SIZE("尺码|尺寸|码数|多大|几码|什么码", "[0-9]|(?<![a-z])[xsml]{1,4}(?![a-z])|均码");

    private final Pattern question;
    private final Pattern answer;

    Form(String question, String answer) {
      this.question = Pattern.compile(question);
      this.answer = Pattern.compile(answer);
    }

    boolean answers(String text, String asked) {
      return question.matcher(asked).find() && answer.matcher(text).find();
    }
  }

  private final Predicate<String> holding;
  private final List<List<String>> synonyms;

  /** By the id of a script that was met: what it speaks of. */
  private final Map<String, Set<String>> matters = new ConcurrentHashMap<>();

  /**
   * Looks at drafts that are not {@code holding} replies.
   *
   * @param synonyms words of one group mean the same
   */
  public OffTopicCheck(Predicate<String> holding, List<List<String>> synonyms) {
    this.holding = holding;
    this.synonyms = synonyms.stream()
        .map(group -> group.stream().map(Folding::fold).toList())
        .toList();
  }

  @Override
  public List<Finding> findings(Draft draft) {
    if (draft.question().isBlank() || draft.scripts().isEmpty()
        || !ContradictionCheck.isSure(draft.scripts().getFirst())) {
      return List.of();
    }
    String text = Folding.fold(draft.text());
    String question = Folding.fold(draft.question());
    boolean silent = touches(text, question) || isOfService(text)
        || telling(text) < LEAST_TELLING || Letters.of(text).length() < SHORTEST
        || answersInForm(text, question) || speaksOfAny(draft.scripts(), text)
        || meansTheSame(text, question) || holding.test(draft.text());
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
    boolean special = false;
    boolean common = false;
    for (int i = 0; i < question.length(); i++) {
      char c = question.charAt(i);
      if (Pairs.isTelling(c) || (Character.isLetterOrDigit(c) && !Character.isIdeographic(c))) {
        boolean said = text.indexOf(c) >= 0;
        if (said && !OF_STORES.get(c)) {
          return true;
        }
        common |= said;
        special |= !OF_STORES.get(c);
      }
    }
    // 有货吗 asks for nothing else.
    return common && !special;
  }

  private static boolean answersInForm(String text, String question) {
    return Arrays.stream(Form.values()).anyMatch(form -> form.answers(text, question));
  }

  /** Whether a draft speaks of what a word of the question is called otherwise. */
  private boolean meansTheSame(String text, String question) {
    Set<String> said = Pairs.telling(text);
    return synonyms.stream()
        .filter(group -> group.stream().anyMatch(question::contains))
        .flatMap(List::stream)
        .anyMatch(word -> Pairs.telling(word).stream().anyMatch(said::contains));
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
