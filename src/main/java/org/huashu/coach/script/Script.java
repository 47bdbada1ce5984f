package org.huashu.coach.script;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A standard script (话术): the approved wording of an answer.
 *
 * @param id {@code <topic>.<name>}: {@code logistics.where-is-my-parcel}
 * @param questions similar questions (相似问): how customers ask for it
 * @param answer the wording, with placeholders written {@code {订单号}}
 * @param conditions conditions that hold for the answer and are not in its text
 */
public record Script(String id, String title, List<String> questions, String answer, Use use,
    List<String> conditions, Scope scope) {

  /** What a script is for. */
  public enum Use {
    /** Answers a question. */
    ANSWER,
    /** Opens a conversation. */
    GREETING,
    /** Ends one. */
    CLOSING,
    /** Keeps a waiting customer informed (安抚话术). */
    HOLDING,
    /** Hands the matter to somebody else. */
    HANDOVER
  }

  /**
   * Where, when and to whom a script is offered. An empty set means everywhere.
   *
   * @param agents whose own script it is, and
   * @param teams whose team's; both empty: everybody's
   * @param from the first moment
   * @param until the moment after the last
   */
  public record Scope(Set<String> shops, Set<String> channels, Set<String> products,
      Set<String> agents, Set<String> teams, Optional<Instant> from, Optional<Instant> until) {
    /** Everywhere, always. */
    public static final Scope EVERYWHERE =
        new Scope(Set.of(), Set.of(), Set.of(), Optional.empty(), Optional.empty());

    /** For everybody. */
    public Scope(Set<String> shops, Set<String> channels, Set<String> products,
        Optional<Instant> from, Optional<Instant> until) {
      this(shops, channels, products, Set.of(), Set.of(), from, until);
    }

    /** Whether it is for some agents only. */
    public boolean isForSome() {
      return !agents.isEmpty() || !teams.isEmpty();
    }

    /** Whether it is for these. */
    public boolean includes(ScriptQuery.Staff staff) {
      return !isForSome() || staff.agent().filter(agents::contains).isPresent()
          || staff.teams().stream().anyMatch(teams::contains);
    }
  }

  /** The part of the id before the dot. */
  public String topic() {
    int dot = id.indexOf('.');
    return dot < 0 ? "" : id.substring(0, dot);
  }
}
