package org.huashu.coach.console;

import java.util.Optional;

/**
 * The form to sign in.
 *
 * @param next where to go then
 * @param fault what went wrong, in words; empty for nothing
 * @param nobody whether there is no account yet
 * @param company what the company's own sign-in is called, if there is one
 */
public record SignInModel(String name, String next, String fault, boolean nobody,
    Optional<String> company) {

  /** Where the company's sign-in begins. */
  public String companyHref() {
    return CompanyArea.PATH
        + (next.isEmpty() ? "" : "?next=" + Addresses.value(next));
  }
}
