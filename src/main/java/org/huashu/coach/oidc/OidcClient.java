package org.huashu.coach.oidc;

import java.net.URI;

/**
 * How the coach is known to the company's provider.
 *
 * @param issuer the provider's address, exactly as it names itself
 * @param id the client's
 * @param secret the client's; empty for a public client, which PKCE alone protects
 * @param back where browsers come back to; must be registered at the provider
 * @param title what the button says
 * @param scopes what is asked for, joined by spaces
 * @param claim where groups or roles stand in the ID token, {@code realm_access.roles} for one in
 *        another
 */
public record OidcClient(URI issuer, String id, String secret, URI back, String title,
    String scopes, String claim) {

  @Override
  public String toString() {
    return "client " + id + " of " + issuer;
  }
}
