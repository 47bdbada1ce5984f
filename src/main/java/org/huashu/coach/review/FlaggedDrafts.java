package org.huashu.coach.review;

import org.huashu.coach.conversation.Event;

/**
 * Where flagged drafts and what became of them are kept for trainers. Safe for use by many threads.
 */
public interface FlaggedDrafts {

  /**
   * Keeps a revision; does not wait for the disk.
   *
   * @return false when it cannot be kept now
   */
  boolean flag(FlaggedDraft draft);

  /**
   * Tells what became of a draft: it was sent, a hint was answered, a script was taken. Does not
   * wait for the disk; events about drafts that were never flagged change nothing.
   */
  void outcome(Event event);

  /** Keeps what was offered for a reply that was sent; does not wait for the disk. */
  default void offered(OfferedReply reply) {
    // Who keeps no drafts keeps no suggestions.
  }
}
