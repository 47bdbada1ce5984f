package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;

/**
 * Wrong flags of all rules.
 *
 * @param answers what became of the visitor's own, as long as it is not read
 */
public record ProposalsModel(Table table, List<UserModel.Choice> owners,
    List<UserModel.Choice> states, List<UserModel.Choice> ages, List<Answer> answers) {

  /**
   * What a rule's owner answered.
   *
   * @param excepts the exception that the rule got, in words; empty when there is none
   */
  public record Answer(String href, Cell state, String rule, String words, String excepts,
      String reason, String by, Instant at) {}
}
