package org.huashu.coach.account;

/** The company's sign-in did not come to a good end. */
public final class CompanyRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Why why;

  /** Why not; pages have words for each. */
  public enum Why {
    /** The provider cannot be reached. */
    UNREACHABLE,
    /** The provider said no. */
    DENIED,
    /** The answer belongs to no sign-in of this browser, comes late, or for the second time. */
    STALE,
    /** The code cannot be redeemed: used, too old, or not ours. */
    CODE,
    /** The ID token is not good. */
    TOKEN,
    /** The e-mail address is of no domain that may come in. */
    DOMAIN,
    /** Nobody has made an account for this person. */
    UNKNOWN,
    /** No group of this person has a role here. */
    ROLE,
    /** The account is disabled. */
    DISABLED,
    /** This identity belongs to another account. */
    TAKEN,
    /** Too many tries. */
    LIMIT
  }

  /**
   * A refusal.
   *
   * @param detail for the log and the audit log; never a code or a token
   */
  public CompanyRefusedException(Why why, String detail) {
    super(detail);
    this.why = why;
  }

  /** Why not. */
  public Why why() {
    return why;
  }
}
