package org.huashu.coach.coaching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Journal;
import org.huashu.coach.conversation.StoreUnavailableException;

/**
 * The conversations in memory. What is not there is read from the journal, so forgetting one
 * changes nothing but time.
 *
 * <p>
 * An event goes to the journal first and is applied second. A load that runs at the same time sees
 * it in the journal, or is waited for by {@link #apply}; applying it twice changes nothing.
 */
final class Conversations {

  private final Journal journal;
  private final Cache<ConversationKey, Conversation> known;

  /** Keeps about that many bytes of conversations in memory. */
  Conversations(Journal journal, long mostBytes) {
    this.journal = journal;
    this.known = Caffeine.newBuilder()
        .maximumWeight(mostBytes)
        .weigher((ConversationKey _, Conversation conversation) -> conversation.weight())
        .executor(Runnable::run)
        .build();
  }

  /**
   * The conversation as it stands.
   *
   * @throws StoreUnavailableException when it is not in memory and cannot be read
   */
  Conversation find(ConversationKey key) {
    Conversation conversation = known.getIfPresent(key);
    return conversation != null
        ? conversation
        : known.get(key, wanted -> Conversation.of(wanted, journal.events(wanted)));
  }

  /** The conversation, if it is in memory. */
  Optional<Conversation> inMemory(ConversationKey key) {
    return Optional.ofNullable(known.getIfPresent(key));
  }

  /** About how many are in memory. */
  long size() {
    return known.estimatedSize();
  }

  /**
   * Adds an event that the journal holds to its conversation, if that is in memory. One that came
   * too late for what is in memory makes it be read again.
   */
  void apply(Event event) {
    // Not computeIfPresent: that does not wait for a load under way, which may miss the event.
    known.asMap()
        .compute(event.key(),
            (_, conversation) -> conversation == null
                || conversation.hasForgottenWhatFollows(event) ? null : conversation.with(event));
  }
}
