package org.huashu.coach.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.ScriptMatch;
import org.huashu.coach.text.Folding;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;

/**
 * Sees that a draft says the opposite of the script that answers the question: 不包邮 where the script
 * says 包邮, 不支持退货 where it says 支持退货. Says nothing in doubt: both clauses must be plain and about
 * the same, none of the scripts found may say what the draft says, and the best must fit well.
 */
public final class ConditionCheck implements Check {

  private static final String RULE = "contradiction.condition";

  /** How much alike two questions are that ask the same, in [0,1]. */
  private static final double SAME_QUESTION = 0.7;

  /** By the id of a script that was met: both change with the release only. */
  private final Map<String, List<Statement>> statements = new ConcurrentHashMap<>();

  @Override
  public List<Finding> findings(Draft draft) {
    if (draft.scripts().isEmpty() || !ContradictionCheck.isSure(draft.scripts().getFirst())) {
      return List.of();
    }
    List<Statement> said = Statement.in(Folding.fold(draft.text()));
    if (said.isEmpty()) {
      return List.of();
    }
    Script best = draft.scripts().getFirst().script();
    List<Statement> right = statements(best);
    String question = askedBy(draft.question(), best);
    List<Finding> findings = new ArrayList<>();
    for (Statement plain : said) {
      Statement statement = plain.answering(question);
      Optional<Statement> opposite = right.stream().filter(statement::contradicts).findFirst();
      if (opposite.isPresent() && noneAgrees(draft.scripts(), statement)) {
        findings.add(finding(draft.text(), statement, opposite.get(), best));
      }
    }
    return findings;
  }

  /** The question, if it is the very one that the script answers; else nothing. */
  private static String askedBy(String question, Script script) {
    String letters = Letters.of(question);
    return Stream.concat(Stream.of(script.title()), script.questions().stream())
        .anyMatch(known -> Likeness.of(Letters.of(known), letters) >= SAME_QUESTION)
            ? Folding.fold(question)
            : "";
  }

  private boolean noneAgrees(List<ScriptMatch> scripts, Statement statement) {
    return scripts.stream()
        .flatMap(match -> statements(match.script()).stream())
        .noneMatch(statement::agreesWith);
  }

  private List<Statement> statements(Script script) {
    return statements.computeIfAbsent(script.id(),
        _ -> Statement.in(Folding.fold(ContradictionCheck.wording(script))));
  }

  private static Finding finding(String text, Statement statement, Statement opposite,
      Script script) {
    String truth = opposite.span().of(ContradictionCheck.wording(script));
    return new Finding(RULE, Category.CONTRADICTION, Severity.WARN, Optional.of(statement.span()),
        "“" + statement.span().of(text) + "”和话术“" + script.title() + "”相反：话术写的是“" + truth
            + "”，请核对后再发",
        "与标准话术相反的说法会误导顾客", statement.opposite().stream().toList(),
        Optional.of(script.id()), Optional.empty());
  }
}
