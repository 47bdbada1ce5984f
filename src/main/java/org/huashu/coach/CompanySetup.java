package org.huashu.coach;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.account.CompanyDoor;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Role;
import org.huashu.coach.console.Console;
import org.huashu.coach.oidc.OidcClient;

/** The company's own sign-in, as it is configured. */
record CompanySetup(OidcClient client, CompanyDoor.Rules rules) {

  private static final String ISSUER = "OIDC_ISSUER";
  private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Reads it; empty when there is no issuer.
   *
   * @param address where people reach the console: the provider must know where to send them back
   */
  static Optional<CompanySetup> read(Config.Options options, Optional<String> address,
      List<String> mistakes) {
    String issuer = options.text(ISSUER, "").strip();
    if (issuer.isEmpty()) {
      return Optional.empty();
    }
    String id = options.text("OIDC_CLIENT", "").strip();
    if (id.isEmpty()) {
      mistakes.add("COACH_OIDC_CLIENT: the client's id at the provider is missing");
    }
    if (address.isEmpty()) {
      mistakes.add("COACH_OIDC_ISSUER: COACH_URL is missing; the provider sends people back to it");
    }
    Map<String, Set<Grant>> roles = roles(options.text("OIDC_ROLES", ""), mistakes);
    boolean create = Boolean.parseBoolean(options.text("OIDC_CREATE", "false"));
    if (create && roles.isEmpty()) {
      mistakes.add("COACH_OIDC_CREATE: accounts that have no roles cannot be made;"
          + " set COACH_OIDC_ROLES");
    }
    URI back = URI.create(address.orElse("http://localhost") + Console.COMPANY_BACK);
    var client = new OidcClient(issuer(issuer, mistakes), id, options.text("OIDC_SECRET", ""),
        back, options.text("OIDC_TITLE", "公司账号"),
        options.text("OIDC_SCOPES", "openid profile email"),
        options.text("OIDC_CLAIM", "groups"));
    return Optional.of(new CompanySetup(client,
        new CompanyDoor.Rules(domains(options.text("OIDC_DOMAINS", "")), roles, create)));
  }

  /** Tokens and secrets travel there: encrypted, unless it is on this machine. */
  private static URI issuer(String text, List<String> mistakes) {
    try {
      URI issuer = new URI(text);
      boolean own = "http".equals(issuer.getScheme()) && issuer.getHost() != null
          && OWN_MACHINE.contains(issuer.getHost());
      if (issuer.getHost() != null && ("https".equals(issuer.getScheme()) || own)) {
        return issuer;
      }
    } catch (URISyntaxException _) {
      // Said below.
    }
    mistakes.add("COACH_OIDC_ISSUER: '" + text
        + "' is no address such as https://sso.example/realms/shop");
    return URI.create("https://invalid");
  }

  private static Set<String> domains(String text) {
    Set<String> domains = new LinkedHashSet<>();
    for (String domain : text.strip().split("[\\s,;]+")) {
      if (!domain.isEmpty()) {
        domains.add(domain.toLowerCase(Locale.ROOT));
      }
    }
    return domains;
  }

  /** {@code group=role,role@shop}, separated by semicolons or lines. */
  private static Map<String, Set<Grant>> roles(String text, List<String> mistakes) {
    Map<String, Set<Grant>> roles = new LinkedHashMap<>();
    for (String entry : text.split("[;\n]+")) {
      int equals = entry.lastIndexOf('=');
      if (equals > 0) {
        Set<Grant> grants =
            roles.computeIfAbsent(entry.substring(0, equals).strip(), _ -> new LinkedHashSet<>());
        for (String grant : entry.substring(equals + 1).split(",")) {
          grant(grant.strip()).ifPresentOrElse(grants::add, () -> mistakes.add(
              "COACH_OIDC_ROLES: '" + grant.strip()
                  + "' is no role such as trainer or trainer@shop-a"));
        }
      } else if (!entry.isBlank()) {
        mistakes.add("COACH_OIDC_ROLES: '" + entry.strip() + "' is not group=role");
      }
    }
    return roles;
  }

  private static Optional<Grant> grant(String text) {
    int at = text.indexOf('@');
    String shop = at < 0 ? Grant.EVERY_SHOP : text.substring(at + 1).strip();
    return Role.of(at < 0 ? text : text.substring(0, at).strip())
        .filter(_ -> !shop.isEmpty())
        .map(role -> new Grant(role, shop));
  }
}
