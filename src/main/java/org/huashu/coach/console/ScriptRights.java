package org.huashu.coach.console;

import java.util.Set;
import org.huashu.coach.account.Account;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Role;
import org.huashu.coach.knowledge.ScriptCard;

/** Who may change a script: a knowledge manager of all the shops that it is for. */
final class ScriptRights {

  private ScriptRights() {}

  static boolean mayEdit(Visit visit, ScriptCard card) {
    return mayEdit(visit.account(), card);
  }

  static boolean mayEdit(Account account, ScriptCard card) {
    Set<String> shops = card.scope().shops();
    return shops.isEmpty()
        ? manages(account, Grant.EVERY_SHOP)
        : shops.stream().allMatch(shop -> manages(account, shop));
  }

  static boolean manages(Visit visit, String shop) {
    return manages(visit.account(), shop);
  }

  private static boolean manages(Account account, String shop) {
    return account.roles(shop).contains(Role.KNOWLEDGE_MANAGER);
  }
}
