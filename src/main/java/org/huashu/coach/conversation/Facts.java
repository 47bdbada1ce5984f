package org.huashu.coach.conversation;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of customer, product and order, and who serves the customer. Of two reports about
 * the same thing the later one counts, whichever came in first.
 *
 * @param byName dotted names: {@code order.id}; {@code agent} and {@code channel} beside them
 */
public record Facts(Map<String, Fact> byName) {

  /** Nothing is known. */
  public static final Facts NONE = new Facts(Map.of());

  /** Copies the map. */
  public Facts {
    byName = Map.copyOf(byName);
  }

  /** A value, and when it was reported by the client's clock. */
  public record Fact(String value, Instant at) {

    private Fact later(Fact other) {
      int order = at.compareTo(other.at);
      if (order == 0) {
        // Both were said at the same moment: the order of arrival must not decide.
        order = value.compareTo(other.value);
      }
      return order >= 0 ? this : other;
    }
  }

  /** The value of that name, if it is known. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(byName.get(name)).map(Fact::value);
  }

  /** These, and what was reported at a moment. */
  Facts with(Map<String, String> values, Instant at) {
    Map<String, Fact> merged = new HashMap<>(byName);
    // A store has few names of facts and many conversations: they share one copy.
    values.forEach((name, value) -> merged.merge(name.intern(), new Fact(value, at), Fact::later));
    return new Facts(merged);
  }

  /** Roughly the bytes that this takes on the heap. */
  int weight() {
    int bytes = 64;
    for (Fact fact : byName.values()) {
      bytes += 80 + 2 * fact.value().length();
    }
    return bytes;
  }
}
