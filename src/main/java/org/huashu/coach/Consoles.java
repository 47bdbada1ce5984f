package org.huashu.coach;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.huashu.coach.account.Account;
import org.huashu.coach.account.CompanyDoor;
import org.huashu.coach.account.Door;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Passwords;
import org.huashu.coach.account.Role;
import org.huashu.coach.clock.PlatformProfile;
import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.console.Console;
import org.huashu.coach.console.Inspecting;
import org.huashu.coach.console.Reviewing;
import org.huashu.coach.http.Routes;
import org.huashu.coach.knowledge.Lint;
import org.huashu.coach.knowledge.NextRelease;
import org.huashu.coach.knowledge.RuleCard;
import org.huashu.coach.knowledge.RuleCompiler;
import org.huashu.coach.knowledge.WorkingCopy;
import org.huashu.coach.oidc.OidcCompany;
import org.huashu.coach.review.ReviewDesk;
import org.huashu.coach.scoring.MonthDesk;
import org.huashu.coach.scoring.ScoringDesk;
import org.huashu.coach.store.SqlStore;
import org.huashu.coach.text.PersonalData;
import org.huashu.coach.webhook.WebhookConfig;
import org.huashu.coach.wording.Meaning;

/** Wires the console. */
final class Consoles {

  private static final String DEMO = "demo";

  private final Config config;
  private final SqlStore store;
  private final CurrentRelease releases;
  private final InstantSource clock;

  Consoles(Config config, SqlStore store, CurrentRelease releases, InstantSource clock) {
    this.config = config;
    this.store = store;
    this.releases = releases;
    this.clock = clock;
  }

  /**
   * Adds its routes.
   *
   * @param desk where reviewers act
   * @param meaning of clauses, for rules that are tried
   */
  void addTo(Routes routes, ReviewDesk desk, Meaning meaning) {
    var door = new Door(new Door.Parts(store.accounts(), store.sessions(), store.invitations(),
        store.audit(), Passwords.usual(), clock));
    var rules = WorkingCopy.ofRules(store.releases(), store.edits(), clock);
    new Console(new Console.Parts(door, store.accounts(), store.sessions(), store.audit(),
        Passwords.usual(), clock, this::zone, this::shops,
        config.demo() ? Optional.of(demo()) : Optional.empty(), config.address(),
        new Reviewing(desk, store.reviews(), store.samples(), store.insight(), this::profiles),
        inspecting(), knowledge(rules), rules(rules, meaning),
        new Console.Importing(store.imports(), store.edits()),
        new Console.Lists(store.offerHistory(), store.questionGroups(), store.pairLog()),
        config.company().map(setup -> company(setup, door))))
        .addTo(routes);
  }

  private CompanyDoor company(CompanySetup setup, Door door) {
    return new CompanyDoor(new CompanyDoor.Parts(new OidcCompany(setup.client(), clock),
        setup.rules(), door, store.accounts(), store.identities(), store.companySignIns(),
        store.audit(), clock));
  }

  private Console.Rules rules(WorkingCopy<RuleCard> copy, Meaning meaning) {
    RuleCompiler compiler = (rules, excuses) -> Compilers.wording(rules, excuses, meaning);
    return new Console.Rules(copy, compiler, store.recentReplies(),
        new Lint(compiler, Compilers.VOCABULARY));
  }

  private Inspecting inspecting() {
    return new Inspecting(new ScoringDesk(store.scores(), PersonalData::mask), store.scores(),
        store.chats(), store.chatSamples(), new MonthDesk(store.monthBooks(), PersonalData::mask),
        store.monthBooks());
  }

  private Console.Knowledge knowledge(WorkingCopy<RuleCard> rules) {
    var scripts = WorkingCopy.ofScripts(store.releases(), store.edits(), clock);
    return new Console.Knowledge(scripts, store.releases(),
        new NextRelease(scripts, rules, store.edits(), clock), releases);
  }

  /** The demo's visitor may do everything; without a password nobody signs in as it elsewhere. */
  private Account demo() {
    List<Grant> grants = Stream.of(Role.values())
        .map(role -> new Grant(role, Grant.EVERY_SHOP))
        .toList();
    Instant now = clock.instant();
    Account account = Account.fresh(DEMO, "演示", grants, now);
    store.accounts().add(account, "");
    return account;
  }

  private List<PlatformProfile> profiles() {
    try (CurrentRelease.Lease lease = releases.acquire()) {
      return lease.release().knowledge().policies().platforms();
    }
  }

  private ZoneId zone() {
    try (CurrentRelease.Lease lease = releases.acquire()) {
      return lease.release().knowledge().policies().response().hours().zone();
    }
  }

  private List<String> shops() {
    TreeSet<String> shops = new TreeSet<>(store.shops());
    config.secrets()
        .keySet()
        .stream()
        .filter(shop -> !shop.equals(WebhookConfig.ANY_SHOP))
        .forEach(shops::add);
    return List.copyOf(shops);
  }
}
