package org.huashu.coach.advice;

import java.util.List;
import java.util.Optional;
import org.huashu.coach.text.Span;

/**
 * A script with its placeholders filled.
 *
 * @param script the script's id
 * @param text the wording to send
 * @param score how well it fits, in [0,1]
 */
public record Suggestion(String script, String title, String text, double score,
    List<Placeholder> placeholders) {

  /**
   * A place in the text that differs from conversation to conversation.
   *
   * @param value what was filled in; empty when the agent has to
   * @param span where it stands in the text
   */
  public record Placeholder(String name, Optional<String> value, Span span) {}
}
