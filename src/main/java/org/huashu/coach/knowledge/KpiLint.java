package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.huashu.coach.quality.KpiPolicy;
import org.huashu.coach.quality.KpiPolicy.Kpi;

/**
 * Looks for indicators by which nothing would be measured: each would count as full, and agents
 * would be paid for a slip in a file. Releases from before this was looked at still run.
 */
final class KpiLint {

  private static final String PATH = "policies/kpi.yaml";
  private static final List<String> KNOWN =
      List.of(KpiPolicy.ANSWER_RATE, KpiPolicy.SATISFACTION, KpiPolicy.SCORE);

  private final String text;
  private final List<String> profiles;

  /** @param profiles the platform profiles that there are */
  KpiLint(KnowledgeFiles files, List<String> profiles) {
    this.text = files.texts().getOrDefault(PATH, "");
    this.profiles = List.copyOf(profiles);
  }

  List<LintFinding> lint(KpiPolicy policy) {
    List<LintFinding> findings = new ArrayList<>();
    boolean answered = false;
    for (Kpi kpi : policy.kpis()) {
      if (!kpi.measurable()) {
        findings.add(error(kpi, "nothing measures the KPI '" + kpi.id()
            + "', it would always count as full; an answer rate names its 'profile', others are "
            + Spelling.allowed(kpi.id(), KNOWN)));
      } else if (kpi.profile().isPresent() && !kpi.id().equals(KpiPolicy.ANSWER_RATE)
          && KNOWN.contains(kpi.id())) {
        findings.add(error(kpi, "'" + kpi.id() + "' is no answer rate: leave out its 'profile'"));
      } else if (kpi.answerRate().isPresent()) {
        findings.addAll(answerRate(kpi, answered));
        answered = true;
      }
    }
    return findings;
  }

  private List<LintFinding> answerRate(Kpi kpi, boolean answered) {
    String profile = kpi.answerRate().orElseThrow();
    if (answered) {
      return List.of(error(kpi, "'" + kpi.id() + "' is a second answer rate"
          + (kpi.profile().isPresent() ? "" : ", by '" + profile + "'")
          + ": a month's answers are counted by one profile"));
    }
    return profiles.contains(profile)
        ? List.of()
        : List.of(error(kpi, "'" + kpi.id() + "' is counted by the platform profile '" + profile
            + "', which is not there"));
  }

  private LintFinding error(Kpi kpi, String said) {
    Pattern place = Pattern.compile("\\bid:\\s*[\"']?" + Pattern.quote(kpi.id()) + "(?![\\w-])");
    int line = 1 + (int) text.lines().takeWhile(it -> !place.matcher(it).find()).count();
    return LintFinding.error(PATH, line, said);
  }
}
