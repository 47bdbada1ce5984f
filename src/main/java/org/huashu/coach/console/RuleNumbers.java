package org.huashu.coach.console;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.account.Role;
import org.huashu.coach.review.Insight;
import org.huashu.coach.review.Measure;
import org.huashu.coach.review.Share;

/** What rules did in the last {@value #DAYS} days, for those who may see what agents do. */
record RuleNumbers(Map<Measure, Map<String, Long>> counts) {

  static final int DAYS = 30;
  private static final Set<Measure> WANTED = Set.of(Measure.FLAGGED_RULE, Measure.RULED_RIGHT,
      Measure.RULED_WRONG, Measure.RULED_EXCUSABLE);

  /** Of the chosen shop, or of all of them. */
  static RuleNumbers of(Console.Parts parts, Visit visit) {
    if (!visit.has(Role.KNOWLEDGE_MANAGER) && !visit.has(Role.TRAINER)
        && !visit.has(Role.ADMINISTRATOR)) {
      return new RuleNumbers(Map.of());
    }
    LocalDate today = LocalDate.ofInstant(visit.now(), visit.zone());
    return new RuleNumbers(parts.reviewing()
        .insight()
        .counts(WANTED, Insight.Group.SUBJECT, new Insight.Range(visit.oneShop(),
            Optional.empty(), today.minusDays(DAYS - 1L), today)));
  }

  /** How many drafts a rule flagged. */
  long hits(String rule) {
    return Share.amount(counts, Measure.FLAGGED_RULE, rule);
  }

  /** Of what was judged: how much was flagged wrongly. */
  Share wrong(String rule) {
    return Share.wrong(counts, rule);
  }

  /** Of what was judged: how much was right or excusable. */
  Share precision(String rule) {
    Share wrong = wrong(rule);
    return new Share(wrong.whole() - wrong.part(), wrong.whole());
  }
}
