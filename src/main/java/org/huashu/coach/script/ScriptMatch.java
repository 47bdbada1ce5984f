package org.huashu.coach.script;

import java.util.List;

/**
 * A script that may answer a question.
 *
 * @param score how well it fits, in [0,1]
 * @param shares what each part of the search adds to the score, for those who ask why
 */
public record ScriptMatch(Script script, double score, List<Share> shares) {

  /** One part of a score: its name ({@code words}, {@code bigrams}) and what it adds. */
  public record Share(String name, double value) {}
}
