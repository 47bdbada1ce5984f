package org.huashu.coach.script;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A customer's question, where it is asked, and who looks for the answer.
 *
 * @param before the question that it goes on from, if it says only half by itself
 * @param limit how many scripts are wanted, at least 1
 */
public record ScriptQuery(String question, Optional<String> before, String shop,
    Optional<String> channel, Optional<String> product, Staff staff, Instant at, int limit) {

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
    this(question, Optional.empty(), shop, channel, product, Staff.ANYBODY, at, limit);
  }

  /** The same for these. */
  public ScriptQuery by(Staff others) {
    return new ScriptQuery(question, before, shop, channel, product, others, at, limit);
  }

  /** The same after a question. */
  public ScriptQuery after(Optional<String> earlier) {
    return new ScriptQuery(question, earlier, shop, channel, product, staff, at, limit);
  }

  /** The same with other words. */
  ScriptQuery asking(String words, int most) {
    return new ScriptQuery(words, Optional.empty(), shop, channel, product, staff, at, most);
  }
}
