package org.huashu.coach.review;

import java.util.Optional;

/**
 * What a customer had asked when an agent wrote, as scripts were searched for it.
 *
 * @param question personal data masked; empty when nothing was asked
 * @param best how well the script fitted that fitted best, in [0,1], offered or not; 0 for none
 * @param script the id of that script; empty for none
 */
public record AskedQuestion(String question, Optional<String> channel, Optional<String> product,
    double best, String script) {

  /** Nothing was asked. */
  public static final AskedQuestion NOTHING =
      new AskedQuestion("", Optional.empty(), Optional.empty(), 0, "");
}
