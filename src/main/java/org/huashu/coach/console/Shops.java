package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.huashu.coach.account.Account;
import org.huashu.coach.account.Grant;

/** Which shops somebody may choose, and which one is chosen. */
final class Shops {

  private Shops() {}

  /** The shops of an account; every shop first, where it counts everywhere. */
  static List<String> of(Account account, List<String> known) {
    TreeSet<String> shops = new TreeSet<>();
    account.grants().stream().map(Grant::shop).forEach(shops::add);
    boolean everywhere = shops.remove(Grant.EVERY_SHOP);
    if (everywhere) {
      shops.addAll(known);
    }
    List<String> ordered = new ArrayList<>();
    if (everywhere) {
      ordered.add(Grant.EVERY_SHOP);
    }
    ordered.addAll(shops);
    return ordered;
  }

  /** The wished shop if the account has a role there, else its first. */
  static String chosen(Account account, String wished) {
    boolean held = account.grants()
        .stream()
        .anyMatch(grant -> wished.equals(Grant.EVERY_SHOP)
            ? grant.shop().equals(Grant.EVERY_SHOP)
            : grant.holdsIn(wished));
    return held && !wished.isEmpty()
        ? wished
        : of(account, List.of()).stream()
            .findFirst()
            .orElse("");
  }

  static List<Frame.Shop> choices(Account account, List<String> known, Visit visit) {
    return of(account, known).stream()
        .map(shop -> new Frame.Shop(shop,
            shop.equals(Grant.EVERY_SHOP) ? visit.say("shop.every") : shop,
            shop.equals(visit.shop())))
        .toList();
  }
}
