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
   * Where and when a script is offered. An empty set means everywhere.
   *
   * @param from the first moment
   * @param until the moment after the last
   */
  public record Scope(Set<String> shops, Set<String> channels, Set<String> products,
      Optional<Instant> from, Optional<Instant> until) {
    /** Everywhere, always. */
    public static final Scope EVERYWHERE =
        new Scope(Set.of(), Set.of(), Set.of(), Optional.empty(), Optional.empty());
  }

  /** The part of the id before the dot. */
  public String topic() {
    int dot = id.indexOf('.');
    return dot < 0 ? "" : id.substring(0, dot);
  }
}
