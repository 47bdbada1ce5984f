package org.huashu.coach.review;

import java.util.List;
import java.util.Optional;

/**
 * A part of a long list.
 *
 * @param next where the next part begins, to be handed back as it is; empty at the end
 */
public record Page<T>(List<T> items, Optional<String> next) {

  /** Copies the list. */
  public Page {
    items = List.copyOf(items);
  }
}
