package org.huashu.coach.audit;

import java.util.Optional;
import org.huashu.coach.quality.Evidence;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.WordingRule.Grade;

/**
 * Something that a check saw in a conversation.
 *
 * @param agent whose reply it is about, or who served the customer; empty when nobody did
 * @param place {@code file:line} of what it is about
 * @param grade how serious a customer's complaint is
 * @param item the item of the score sheet that it takes points of; empty when it takes none
 * @param evidence without personal data
 */
public record Flag(String agent, String place, Category category, Severity severity,
    Optional<Grade> grade, Optional<String> item, Evidence evidence) {

  /** Whether it is about what the customer said, and so no fault of anybody's. */
  public boolean isCustomers() {
    return category == Category.ESCALATION;
  }
}
