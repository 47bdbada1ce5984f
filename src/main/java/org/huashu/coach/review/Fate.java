package org.huashu.coach.review;

/** What became of a script that was offered for a reply. */
public enum Fate {
  /** It was sent as it is, whatever else the reply said. */
  TAKEN(Measure.SUGGESTION_TAKEN),
  /** It was put in and sent with changes, or most of it was typed. */
  CHANGED(Measure.SUGGESTION_CHANGED),
  /** Another one that was offered was sent, changed or not. */
  PASSED(Measure.SUGGESTION_PASSED),
  /** The agent wrote something else. */
  IGNORED(Measure.SUGGESTION_IGNORED);

  private final Measure measure;

  Fate(Measure measure) {
    this.measure = measure;
  }

  /** By what it is counted. */
  public Measure measure() {
    return measure;
  }

  /** Whether the script was of use. */
  public boolean used() {
    return this == TAKEN || this == CHANGED;
  }
}
