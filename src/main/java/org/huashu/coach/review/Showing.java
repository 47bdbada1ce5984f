package org.huashu.coach.review;

import java.util.List;
import java.util.Set;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Suggestion;
import org.huashu.coach.conversation.Event.ReplySent;

/**
 * Remembers which scripts were offered for a draft until it is sent, and then has them kept: one
 * write for a reply, none for a keystroke. A restart forgets the drafts that are being written, but
 * for flagged ones, whose revisions hold their suggestions.
 */
public final class Showing {

  private final FlaggedDrafts drafts;

  /** Has {@code drafts} keep what was shown. */
  public Showing(FlaggedDrafts drafts) {
    this.drafts = drafts;
  }

  /** An advice goes to the agent who writes this draft. */
  public void show(OpenDraft draft, Advice advice) {
    List<Suggestion> offered = advice.suggestions();
    if (!offered.isEmpty()) {
      draft.show(offered.stream().map(Suggestion::script).toList());
    }
  }

  /** This draft was sent. */
  public void sent(OpenDraft draft, ReplySent reply) {
    Set<String> scripts = draft.takeShown();
    if (!scripts.isEmpty()) {
      drafts.shown(new ShownSuggestions(reply.key(), reply.draft().orElseThrow(), reply.agent(),
          scripts, reply.at()));
    }
  }
}
