package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Denial;

/** Runs the examples of denials: each by itself, so that none rests on another. */
final class DenialLint {

  private DenialLint() {}

  static List<LintFinding> lint(Denial denial) {
    List<LintFinding> findings = new ArrayList<>();
    denial.examples().denied().forEach(example -> {
      findings.addAll(wrong(denial, example, true));
    });
    denial.examples().notDenied().forEach(example -> {
      findings.addAll(wrong(denial, example, false));
    });
    return findings;
  }

  private static List<LintFinding> wrong(Denial denial, Denial.Example example, boolean wanted) {
    return example.marks()
        .stream()
        .filter(mark -> denial.excuses(example.draft(), mark) != wanted)
        .map(mark -> LintFinding.error(DenialReader.PATH, example.line(),
            text(denial, example, mark, wanted)))
        .toList();
  }

  private static String text(Denial denial, Denial.Example example, Span mark, boolean wanted) {
    return (wanted ? "denied" : "not-denied") + " example '" + example.draft() + "': '"
        + denial.id()
        + (wanted ? "' must excuse '" : "' must not excuse '") + mark.of(example.draft())
        + (wanted ? "', but does not" : "', but does");
  }
}
