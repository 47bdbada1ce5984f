package org.huashu.coach.coaching;

import org.huashu.coach.wording.Category;

/** Hears how the coaching goes: figures only, nothing personal. Safe for use by many threads. */
public interface CoachingListener {

  /** A step of the way of an event or a draft. */
  enum Stage {
    /** Writing an event to the journal. */
    JOURNAL,
    /** Finding the conversation in memory or in the journal. */
    CONVERSATION,
    /** Finding the scripts, remembered or searched. */
    SCRIPTS,
    /** Looking at the draft. */
    CHECKS,
    /** Making the advice. */
    ADVICE,
    /** Flagging the draft. */
    FLAGGING
  }

  /** A stage was passed; in nanoseconds. */
  default void passed(Stage stage, long nanos) {}

  /** A hint is shown. */
  default void hinted(Category category) {}

  /** The scripts for a question were wanted; {@code remembered} when no search was needed. */
  default void scriptsWanted(boolean remembered) {}

  /** Scripts were found by their words only, for the meaning of the question took too long. */
  default void meaningMissed() {}

  /** Does not listen. */
  CoachingListener NONE = new CoachingListener() {};
}
