package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An account that is edited, or a new one.
 *
 * @param grants the roles it has
 * @param shops what may be chosen for another role; empty when the editor may not choose
 * @param link an invitation that was just made, shown once; empty for none
 * @param fault what is wrong, in words; empty for nothing
 */
public record UserModel(boolean fresh, String name, String display, boolean disabled,
    Optional<Instant> signedInAt, List<Choice> grants, List<Choice> roles, List<Choice> shops,
    String link, String fault) {

  /** Something to choose. */
  public record Choice(String value, String label, boolean chosen) {}
}
