package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huashu.coach.account.AuditLog;
import org.huashu.coach.account.CompanyDoor;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Identities.Identity;
import org.huashu.coach.account.Role;
import org.huashu.coach.oidc.OidcClient;
import org.huashu.coach.oidc.OidcCompany;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sign-in by the company's provider, against one that speaks the real protocol. */
class CompanySignInTest {

  private static final Map<String, Set<Grant>> ROLES =
      Map.of("trainers", Set.of(new Grant(Role.TRAINER, "shop-a")));

  @TempDir
  Path data;
  private Provider provider;
  private ConsoleServer server;

  @BeforeEach
  void start() throws Exception {
    provider = new Provider();
    serve(new CompanyDoor.Rules(Set.of("shop.example"), ROLES, true));
  }

  private void serve(CompanyDoor.Rules rules) {
    if (server != null) {
      server.close();
    }
    server = ConsoleServer.with(data.resolve("d" + System.nanoTime()), (door, store, clock) -> {
      var client = new OidcClient(URI.create(provider.issuer()), Provider.CLIENT,
          Provider.SECRET, URI.create("https://coach.example/console/company/back"), "公司账号",
          "openid profile email", "groups");
      return new CompanyDoor(new CompanyDoor.Parts(new OidcCompany(client, clock), rules, door,
          store.accounts(), store.identities(), store.companySignIns(), store.audit(), clock));
    });
  }

  @AfterEach
  void stop() {
    server.close();
    provider.close();
  }

  private static URI out(ConsoleServer.Visitor visitor) throws Exception {
    HttpResponse<String> out = visitor.get("/console/company?next=/console/review");
    assertEquals(303, out.statusCode(), out.body());
    return URI.create(out.headers().firstValue("location").orElseThrow());
  }

  private static HttpResponse<String> back(ConsoleServer.Visitor visitor, String state,
      String code) throws Exception {
    return visitor.get("/console/company/back?state="
        + URLEncoder.encode(state, StandardCharsets.UTF_8) + "&code=" + code);
  }

  private HttpResponse<String> signIn(ConsoleServer.Visitor visitor) throws Exception {
    URI there = out(visitor);
    return back(visitor, Provider.value(there, "state"), provider.codeFor(there));
  }

  @Test
  void whoHasARoleInTheCompanyGetsAnAccountAndASessionOfItsOwn() throws Exception {
    var visitor = server.visitor();
    visitor.keep(Cookies.SESSION, "planted");
    HttpResponse<String> in = signIn(visitor);
    assertEquals(303, in.statusCode(), in.body());
    assertEquals("/console/review", in.headers().firstValue("location").orElseThrow());
    String session = in.headers().firstValue("set-cookie").orElse("");
    assertTrue(session.startsWith(Cookies.SESSION + "=") && !session.contains("planted"), session);
    var account = server.store.accounts().find("wang.fang").orElseThrow();
    assertEquals(Set.of(new Grant(Role.TRAINER, "shop-a")), account.grants());
    assertEquals("王芳", account.display());
    assertTrue(server.store.accounts().password("wang.fang").isEmpty());
    assertEquals(403, server.visitor().signIn("wang.fang", "").statusCode());
  }

  @Test
  void eachSignInGetsAnotherSessionAndTheRolesThatTheGroupsGiveNow() throws Exception {
    var visitor = server.visitor();
    signIn(visitor);
    String first = visitor.cookie(Cookies.SESSION);
    provider.claims.put("groups", List.of("others"));
    var other = server.visitor();
    HttpResponse<String> refused = signIn(other);
    assertEquals(403, refused.statusCode());
    assertTrue(refused.body().contains("没有对应的角色"), refused.body());
    provider.claims.put("groups", List.of("trainers"));
    signIn(other);
    assertNotEquals(first, other.cookie(Cookies.SESSION));
    assertEquals(200, other.get("/console/me").statusCode());
  }

