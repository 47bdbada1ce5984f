package org.huashu.coach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Role;
import org.junit.jupiter.api.Test;

/** The company's sign-in as the environment describes it. */
class CompanySetupTest {

  private final List<String> mistakes = new ArrayList<>();

  private Optional<CompanySetup> read(Map<String, String> environment, String address) {
    return CompanySetup.read(
        new Config.Options(name -> Optional.ofNullable(environment.get(name)), Map.of()),
        Optional.of(address).filter(it -> !it.isEmpty()), mistakes);
  }

  @Test
  void thereIsNoneWithoutAnIssuer() {
    assertEquals(Optional.empty(), read(Map.of("COACH_OIDC_CLIENT", "x"), ""));
    assertEquals(List.of(), mistakes);
  }

  @Test
  void theExampleOfTheManualIsUnderstood() {
    CompanySetup setup = read(Map.of("COACH_OIDC_ISSUER", "https://sso.example/realms/shop",
        "COACH_OIDC_CLIENT", "huashu-coach", "COACH_OIDC_SECRET", "s", "COACH_OIDC_ROLES",
        "coach-admins=administrator,knowledge-manager; trainers-a=trainer@shop-a",
        "COACH_OIDC_DOMAINS", "Shop.example", "COACH_OIDC_CREATE", "true"),
        "https://coach.example").orElseThrow();
    assertEquals(List.of(), mistakes);
    assertEquals("https://coach.example/console/company/back", setup.client().back().toString());
    assertEquals(Set.of("shop.example"), setup.rules().domains());
    assertEquals(Map.of("coach-admins", Set.of(new Grant(Role.ADMINISTRATOR, "*"),
        new Grant(Role.KNOWLEDGE_MANAGER, "*")), "trainers-a",
        Set.of(new Grant(Role.TRAINER, "shop-a"))), setup.rules().roles());
    assertTrue(!setup.client().toString().contains("secret"));
  }

  @Test
  void allMistakesAreSaidAtOnce() {
    read(Map.of("COACH_OIDC_ISSUER", "http://sso.example", "COACH_OIDC_ROLES",
        "a=boss;b=trainer@;nothing"), "");
    assertEquals(6, mistakes.size(), mistakes::toString);
    mistakes.clear();
    read(Map.of("COACH_OIDC_ISSUER", "https://sso.example", "COACH_OIDC_CLIENT", "c",
        "COACH_OIDC_CREATE", "true"), "https://coach.example");
    assertEquals(1, mistakes.size(), mistakes::toString);
  }
}
