package org.huashu.coach.knowledge;

import java.util.Optional;
import org.huashu.coach.knowledge.Edits.Version;

/**
 * A script or a rule, as it is and as it will be.
 *
 * @param shown the card to show, also when it is taken away
 * @param released what the newest release holds
 * @param edit the newest version, if it waits to be published or has taken the card away
 * @param draft what that version says; empty too when it takes the card away
 */
public record Edited<C>(String id, C shown, State state, Optional<C> released,
    Optional<Version> edit, Optional<C> draft) {

  /** How a card stands to the newest release. */
  public enum State {
    /** As it was published. */
    LIVE,
    /** Changed since. */
    CHANGED,
    /** Not published yet. */
    DRAFT,
    /** To be taken away with the next release. */
    LEAVING,
    /** Taken away; its history brings it back. Only rules stay so. */
    ARCHIVED,
    /** Changed here, and meanwhile in another way by a release: somebody must decide. */
    CONFLICT
  }

  /** What counts: the edit, else the release. */
  public Optional<C> current() {
    return edit.isPresent() ? draft : released;
  }

  /** Whether it waits to be published. */
  public boolean waits() {
    return switch (state) {
      case DRAFT, CHANGED, LEAVING, CONFLICT -> true;
      case LIVE, ARCHIVED -> false;
    };
  }

  /**
   * A wish to save.
   *
   * @param loaded the text that the editor began with; empty for a new card
   * @param card empty takes it away
   */
  public record Wish<C>(String id, String loaded, Optional<C> card, String author) {}

  /** What became of a save. */
  public sealed interface Saved<C> {
    /** It is kept. */
    record Kept<C>(Version version) implements Saved<C> {}

    /** Somebody else changed it first; nothing was kept. */
    record Stale<C>(Optional<Edited<C>> now) implements Saved<C> {}
  }

  /** A card before and after a release; one of both may be missing. */
  public record Change<C>(String id, Optional<C> before, Optional<C> after) {}
}
