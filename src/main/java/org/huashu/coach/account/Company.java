package org.huashu.coach.account;

import java.net.URI;
import java.util.Set;

/** The company's own sign-in. Safe for use by many threads. */
public interface Company {

  /**
   * What goes along to the provider.
   *
   * @param verifier of PKCE; the provider sees its hash only, until the code is redeemed
   */
  record Request(String state, String nonce, String verifier) {}

  /**
   * Somebody that the provider vouches for.
   *
   * @param name what the person is called there, to sign in; may be empty
   * @param display what the person is called; may be empty
   * @param email empty when there is none, or when nobody has verified it
   * @param groups the values of the claim from which roles follow
   */
  record Person(Identities.Identity identity, String name, String display, String email,
      Set<String> groups) {}

  /** What the button says: the name of the company or of its provider. */
  String title();

  /**
   * Where the browser is to go.
   *
   * @throws CompanyRefusedException when the provider cannot be reached or is not set up
   */
  URI signIn(Request request);

  /**
   * Redeems a code and checks the ID token: signature, issuer, audience, age and nonce.
   *
   * @throws CompanyRefusedException when anything of that is wrong
   */
  Person redeem(String code, Request request);
}
