package org.huashu.coach.clock;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.huashu.coach.clock.PlatformProfile.Version;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;

/**
 * A platform's metric, kept up to date event by event. Events may come in any order and more than
 * once: a conversation is counted anew when it changes, and what it added before is taken back. So
 * the result is always that of the whole log. Belongs to one thread.
 */
public final class PlatformMetric {

  private final Version version;
  private final Map<ConversationKey, Set<Event>> events = new HashMap<>();
  private final Map<ConversationKey, Tally> tallies = new HashMap<>();
  private Tally sum = Tally.NONE;

  /** Counts by these rules. */
  public PlatformMetric(Version version) {
    this.version = version;
  }

  /** Takes one event in. */
  public void add(Event event) {
    Set<Event> known = events.computeIfAbsent(event.key(), _ -> new LinkedHashSet<>());
    if (known.add(event)) {
      Tally now = Rounds.tally(version, known);
      Tally before = tallies.put(event.key(), now);
      sum = sum.plus(now).minus(before == null ? Tally.NONE : before);
    }
  }

  /** What has been counted so far. */
  public Tally tally() {
    return sum;
  }

  /** Whether there are enough rounds to be assessed. */
  public boolean assessed() {
    return sum.rounds() >= version.minimum();
  }

  /** Whether the target is met; also when nothing is assessed. */
  public boolean met() {
    return !assessed()
        || (version.targetShare().map(share -> sum.share() >= share).orElse(true)
            && version.targetAverage()
                .map(average -> sum.averageMillis() <= average.toMillis())
                .orElse(true));
  }
}
