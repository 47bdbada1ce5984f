package org.huashu.coach.script;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A customer's question, where it is asked, and who looks for the answer.
 *
 * @param before the question that it goes on from, if it says only half by itself
 * @param topics the topics of the scripts that were sent before in the conversation, each once, the
 *        last first; see {@link Script#topic}
 * @param limit how many scripts are wanted, at least 1
 */
public record ScriptQuery(String question, Optional<String> before, List<String> topics,
    String shop, Optional<String> channel, Optional<String> product, Staff staff, Instant at,
    int limit) {

  /** Copies the list. */
  public ScriptQuery {
    topics = List.copyOf(topics);
  }

  /**
   * Who looks for the answer.
   *
   * @param agent empty when nobody knows
   * @param teams the teams of that agent
   */
  public record Staff(Optional<String> agent, Set<String> teams) {
    /** Nobody in particular: finds what everybody may use. */
    public static final Staff ANYBODY = new Staff(Optional.empty(), Set.of());

    /** Copies the set. */
    public Staff {
      teams = Set.copyOf(teams);
    }
  }

  /** A question that stands by itself, for anybody. */
  public ScriptQuery(String question, String shop, Optional<String> channel,
      Optional<String> product, Instant at, int limit) {
    this(question, Optional.empty(), List.of(), shop, channel, product, Staff.ANYBODY, at, limit);
  }

  /** The same for these. */
  public ScriptQuery by(Staff others) {
    return new ScriptQuery(question, before, topics, shop, channel, product, others, at, limit);
  }

  /** The same after a question. */
  public ScriptQuery after(Optional<String> earlier) {
    return new ScriptQuery(question, earlier, topics, shop, channel, product, staff, at, limit);
  }

  /** The same in a conversation in which scripts of these topics were sent, the last first. */
  public ScriptQuery about(List<String> spoken) {
    return new ScriptQuery(question, before, spoken, shop, channel, product, staff, at, limit);
  }

  /** The same with other words. */
  ScriptQuery asking(String words, int most) {
    return new ScriptQuery(words, Optional.empty(), topics, shop, channel, product, staff, at,
        most);
  }
}
