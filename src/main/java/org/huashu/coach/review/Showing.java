package org.huashu.coach.review;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Suggestion;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event.ReplySent;

/**
 * Remembers which scripts were offered for a draft until it is sent, and then has them kept: one
 * write for a reply, none for a keystroke. A restart forgets the drafts that are being written, but
 * for flagged ones, whose revisions hold their suggestions.
 */
public final class Showing {

  /** Drafts are written for seconds: far more than are open at once. */
  private static final int DRAFTS = 50_000;

  private final FlaggedDrafts drafts;
  private final Cache<DraftId, Set<String>> shown =
      Caffeine.newBuilder().maximumSize(DRAFTS).build();

  private record DraftId(ConversationKey key, String draft) {}

  /** Has {@code drafts} keep what was shown. */
  public Showing(FlaggedDrafts drafts) {
    this.drafts = drafts;
  }

  /** An advice goes to the agent. */
  public void show(ConversationKey key, Advice advice) {
    List<String> scripts = advice.suggestions().stream().map(Suggestion::script).toList();
    if (scripts.isEmpty()) {
      return;
    }
    var _ = shown.asMap().compute(new DraftId(key, advice.draft()), (_, known) -> {
      if (known != null && known.containsAll(scripts)) {
        return known;
      }
      Set<String> all = new TreeSet<>(scripts);
      all.addAll(known == null ? Set.of() : known);
      return all;
    });
  }

  /** A reply was sent. */
  public void sent(ReplySent reply) {
    reply.draft().ifPresent(draft -> {
      Set<String> scripts = shown.asMap().remove(new DraftId(reply.key(), draft));
      if (scripts != null) {
        drafts.shown(
            new ShownSuggestions(reply.key(), draft, reply.agent(), scripts, reply.at()));
      }
    });
  }
}
