package org.huashu.coach.console;

import java.util.List;

/**
 * A release that is looked at before it is published.
 *
 * @param state in lower case: {@code checking}, {@code forbidden}, {@code warned} …
 * @param percent how far it is
 * @param errors how many findings forbid it
 * @param back where it leads
 */
public record PublishingModel(long number, String state, long percent, long errors, long warnings,
    List<Finding> findings, String reason, String back) {

  /**
   * Something that lint found.
   *
   * @param tone {@code bad} or {@code warn}
   * @param where the script or rule, else file and line
   * @param href where it is mended; empty when the console cannot
   */
  public record Finding(String tone, String where, String href, String text) {}
}
