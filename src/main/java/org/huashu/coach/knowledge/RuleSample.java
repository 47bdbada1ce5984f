package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.List;

/**
 * An example of a rule as people write it.
 *
 * @param draft with its marks
 * @param question what the customer had asked; empty for nothing
 * @param turn which reply it is, counted from 1; empty when it does not matter
 * @param closing whether it is the last reply
 */
public record RuleSample(String draft, String question, String turn, boolean closing) {

  private static final char PARTS = '\t';
  private static final String CLOSING = "closing";

  /** An example of which nothing but the draft matters. */
  public static RuleSample of(String draft) {
    return new RuleSample(draft, "", "", false);
  }

  /** Whether there is nothing but the draft. */
  public boolean bare() {
    return question.isEmpty() && turn.isEmpty() && !closing;
  }

  /** One line that says it all. */
  public String line() {
    return escaped(draft) + PARTS + escaped(question) + PARTS + escaped(turn) + PARTS
        + (closing ? CLOSING : "");
  }

  /** Examples as text, one a line. */
  public static String lines(List<RuleSample> samples) {
    return String.join("\n", samples.stream().map(RuleSample::line).toList());
  }

  /** The examples of such a text. */
  public static List<RuleSample> parse(String text) {
    List<RuleSample> samples = new ArrayList<>();
    for (String line : text.split("\n")) {
      if (!line.isEmpty()) {
        String[] parts = line.split("\t", -1);
        samples.add(new RuleSample(plain(parts[0]), part(parts, 1), part(parts, 2),
            part(parts, 3).equals(CLOSING)));
      }
    }
    return samples;
  }

  private static String part(String[] parts, int at) {
    return at < parts.length ? plain(parts[at]) : "";
  }

  /** Line ends and tabs as signs that nobody types in an example. */
  private static String escaped(String text) {
    return text.replace("\r", "").replace('\n', '⏎').replace('\t', '⇥');
  }

  private static String plain(String text) {
    return text.replace('⏎', '\n').replace('⇥', '\t');
  }
}
