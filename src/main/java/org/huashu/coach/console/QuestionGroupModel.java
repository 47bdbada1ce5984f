package org.huashu.coach.console;

import java.util.List;
import org.huashu.coach.review.QuestionGroup;

/**
 * Questions that ask the same and have no good script.
 *
 * @param why there is none, in words
 * @param tone of the badge that says why
 * @param settled who said that it needs no script, and when, in words; empty as long as nobody has
 * @param empty where a new script with these questions and no answer is begun
 */
public record QuestionGroupModel(QuestionGroup group, String why, String tone, String settled,
    List<Proposed> replies, String empty) {

  /**
   * What an agent wrote, as an answer to be.
   *
   * @param why it is proposed, in words
   * @param path where a new script with it is begun
   */
  public record Proposed(String text, String why, String path) {}
}
