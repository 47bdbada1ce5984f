package org.huashu.coach.console;

import java.util.List;
import java.util.Map;

/**
 * What is known of a rule while it is written.
 *
 * @param faults by the key of every field: what is wrong there, in words; empty for nothing
 * @param general what is wrong and belongs to no field
 * @param message as an agent would read it, of the first bad example; empty when there is none
 */
public record RuleCheckModel(Map<String, List<String>> faults, List<String> general,
    List<Tried> tried, String message, boolean publishable) {

  /**
   * An example that was tried.
   *
   * @param label whether it is a bad or a good one, and which
   * @param text with what was found
   * @param said what is wrong, in words; empty when it is as it should be
   * @param decisions why each place was reported or not
   */
  public record Tried(String label, boolean fits, List<Piece> text, String said,
      List<String> decisions) {}
}
