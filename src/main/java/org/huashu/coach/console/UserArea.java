package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huashu.coach.account.Account;
import org.huashu.coach.account.Accounts;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Invitations.Invitation;
import org.huashu.coach.account.Role;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.console.UserModel.Choice;

/** Accounts: who may do what in which shop. */
final class UserArea implements Area {

  static final String PATH = Console.ROOT + "/users";
  private static final String ONE = PATH + "/of/{name}";
  private static final String TEMPLATE = "console/user.jte";

  private final Console.Parts parts;

  UserArea(Console.Parts parts) {
    this.parts = parts;
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, Access.ADMINISTRATORS, this::list),
        PageRoute.get(PATH + "/new", Access.ADMINISTRATORS, visit -> form(visit, "", "", "")),
        PageRoute.post(PATH + "/new", Access.ADMINISTRATORS, this::invite),
        PageRoute.post(PATH + "/withdraw", Access.ADMINISTRATORS, this::withdraw),
        PageRoute.get(ONE, Access.ADMINISTRATORS,
            visit -> found(visit, it -> edit(visit, it, "", ""))),
        PageRoute.post(ONE, Access.ADMINISTRATORS, visit -> found(visit, it -> save(visit, it))),
        PageRoute.post(ONE + "/reset", Access.ADMINISTRATORS,
            visit -> found(visit, it -> reset(visit, it))),
        PageRoute.post(ONE + "/sign-out", Access.ADMINISTRATORS,
            visit -> found(visit, it -> signOut(visit, it))));
  }

  @Override
  public Optional<Link> link() {
    return Optional.of(new Link(80, "nav.users", PATH, Access.ADMINISTRATORS));
  }

  // --- the list

  private Reply list(Visit visit) {
    ListState state =
        ListState.of(visit, List.of("q", "role", "state"), List.of("name", "-name"));
    var listing = new Listing<>("users", columns(visit), this::read, Account::name,
        account -> Optional.of(path(account.name())));
    return listing.export(visit, state)
        .orElseGet(() -> Reply.page("console/users.jte", "nav.users",
            new UsersModel(listing.table(visit, state),
                roles(visit, List.of(state.value("role"))), invited(visit))));
  }

  private List<UsersModel.Invited> invited(Visit visit) {
    return invitations().map(it -> new UsersModel.Invited(it.name(), it.display(), it.grants()
        .stream()
        .map(grant -> said(visit, grant))
        .collect(Collectors.joining("；")), it.by(), it.expiresAt(), mayWithdraw(visit, it)))
        .toList();
  }

  /** Those for new accounts; who only gets a new password stands among the accounts. */
  private Stream<Invitation> invitations() {
    return parts.door().invitations().stream().filter(it -> !it.reset());
  }

  private static boolean mayWithdraw(Visit visit, Invitation invitation) {
    return invitation.grants().stream().allMatch(grant -> administers(visit, grant.shop()));
  }

  private Reply withdraw(Visit visit) {
    String name = visit.form().text("name");
    Optional<Invitation> held = invitations().filter(it -> it.name().equals(name)).findFirst();
    if (held.isPresent() && !mayWithdraw(visit, held.get())) {
      return Refusals.of(visit, 403, "problem.forbidden");
    }
    if (held.isEmpty() || !parts.door().withdraw(held.get())) {
      return new Reply.Redirect(PATH + "?done=invitation-gone");
    }
    note(visit, "account.withdraw", name, "");
    return new Reply.Redirect(PATH + "?done=invitation-withdrawn");
  }

  private List<Account> read(ListState state, Optional<String> after, int most) {
    Optional<Boolean> disabled = state.value("state").isEmpty()
        ? Optional.empty()
        : Optional.of(state.value("state").equals("disabled"));
    return parts.accounts()
        .list(new Accounts.Wanted(state.value("q"), Role.of(state.value("role")), disabled),
            new Accounts.Slice(after.orElse(""), state.descending(), most));
  }

  private static List<Column<Account>> columns(Visit visit) {
    return List.of(
        new Column<>("name", true, account -> Cell.of(account.name())),
        new Column<>("display", false, account -> Cell.of(account.display())),
        new Column<>("roles", false, account -> Cell.of(String.join("；", said(visit, account)))),
        new Column<>("state", false, account -> account.disabled()
            ? Cell.badge(visit.say("users.disabled"), "mute")
            : Cell.badge(visit.say("users.active"), "good")),
        new Column<>("seen", false, account -> Cell.of(account.signedInAt())));
  }

  /** The roles in words: 培训师（所有店铺）. */
  static List<String> said(Visit visit, Account account) {
    return account.grants().stream().map(grant -> said(visit, grant)).toList();
  }

  private static String said(Visit visit, Grant grant) {
    String shop = grant.shop().equals(Grant.EVERY_SHOP) ? visit.say("shop.every") : grant.shop();
    return visit.say("users.role-in", visit.say("role." + grant.role().wireName()), shop);
  }

  private static List<Choice> roles(Visit visit, List<String> chosen) {
    return Stream.of(Role.values())
        .map(role -> new Choice(role.wireName(), visit.say("role." + role.wireName()),
            chosen.contains(role.wireName())))
        .toList();
  }

  private static String path(String name) {
    return PATH + "/of/" + Addresses.step(name);
  }

  // --- one account

  private Reply found(Visit visit, java.util.function.Function<Account, Reply> then) {
    return parts.accounts()
        .find(visit.name("name"))
        .map(then)
        .orElseGet(() -> Refusals.missing(visit));
  }

  private Reply form(Visit visit, String link, String fault, String name) {
    // What was typed stays until it has become an invitation.
    Form typed = link.isEmpty() ? visit.form() : Form.EMPTY;
    var model = new UserModel(true, name, visit.form().text("display"), false, Optional.empty(),
        List.of(), roles(visit, typed.all("role")), shops(visit, typed.text("shop")), link, fault);
    return new Reply.Page(fault.isEmpty() ? 200 : 422, TEMPLATE, "users.new", model);
  }

  private Reply edit(Visit visit, Account account, String link, String fault) {
    List<Choice> grants = account.grants()
        .stream()
        .map(grant -> new Choice(grant.role().wireName() + " " + grant.shop(), said(visit, grant),
            true))
        .toList();
    var model = new UserModel(false, account.name(), account.display(), account.disabled(),
        account.signedInAt(), grants, roles(visit, List.of()), shops(visit, ""), link, fault);
    return new Reply.Page(fault.isEmpty() ? 200 : 422, TEMPLATE, "users.edit", model);
  }

  /** Only shops that the visitor administers, after what was typed. */
  private List<Choice> shops(Visit visit, String typed) {
    Stream<String> administered = Shops.of(visit.account(), parts.shops().get())
        .stream()
        .filter(shop -> administers(visit, shop));
    return Stream.concat(Stream.of(typed).filter(it -> !it.isEmpty()), administered)
        .distinct()
        .map(shop -> new Choice(shop,
            shop.equals(Grant.EVERY_SHOP) ? visit.say("shop.every") : shop, false))
        .toList();
  }

  private static boolean administers(Visit visit, String shop) {
    return visit.account().roles(shop).contains(Role.ADMINISTRATOR);
  }

  private Reply invite(Visit visit) {
    String name = Account.folded(visit.form().text("name"));
    List<Grant> grants = added(visit);
    String display = visit.form().text("display");
    if (!Account.goodName(name)) {
      return form(visit, "", visit.say("users.bad-name"), name);
    }
    if (parts.accounts().find(name).isPresent()) {
      return form(visit, "", visit.say("users.taken", name), name);
    }
    if (grants.isEmpty()) {
      return form(visit, "", visit.say("users.no-role"), name);
    }
    if (grants.stream().anyMatch(grant -> !administers(visit, grant.shop()))) {
      return Refusals.of(visit, 403, "problem.forbidden");
    }
    Account account =
        Account.fresh(name, display.isEmpty() ? name : display, grants, visit.now());
    String token = parts.door().invite(account, false, visit.account().name());
    note(visit, "account.invite", name, String.join("；", said(visit, account)));
    return form(visit, link(token), "", name);
  }

  /** The roles that are chosen for a shop. */
  private static List<Grant> added(Visit visit) {
    String shop = visit.form().text("shop");
    return shop.isEmpty()
        ? List.of()
        : visit.form()
            .all("role")
            .stream()
            .flatMap(role -> Role.of(role).stream())
            .map(role -> new Grant(role, shop))
            .toList();
  }

  private Reply save(Visit visit, Account account) {
    TreeSet<Grant> grants = new TreeSet<>(added(visit));
    List<String> kept = visit.form().all("grant");
    account.grants()
        .stream()
        .filter(grant -> kept.contains(grant.role().wireName() + " " + grant.shop()))
        .forEach(grants::add);
    boolean disabled = visit.form().first("disabled").isPresent();
    String display = visit.form().text("display");
    Account changed =
        account.with(display.isEmpty() ? account.name() : display, grants, disabled);
    List<Grant> touched = new ArrayList<>(grants);
    touched.removeAll(account.grants());
    account.grants().stream().filter(grant -> !grants.contains(grant)).forEach(touched::add);
    boolean allowed = touched.stream().allMatch(grant -> administers(visit, grant.shop()))
        && (disabled == account.disabled() || administersAll(visit, account));
    if (!allowed) {
      return Refusals.of(visit, 403, "problem.forbidden");
    }
    if (account.name().equals(visit.account().name()) && (disabled || !remains(account, grants))) {
      return edit(visit, account, "", visit.say("users.not-yourself"));
    }
    parts.accounts().update(changed);
    if (disabled && !account.disabled()) {
      parts.door().leaveEverywhere(account.name());
    }
    note(visit, disabled ? "account.disable" : "account.change", account.name(),
        String.join("；", said(visit, changed)));
    return new Reply.Redirect(path(account.name()) + "?done=account");
  }

  /** Nobody locks the own door behind. */
  private static boolean remains(Account account, Set<Grant> grants) {
    return account.grants()
        .stream()
        .filter(grant -> grant.role() == Role.ADMINISTRATOR)
        .allMatch(grants::contains);
  }

  private static boolean administersAll(Visit visit, Account account) {
    return account.grants().stream().allMatch(grant -> administers(visit, grant.shop()));
  }

  private Reply reset(Visit visit, Account account) {
    if (!administersAll(visit, account)) {
      return Refusals.of(visit, 403, "problem.forbidden");
    }
    String token = parts.door().invite(account, true, visit.account().name());
    note(visit, "account.reset", account.name(), "");
    return edit(visit, account, link(token), "");
  }

  private Reply signOut(Visit visit, Account account) {
    if (!administersAll(visit, account)) {
      return Refusals.of(visit, 403, "problem.forbidden");
    }
    int ended = parts.door().leaveEverywhere(account.name());
    note(visit, "account.sign-out", account.name(), Integer.toString(ended));
    return new Reply.Redirect(path(account.name()) + "?done=signed-out");
  }

  /** Without an address of the console the browser completes it. */
  private String link(String token) {
    return parts.address().orElse("") + SignInArea.INVITATION + token;
  }

  private void note(Visit visit, String action, String subject, String detail) {
    parts.audit()
        .add(visit.deed(action, subject, detail));
  }
}
