package org.huashu.coach.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.review.ChatKey;
import org.huashu.coach.review.Insight;
import org.huashu.coach.review.ServedChat;

/** The chats that agents served, as trainers look for them. Safe for use by many threads. */
public interface Chats {

  /** A chat, and its score if it has one. */
  record Line(ServedChat chat, Optional<Scored> score) {

    /** Where it stands in any of the orders. */
    public String place() {
      return chat.first() + "\n" + chat.replies() + "\n" + chat.key().agent() + "\n"
          + chat.key().conversation();
    }
  }

  /** What there is of a score. */
  record Scored(long number, Scoring.State state, BigDecimal total) {}

  /** What chats are sorted by. */
  enum Order {
    /** The first reply. */
    FIRST,
    /** How many replies there were; among equals the first one decides. */
    REPLIES
  }

  /**
   * Which chats, and in which order.
   *
   * @param after {@link Line#place} of the one before
   */
  record Query(Filter filter, Order order, boolean descending, Optional<String> after, int most) {

    /** The newest first. */
    public static Query newest(Filter filter, Optional<String> after, int most) {
      return new Query(filter, Order.FIRST, true, after, most);
    }
  }

  /**
   * What must hold; what is empty asks for nothing.
   *
   * @param conversation its id
   * @param from first served at this moment or later
   * @param to before this moment
   * @param scored whether it has a score that counts
   * @param ratings one of these
   * @param answered whether anybody replied
   * @param sample drawn in this sample
   */
  record Filter(Optional<String> shop, Optional<String> agent, Optional<String> conversation,
      Optional<Instant> from, Optional<Instant> to, Optional<Boolean> scored,
      Set<ServedChat.Rating> ratings, Optional<Boolean> answered, OptionalLong sample) {

    /** All chats of an agent in a shop. */
    public static Filter ofAgent(String shop, String agent) {
      return new Filter(Optional.of(shop), Optional.of(agent), Optional.empty(), Optional.empty(),
          Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), OptionalLong.empty());
    }

    /** Copies the set. */
    public Filter {
      ratings = Set.copyOf(ratings);
    }
  }

  /** A page of chats. */
  List<Line> list(Query query);

  /** A chat, if there is one. */
  Optional<ServedChat> chat(ChatKey key);

  /** Everything that is kept of its conversation, in the order of arrival. */
  List<Event> events(ChatKey key);

  /** The agent's flagged drafts in that conversation. */
  List<Insight.Told> told(ChatKey key);

  /**
   * The chat that a flagged draft belongs to.
   *
   * @param zone by whose clocks days are
   */
  Optional<ChatKey> ofDraft(long draft, ZoneId zone);
}
