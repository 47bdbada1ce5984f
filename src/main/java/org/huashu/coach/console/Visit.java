package org.huashu.coach.console;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.account.Account;
import org.huashu.coach.account.AuditLog.Deed;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Role;

/**
 * One request of somebody, as a route needs it.
 *
 * @param path of the request, decoded
 * @param names the values of <code>{name}</code> in the route's path
 * @param query what stands behind the question mark
 * @param form what a POST carries; empty for a GET
 * @param who empty only on routes that are open to anybody
 * @param shop the chosen one, or {@link Grant#EVERY_SHOP}
 * @param token what the browser's cookie holds, of a session or of a visit before the sign-in
 * @param now when the request came
 */
record Visit(String path, Map<String, String> names, Form query, Form form,
    Optional<Account> who, String shop, Language language, ZoneId zone, String token,
    String address, boolean fragment, Instant now) {

  /** The account; only on routes that need a sign-in. */
  Account account() {
    return who.orElseThrow();
  }

  /** The same visit, with a shop chosen. */
  Visit at(String chosen) {
    return new Visit(path, names, query, form, who, chosen, language, zone, token, address,
        fragment, now);
  }

  /** The roles in the chosen shop. */
  Set<Role> roles() {
    return who.map(account -> account.roles(shop)).orElse(Set.of());
  }

  boolean has(Role role) {
    return roles().contains(role);
  }

  /** The chosen shop; empty when it is every shop. */
  Optional<String> oneShop() {
    return shop.equals(Grant.EVERY_SHOP) ? Optional.empty() : Optional.of(shop);
  }

  /** The value of <code>{name}</code> in the route's path. */
  String name(String name) {
    return names.getOrDefault(name, "");
  }

  /** A value behind the question mark, without white space around it; empty when there is none. */
  String param(String name) {
    return query.text(name);
  }

  /**
   * What the visitor does, for the audit log.
   *
   * @param detail empty for nothing more to say
   */
  Deed deed(String action, String subject, String detail) {
    return new Deed(now, account().name(), action, subject, detail, address);
  }

  Words words() {
    return Words.of(language);
  }

  String say(String key, Object... values) {
    return words().say(key, values);
  }
}
