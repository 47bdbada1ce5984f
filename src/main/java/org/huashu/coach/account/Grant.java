package org.huashu.coach.account;

/**
 * A role in one shop, or in every shop.
 *
 * @param shop {@link #EVERY_SHOP}, or the shop's id as chat clients send it
 */
public record Grant(Role role, String shop) implements Comparable<Grant> {

  /** Stands for all shops. */
  public static final String EVERY_SHOP = "*";

  /** Whether it counts in this shop. */
  public boolean holdsIn(String where) {
    return shop.equals(EVERY_SHOP) || shop.equals(where);
  }

  @Override
  public int compareTo(Grant other) {
    int byShop = shop.compareTo(other.shop);
    return byShop != 0 ? byShop : role.compareTo(other.role);
  }
}
