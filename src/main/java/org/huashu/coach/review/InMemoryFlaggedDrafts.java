package org.huashu.coach.review;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.huashu.coach.conversation.Event;

/** Flagged drafts that last as long as the process: for tests, replays and trials. */
public final class InMemoryFlaggedDrafts implements FlaggedDrafts {

  private final List<FlaggedDraft> drafts = new CopyOnWriteArrayList<>();
  private final List<Event> outcomes = new CopyOnWriteArrayList<>();

  @Override
  public boolean flag(FlaggedDraft draft) {
    drafts.add(draft);
    return true;
  }

  @Override
  public void outcome(Event event) {
    outcomes.add(event);
  }

  /** The revisions that were flagged, in their order. */
  public List<FlaggedDraft> drafts() {
    return List.copyOf(drafts);
  }

  /** What became of drafts, in the order it was told. */
  public List<Event> outcomes() {
    return List.copyOf(outcomes);
  }
}
