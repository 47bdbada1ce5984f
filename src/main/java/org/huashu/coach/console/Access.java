package org.huashu.coach.console;

import java.util.EnumSet;
import java.util.Set;
import org.huashu.coach.account.Role;

/**
 * Who may use a route.
 *
 * @param roles one of them is needed in the chosen shop; empty for everybody who has signed in
 * @param open whether also those may who have not signed in
 */
record Access(Set<Role> roles, boolean open) {

  /** Everybody, signed in or not. */
  static final Access ANYBODY = new Access(Set.of(), true);

  /** Everybody who has signed in. */
  static final Access SIGNED_IN = new Access(Set.of(), false);

  /** Agents. */
  static final Access AGENTS = of(Role.AGENT);

  /** Knowledge managers. */
  static final Access EDITORS = of(Role.KNOWLEDGE_MANAGER);

  /** Trainers. */
  static final Access TRAINERS = of(Role.TRAINER);

  /** Administrators. */
  static final Access ADMINISTRATORS = of(Role.ADMINISTRATOR);

  /** Who has one of these roles. */
  static Access of(Role first, Role... others) {
    return new Access(Set.copyOf(EnumSet.of(first, others)), false);
  }

  boolean allows(Set<Role> held) {
    return open || roles.isEmpty() || held.stream().anyMatch(roles::contains);
  }
}
