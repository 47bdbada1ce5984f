package org.huashu.coach.coaching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.huashu.coach.clock.TypingPace;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.review.OpenDraft;

/**
 * The replies that are being written. All that changes with a keystroke hangs on one entry and is
 * changed in place, for a cache is dear to write to. Lives in memory only: after a restart a draft
 * counts as just begun. Safe for use by many threads.
 */
final class OpenDrafts {

  /** Drafts are written for seconds: far more than are open at once. */
  private static final int MOST = 50_000;

  private final Cache<DraftId, Open> open =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  private record DraftId(ConversationKey key, String draft) {

    @Override
    public boolean equals(Object other) {
      return other instanceof DraftId it && draft.equals(it.draft) && key.equals(it.key);
    }

    @Override
    public int hashCode() {
      return 31 * key.hashCode() + draft.hashCode();
    }
  }

  /**
   * A reply that is being written.
   *
   * @param pace of its typing; empty before its first revision
   */
  record Open(OpenDraft forReview, AtomicReference<Optional<TypingPace>> pace) {}

  /** What is known of a draft; it is begun when nothing is. */
  Open of(ConversationKey key, String draft) {
    DraftId id = new DraftId(key, draft);
    Open known = open.getIfPresent(id);
    if (known != null) {
      return known;
    }
    Open begun = new Open(new OpenDraft(), new AtomicReference<>(Optional.empty()));
    Open other = open.asMap().putIfAbsent(id, begun);
    return other == null ? begun : other;
  }

  /** What is known of a draft, if anything. */
  Optional<Open> known(ConversationKey key, String draft) {
    return Optional.ofNullable(open.getIfPresent(new DraftId(key, draft)));
  }
}
