package org.huashu.coach.account;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.huashu.coach.account.AuditLog.Deed;
import org.huashu.coach.account.Company.Person;
import org.huashu.coach.account.Company.Request;
import org.huashu.coach.account.CompanyRefusedException.Why;
import org.huashu.coach.account.CompanySignIns.Pending;

/**
 * The way in by the company's own sign-in, beside the one by password. Safe for use by many
 * threads.
 */
public final class CompanyDoor {

  /** How long somebody may take at the provider. */
  public static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final int MOST_CHARS = 4_000;

  private final Parts parts;
  private final SignInLimit limit;

  /** What it works with. */
  public record Parts(Company company, Rules rules, Door door, Accounts accounts,
      Identities identities, CompanySignIns pending, AuditLog audit,
      java.time.InstantSource clock) {}

  /**
   * Who may come in, and as what.
   *
   * @param domains of verified e-mail addresses; empty lets in all
   * @param roles the grants of each group; when there are any, the groups decide at every sign-in
   * @param create whether whoever has a role gets an account; else only whom an account was linked
   */
  public record Rules(Set<String> domains, Map<String, Set<Grant>> roles, boolean create) {}

  /**
   * Somebody came back.
   *
   * @param token of a new session; empty when an account was linked in the one that there is
   */
  public record Back(Optional<String> token, String next) {}

  /** A door with these parts. */
  public CompanyDoor(Parts parts) {
    this.parts = parts;
    this.limit = new SignInLimit(parts.clock());
  }

  /** What the button says. */
  public String title() {
    return parts.company().title();
  }

  /**
   * Sends somebody to the provider.
   *
   * @param visit what the browser's cookie holds
   * @param linkTo the account that is to be linked; empty for a sign-in
   * @throws CompanyRefusedException when the provider cannot be reached, or for too many tries
   */
  public URI begin(String visit, String next, String linkTo, String address) {
    if (limit.refusal("company " + address, address).isPresent()) {
      throw new CompanyRefusedException(Why.LIMIT, "too many tries from " + address);
    }
    Request request = new Request(Tokens.fresh(), Tokens.fresh(), Tokens.fresh());
    URI there = parts.company().signIn(request);
    Instant now = parts.clock().instant();
    parts.pending()
        .add(new Pending(Tokens.id(request.state()), Tokens.id(visit), request.nonce(),
            request.verifier(), next, linkTo, now.plus(PATIENCE)), now);
    return there;
  }

  /**
   * What a browser comes back with.
   *
   * @param visit what its cookie holds
   * @param problem what the provider says instead of a code; empty for nothing
   */
  public record Answer(String state, String code, String problem, String visit,
      String address) {}

  /**
   * Takes the provider's answer.
   *
   * @throws CompanyRefusedException when it is not good, or the person may not come in; it is in
   *         the audit log then
   */
  public Back back(Answer answer) {
    try {
      return taken(answer);
    } catch (CompanyRefusedException e) {
      note(answer, "company", "sign-in.refused", e.why() + " " + e.getMessage());
      throw e;
    }
  }

  private Back taken(Answer answer) {
    Pending pending = Optional.of(answer.state())
        .filter(state -> !state.isEmpty() && state.length() <= MOST_CHARS)
        .flatMap(state -> parts.pending().take(Tokens.id(state)))
        .filter(it -> Tokens.equal(it.visit(), Tokens.id(answer.visit()))
            && parts.clock().instant().isBefore(it.expiresAt()))
        .orElseThrow(() -> new CompanyRefusedException(Why.STALE, "no such sign-in"));
    if (!answer.problem().isEmpty() || answer.code().isEmpty()
        || answer.code().length() > MOST_CHARS) {
      throw new CompanyRefusedException(Why.DENIED,
          answer.problem().substring(0, Math.min(200, answer.problem().length())));
    }
    Person person = parts.company()
        .redeem(answer.code(),
            new Request(answer.state(), pending.nonce(), pending.verifier()));
    checkDomain(person);
    return pending.linkTo().isEmpty()
        ? new Back(Optional.of(entered(person, answer)), pending.next())
        : linked(person, pending, answer);
  }

