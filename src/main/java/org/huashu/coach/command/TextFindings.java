package org.huashu.coach.command;

import java.io.PrintWriter;
import java.util.Locale;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.check.Finding;

/**
 * One line a finding: {@code file:line:column: severity category rule: message}. Columns count
 * characters from 1.
 */
record TextFindings(PrintWriter out, boolean explain) implements Findings {

  @Override
  public void add(String file, CheckedDraft draft, Advice advice) {
    for (Hint hint : advice.hints()) {
      Finding finding = hint.finding();
      out.printf("%s:%s: %s %s %s: %s%s%n", file,
          finding.span().map(span -> place(draft.text(), span.start())).orElse("1:1"),
          finding.severity().name().toLowerCase(Locale.ROOT), finding.category().wireName(),
          finding.rule(), finding.message(), replacements(finding));
      if (explain) {
        out.printf("    found: %s%n    why:   %s%n", hint.text().isEmpty() ? "-" : hint.text(),
            finding.why());
        finding.grade()
            .ifPresent(
                grade -> out.printf("    grade: %s%n", grade.name().toLowerCase(Locale.ROOT)));
      }
    }
  }

  private static String replacements(Finding finding) {
    return finding.replacements().isEmpty()
        ? ""
        : " → " + String.join(" / ", finding.replacements());
  }

  static String place(String text, int unit) {
    String before = text.substring(0, unit);
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    String inLine = before.substring(before.lastIndexOf('\n') + 1);
    return line + ":" + (inLine.codePointCount(0, inLine.length()) + 1);
  }
}
