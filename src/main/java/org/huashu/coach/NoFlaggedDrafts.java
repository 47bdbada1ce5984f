package org.huashu.coach;

import org.huashu.coach.conversation.Event;
import org.huashu.coach.review.FlaggedDraft;
import org.huashu.coach.review.FlaggedDrafts;

/** Keeps no flagged drafts: for coaches whose drafts no trainer ever sees. */
record NoFlaggedDrafts() implements FlaggedDrafts {

  @Override
  public boolean flag(FlaggedDraft draft) {
    return true;
  }

  @Override
  public void outcome(Event event) {
    // Nothing was kept that it could be about.
  }
}