  @ParameterizedTest
  @EnumSource(value = Provider.Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aTokenWithAnyFaultLetsNobodyIn(Provider.Fault fault) throws Exception {
    provider.fault = fault;
    var visitor = server.visitor();
    HttpResponse<String> refused = signIn(visitor);
    assertEquals(403, refused.statusCode(), refused.body());
    assertTrue(refused.body().contains("没有通过安全检查"), refused.body());
    assertEquals("", visitor.cookie(Cookies.SESSION));
    assertTrue(server.store.accounts().find("wang.fang").isEmpty());
    AuditLog.Entry entry =
        server.store.audit()
            .list(AuditLog.Wanted.ALL, AuditLog.Slice.newest(1))
            .getFirst();
    assertEquals("sign-in.refused", entry.deed().action());
  }

  @Test
  void anAnswerCountsOnceInTheBrowserThatBeganAndInTime() throws Exception {
    var visitor = server.visitor();
    URI there = out(visitor);
    String state = Provider.value(there, "state");
    String code = provider.codeFor(there);
    assertEquals(403, back(server.visitor(), state, code).statusCode(), "another browser");
    assertEquals(403, back(visitor, state, code).statusCode(), "it was taken by the other");
    URI second = out(visitor);
    assertEquals(403, back(visitor, "guessed", provider.codeFor(second)).statusCode());
    assertEquals(303,
        back(visitor, Provider.value(second, "state"), provider.codeFor(second)).statusCode());
    var late = server.visitor();
    URI third = out(late);
    server.clock.passes(CompanyDoor.PATIENCE.plusSeconds(1));
    assertEquals(403,
        back(late, Provider.value(third, "state"), provider.codeFor(third)).statusCode());
  }

  @Test
  void aCodeIsRedeemedOnceAndWithItsOwnVerifierOnly() throws Exception {
    var visitor = server.visitor();
    URI there = out(visitor);
    String code = provider.codeFor(there);
    assertEquals(303, back(visitor, Provider.value(there, "state"), code).statusCode());
    var thief = server.visitor();
    HttpResponse<String> replayed = back(thief, Provider.value(out(thief), "state"), code);
    assertEquals(403, replayed.statusCode());
    assertTrue(replayed.body().contains("没有认可这次登录"), replayed.body());
    // A code that was given to somebody else's request does not fit the thief's verifier.
    String stolen = provider.codeFor(out(server.visitor()));
    assertEquals(403, back(thief, Provider.value(out(thief), "state"), stolen).statusCode());
  }

  @Test
  void nobodyComesInFromOutsideTheDomainsOrWithoutAVerifiedAddress() throws Exception {
    provider.claims.put("email", "wang.fang@elsewhere.example");
    assertEquals(403, signIn(server.visitor()).statusCode());
    provider.claims.put("email", "wang.fang@shop.example");
    provider.claims.put("email_verified", false);
    HttpResponse<String> refused = signIn(server.visitor());
    assertEquals(403, refused.statusCode());
    assertTrue(refused.body().contains("邮箱"), refused.body());
  }

  @Test
  void aNameThatIsTakenIsNotTakenOver() throws Exception {
    provider.claims.put("preferred_username", Role.ADMINISTRATOR.wireName());
    provider.claims.put("email", "administrator@shop.example");
    assertEquals(303, signIn(server.visitor()).statusCode());
    var account = server.store.accounts().find(Role.ADMINISTRATOR.wireName()).orElseThrow();
    assertEquals(Set.of(new Grant(Role.ADMINISTRATOR, "*")), account.grants());
    String made = server.store.identities()
        .account(new Identity(provider.issuer(), "248289"))
        .orElseThrow();
    assertTrue(made.startsWith("administrator."), made);
  }

  @Test
  void withoutLeaveNoAccountIsMadeButALinkedOneMayComeIn() throws Exception {
    serve(new CompanyDoor.Rules(Set.of(), Map.of(), false));
    HttpResponse<String> unknown = signIn(server.visitor());
    assertEquals(403, unknown.statusCode());
    assertTrue(unknown.body().contains("还没有您的账号"), unknown.body());
    var person = server.signedIn(Role.TRAINER);
    HttpResponse<String> page = person.post("/console/company/link", Map.of());
    int at = page.body().indexOf("href=\"" + provider.issuer()) + "href=\"".length();
    URI there = URI.create(page.body()
        .substring(at, page.body().indexOf('"', at))
        .replace("&amp;", "&"));
    assertEquals(303,
        back(person, Provider.value(there, "state"), provider.codeFor(there)).statusCode());
    var other = server.visitor();
    assertEquals(303, signIn(other).statusCode());
    assertTrue(other.get("/console/me").body().contains(Role.TRAINER.wireName()));
    assertEquals(Set.of(new Grant(Role.TRAINER, "*")),
        server.store.accounts().find("trainer").orElseThrow().grants(), "the roles stay");
    assertEquals(303, other.post("/console/company/unlink", Map.of()).statusCode());
    assertEquals(403, signIn(server.visitor()).statusCode());
  }

  @Test
  void aDisabledAccountStaysOutside() throws Exception {
    signIn(server.visitor());
    var account = server.store.accounts().find("wang.fang").orElseThrow();
    server.store.accounts().update(account.with("王芳", account.grants(), true));
    HttpResponse<String> refused = signIn(server.visitor());
    assertEquals(403, refused.statusCode());
    assertTrue(refused.body().contains("已停用"), refused.body());
  }

  @Test
  void aProviderThatIsDownKeepsNobodyFromThePassword() throws Exception {
    provider.close();
    var visitor = server.visitor();
    HttpResponse<String> out = visitor.get("/console/company");
    assertEquals(502, out.statusCode());
    assertTrue(out.body().contains("用密码登录"), out.body());
    assertEquals(303, visitor.signIn(Role.TRAINER.wireName(), ConsoleServer.PASSWORD)
        .statusCode());
    assertEquals(303, visitor.post("/console/sign-out", Map.of()).statusCode());
    assertEquals(303, visitor.get("/console/me").statusCode(), "signed out");
  }

  @Test
  void whatTheProviderRefusesIsSaid() throws Exception {
    var visitor = server.visitor();
    URI there = out(visitor);
    HttpResponse<String> denied = visitor.get("/console/company/back?error=access_denied&state="
        + Provider.value(there, "state"));
    assertEquals(403, denied.statusCode());
    assertTrue(denied.body().contains("没有同意这次登录"), denied.body());
    assertFalse(denied.body().contains("access_denied"));
    assertFalse(denied.body().contains(Provider.value(there, "state")));
    assertTrue(visitor.get("/console/sign-in").body().contains("用公司账号登录"));
  }

  @Test
  void tooManyTriesWait() throws Exception {
    var visitor = server.visitor();
    int status = 303;
    for (int i = 0; i < 40 && status == 303; i++) {
      status = visitor.get("/console/company").statusCode();
    }
    assertEquals(429, status);
    server.clock.passes(Duration.ofMinutes(2));
    assertEquals(303, visitor.get("/console/company").statusCode());
  }
}
