package org.huashu.coach.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.huashu.coach.conversation.Message;
import org.huashu.coach.conversation.Message.FromCustomer;
import org.huashu.coach.conversation.Message.Reply;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.ScriptMatch;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;

/**
 * Sees that the customer asks the same thing again and the draft says again what did not help them
 * the first time. It names another script that answers the question, if one was found.
 *
 * @param holding whether a text is a holding reply or a greeting, which answer nothing
 */
public record AskedAgainCheck(Predicate<String> holding) implements Check {

  private static final String RULE = "mechanical.asked-again";

  /** A shorter question is a call: 在吗, 人呢; in letters. */
  private static final int SHORTEST = 4;

  /** How much alike two questions are that ask the same, in [0,1]. */
  private static final double SAME_QUESTION = 0.6;

  /** How much alike two answers are that say the same, in [0,1]. */
  private static final double SAME_ANSWER = 0.45;

  @Override
  public List<Finding> findings(Draft draft) {
    if (draft.conversation().turn() < 2) {
      return List.of();
    }
    List<Likeness> questions = draft.question()
        .lines()
        .map(Letters::of)
        .filter(question -> question.length() >= SHORTEST)
        .map(Likeness::of)
        .toList();
    List<Reply> answers = questions.isEmpty() ? List.of() : answers(draft, questions);
    if (answers.isEmpty()) {
      return List.of();
    }
    Likeness own = Likeness.of(Letters.of(draft.text()));
    return answers.stream().anyMatch(reply -> own.to(Letters.of(reply.text())) >= SAME_ANSWER)
        ? List.of(finding(another(draft, own)))
        : List.of();
  }

  /** What people replied after the customer had asked the same. */
  private List<Reply> answers(Draft draft, List<Likeness> questions) {
    List<Reply> answers = new ArrayList<>();
    boolean askedBefore = false;
    for (Message message : draft.conversation().messages()) {
      if (message instanceof FromCustomer asked) {
        askedBefore = askedBefore || asksTheSame(questions, Letters.of(asked.text()));
      } else if (askedBefore && message instanceof Reply reply && reply.byPerson()
          && reply.at().isBefore(draft.at()) && !holding.test(reply.text())) {
        answers.add(reply);
      }
    }
    return answers;
  }

  private static boolean asksTheSame(List<Likeness> questions, String asked) {
    return questions.stream().anyMatch(question -> question.to(asked) >= SAME_QUESTION);
  }

  /** The best script that says something else than the draft. */
  private static Optional<Script> another(Draft draft, Likeness own) {
    return draft.scripts()
        .stream()
        .map(ScriptMatch::script)
        .filter(script -> own.to(Letters.of(script.answer())) < SAME_ANSWER)
        .findFirst();
  }

  private static Finding finding(Optional<Script> another) {
    return new Finding(RULE, Category.MECHANICAL, Severity.INFO, Optional.empty(),
        "顾客又问了同样的问题，上次的回答没有解决，请换一种说法"
            + another.map(script -> "，可以试试话术“" + script.title() + "”").orElse(""),
        "同一问题反复询问没有得到合适的回答，质检每次扣 2 分", List.of(), another.map(Script::id),
        Optional.empty());
  }
}