  private void checkDomain(Person person) {
    Set<String> domains = parts.rules().domains();
    String email = person.email().toLowerCase(Locale.ROOT);
    if (!domains.isEmpty() && !domains.contains(email.substring(email.lastIndexOf('@') + 1))) {
      throw new CompanyRefusedException(Why.DOMAIN, "no verified address of an allowed domain");
    }
  }

  private Back linked(Person person, Pending pending, Answer answer) {
    Optional<String> holder = parts.identities().account(person.identity());
    boolean free = holder.isEmpty() && parts.identities()
        .link(person.identity(), pending.linkTo(), parts.clock().instant());
    if (!free && !holder.equals(Optional.of(pending.linkTo()))) {
      throw new CompanyRefusedException(Why.TAKEN, "the identity belongs to another account");
    }
    note(answer, pending.linkTo(), "company.link", person.identity().subject());
    return new Back(Optional.empty(), pending.next());
  }

  private String entered(Person person, Answer answer) {
    Optional<Account> known = parts.identities()
        .account(person.identity())
        .flatMap(parts.accounts()::find);
    if (known.filter(Account::disabled).isPresent()) {
      throw new CompanyRefusedException(Why.DISABLED, known.get().name());
    }
    SortedSet<Grant> grants = grants(person);
    if (known.isEmpty() && !parts.rules().create()) {
      throw new CompanyRefusedException(Why.UNKNOWN, person.identity().subject());
    }
    boolean decided = !parts.rules().roles().isEmpty();
    if (grants.isEmpty() && (decided || known.isEmpty())) {
      throw new CompanyRefusedException(Why.ROLE, "no role for " + person.groups().size()
          + " groups");
    }
    Account account = known.isPresent()
        ? decided ? updated(known.get(), grants, answer) : known.get()
        : made(person, grants, answer);
    return parts.door().open(account, answer.address());
  }

  private SortedSet<Grant> grants(Person person) {
    SortedSet<Grant> grants = new TreeSet<>();
    person.groups()
        .forEach(group -> grants.addAll(parts.rules().roles().getOrDefault(group, Set.of())));
    return grants;
  }

  private Account updated(Account account, SortedSet<Grant> grants, Answer answer) {
    if (account.grants().equals(grants)) {
      return account;
    }
    Account changed = account.with(account.display(), grants, false);
    parts.accounts().update(changed);
    note(answer, account.name(), "account.change", "company");
    return changed;
  }

  /** A new account of its own, whatever accounts of a like name there are; without a password. */
  private Account made(Person person, SortedSet<Grant> grants, Answer answer) {
    Instant now = parts.clock().instant();
    String wished = Account.folded(person.name());
    String mark = Tokens.id(person.identity().issuer() + "\n" + person.identity().subject())
        .substring(0, 8);
    String name = Account.goodName(wished) && parts.accounts().find(wished).isEmpty()
        ? wished
        : Account.goodName(wished + "." + mark) ? wished + "." + mark : "company." + mark;
    String display = person.display().isBlank() ? name : person.display();
    Account account = Account.fresh(name, display, grants, now);
    if (!parts.accounts().add(account, "")
        || !parts.identities().link(person.identity(), name, now)) {
      throw new CompanyRefusedException(Why.TAKEN, name);
    }
    note(answer, name, "account.create", "company");
    return account;
  }

  private void note(Answer answer, String account, String action, String detail) {
    parts.audit()
        .add(new Deed(parts.clock().instant(), account, action, account, detail,
            answer.address()));
  }

  /** Whether an account is linked. */
  public boolean linked(String account) {
    return !parts.identities().of(account).isEmpty();
  }

  /** Takes an account and its identities apart. */
  public void unlink(String account, String address) {
    int count = parts.identities().unlink(account);
    parts.audit()
        .add(new Deed(parts.clock().instant(), account, "company.unlink", account,
            Integer.toString(count), address));
  }
}
