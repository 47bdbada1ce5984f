package org.huashu.coach.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;

/**
 * Sees a placeholder of a script that nobody has filled in: the customer would read {@code {订单号}}.
 */
public final class UnfilledCheck implements Check {

  private static final String RULE = "contradiction.unfilled-placeholder";
  private static final Pattern PLACEHOLDER =
      Pattern.compile("[{｛][\\p{IsHan}A-Za-z][\\p{IsHan}A-Za-z0-9_ -]{0,19}[}｝]");

  @Override
  public List<Finding> findings(Draft draft) {
    if (draft.text().indexOf('{') < 0 && draft.text().indexOf('｛') < 0) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(draft.text());
    while (matcher.find()) {
      findings.add(new Finding(RULE, Category.CONTRADICTION, Severity.WARN,
          Optional.of(new Span(matcher.start(), matcher.end())),
          "“" + matcher.group() + "”还没有填写，请先换成这位顾客的信息", "发出去的话术里不能有空着的占位符",
          List.of(), Optional.empty(), Optional.empty()));
    }
    return findings;
  }
}
