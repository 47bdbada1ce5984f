package org.huashu.coach.account;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Somebody who may sign in.
 *
 * @param name what is typed to sign in; never changes, so that the audit log can name it
 * @param display what pages call the person
 * @param grants roles by shop
 * @param disabled whether sign-in is refused
 * @param signedInAt the last time
 */
public record Account(String name, String display, SortedSet<Grant> grants, boolean disabled,
    Instant createdAt, Optional<Instant> signedInAt) {

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{1,63}");

  /** Copies the grants. */
  public Account {
    grants = Collections.unmodifiableSortedSet(new TreeSet<>(grants));
  }

  /** A new account that has not signed in yet. */
  public static Account fresh(String name, String display, Collection<Grant> grants, Instant now) {
    return new Account(name, display, new TreeSet<>(grants), false, now, Optional.empty());
  }

  /** A name as accounts are kept under: width and case do not matter. */
  public static String folded(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /** Whether it is 2 to 64 letters, digits and {@code . _ @ -}, beginning with one of the first. */
  public static boolean goodName(String name) {
    return NAME.matcher(name).matches();
  }

  /** The roles that count in a shop. */
  public Set<Role> roles(String shop) {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    grants.stream().filter(grant -> grant.holdsIn(shop)).map(Grant::role).forEach(roles::add);
    return Collections.unmodifiableSet(roles);
  }

  /** Whether one of the grants is for every shop. */
  public boolean everywhere() {
    return grants.stream().anyMatch(grant -> grant.shop().equals(Grant.EVERY_SHOP));
  }

  /** The same person with other roles, name to show, or state. */
  public Account with(String otherDisplay, Collection<Grant> other, boolean nowDisabled) {
    return new Account(name, otherDisplay, new TreeSet<>(other), nowDisabled, createdAt,
        signedInAt);
  }
}
