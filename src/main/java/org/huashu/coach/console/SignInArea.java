package org.huashu.coach.console;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.account.Account;
import org.huashu.coach.account.CompanyDoor;
import org.huashu.coach.account.Door.Outcome;
import org.huashu.coach.account.Invitations.Invitation;
import org.huashu.coach.account.Passwords;
import org.huashu.coach.account.Sessions;
import org.huashu.coach.account.Tokens;
import org.huashu.coach.console.Reply.Redirect;
import org.huashu.coach.console.Reply.WithCookie;

/** Sign-in and sign-out, invitations, and everybody's own account. */
final class SignInArea implements Area {

  static final String PATH = Console.ROOT + "/sign-in";

  /** Where invitations lead, followed by their token. */
  static final String INVITATION = Console.ROOT + "/invitation/";

  private static final String OUT = Console.ROOT + "/sign-out";
  private static final String ME = Console.ROOT + "/me";
  private static final String TITLE = "sign-in.title";

  private final Console.Parts parts;

  SignInArea(Console.Parts parts) {
    this.parts = parts;
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, Access.ANYBODY, this::form),
        PageRoute.post(PATH, Access.ANYBODY, this::signIn),
        PageRoute.post(OUT, Access.SIGNED_IN, this::signOut),
        PageRoute.get(INVITATION + "{token}", Access.ANYBODY, this::invited),
        PageRoute.post(INVITATION + "{token}", Access.ANYBODY, this::accept),
        PageRoute.get(ME, Access.SIGNED_IN, visit -> me(visit, "")),
        PageRoute.post(ME + "/password", Access.SIGNED_IN, this::password),
        PageRoute.post(ME + "/sign-out-everywhere", Access.SIGNED_IN, this::signOutEverywhere));
  }

  private Reply form(Visit visit) {
    String next = Back.own(visit.param("next"));
    return visit.who().isPresent()
        ? new Redirect(next)
        : Reply.page("console/sign-in.jte", TITLE,
            new SignInModel("", next, "", !parts.door().anybody(), company()));
  }

  private Reply signIn(Visit visit) {
    String name = visit.form().text("name");
    String next = Back.own(visit.form().text("next"));
    String password = visit.form().first("password").orElse("");
    return switch (parts.door().signIn(name, password, visit.address())) {
      // A new token for every sign-in: who knew the cookie before knows nothing now.
      case Outcome.In in -> new WithCookie(new Redirect(next), Cookies.SESSION, in.token());
      case Outcome.Refused _ -> again(403, new SignInModel(name, next,
          visit.say("sign-in.refused"), false, company()));
      case Outcome.Wait wait -> again(429, new SignInModel(name, next,
          visit.say("sign-in.wait", waiting(visit, wait.rest())), false, company()));
    };
  }

  private static Reply again(int status, SignInModel model) {
    return new Reply.Page(status, "console/sign-in.jte", TITLE, model);
  }

  private static String waiting(Visit visit, Duration rest) {
    long seconds = Math.max(1, rest.plusMillis(999).toSeconds());
    return seconds < 60
        ? visit.say("sign-in.seconds", seconds)
        : visit.say("sign-in.minutes", (seconds + 59) / 60);
  }

  private Reply signOut(Visit visit) {
    parts.door().leave(visit.token());
    note(visit, "sign-out", "");
    return new WithCookie(new Redirect(PATH), Cookies.SESSION, "");
  }

  private Reply signOutEverywhere(Visit visit) {
    int ended = parts.door().leaveEverywhere(visit.account().name());
    note(visit, "sign-out.everywhere", Integer.toString(ended));
    return new WithCookie(new Redirect(PATH), Cookies.SESSION, "");
  }

  private Reply invited(Visit visit) {
    return parts.door()
        .invitation(visit.name("token"))
        .map(invitation -> invitationForm(visit, invitation, ""))
        .orElseGet(() -> Refusals.of(visit, 404, "problem.invitation"));
  }

  private static Reply invitationForm(Visit visit, Invitation invitation, String fault) {
    var model = new InvitationModel(visit.name("token"), invitation.name(), invitation.display(),
        invitation.reset(), fault);
    return new Reply.Page(fault.isEmpty() ? 200 : 422, "console/invitation.jte",
        "invitation.title", model);
  }

  private Reply accept(Visit visit) {
    Optional<Invitation> held = parts.door().invitation(visit.name("token"));
    if (held.isEmpty()) {
      return Refusals.of(visit, 404, "problem.invitation");
    }
    Optional<String> fault = fault(visit, held.get().name());
    if (fault.isPresent()) {
      return invitationForm(visit, held.get(), visit.say(fault.get()));
    }
    String password = visit.form().first("password").orElse("");
    return parts.door()
        .accept(visit.name("token"), password, visit.address())
        .<Reply>map(token -> new WithCookie(new Redirect(Console.ROOT), Cookies.SESSION, token))
        .orElseGet(() -> Refusals.of(visit, 404, "problem.invitation"));
  }

  private static Optional<String> fault(Visit visit, String name) {
    String password = visit.form().first("password").orElse("");
    return Passwords.fault(name, password)
        .or(() -> password.equals(visit.form().first("again").orElse(""))
            ? Optional.empty()
            : Optional.of("password.differs"));
  }

  private Reply me(Visit visit, String fault) {
    Account account = visit.account();
    String current = Tokens.id(visit.token());
    List<String> roles = UserArea.said(visit, account);
    List<MeModel.Line> sessions = parts.sessions()
        .of(account.name())
        .stream()
        .map(session -> line(session, current))
        .toList();
    return new Reply.Page(fault.isEmpty() ? 200 : 422, "console/me.jte", "me.title",
        new MeModel(roles, sessions, fault, company(),
            parts.company().map(it -> it.linked(account.name())).orElse(false)));
  }

  private Optional<String> company() {
    return parts.company().map(CompanyDoor::title);
  }

  private static MeModel.Line line(Sessions.Session session, String current) {
    return new MeModel.Line(session.createdAt(), session.seenAt(), session.address(),
        session.id().equals(current));
  }

  private Reply password(Visit visit) {
    String name = visit.account().name();
    boolean known = parts.door()
        .signIn(name, visit.form().first("old").orElse(""), visit.address()) instanceof Outcome.In;
    Optional<String> fault =
        known ? fault(visit, name) : Optional.of("password.old-wrong");
    if (fault.isPresent()) {
      return me(visit, visit.say(fault.get()));
    }
    parts.accounts()
        .setPassword(name,
            parts.passwords().hash(visit.form().first("password").orElse("")));
    parts.door().leaveEverywhere(name);
    note(visit, "password.change", "");
    return new WithCookie(new Redirect(ME + "?done=password"), Cookies.SESSION,
        parts.door().open(visit.account(), visit.address()));
  }

  private void note(Visit visit, String action, String detail) {
    parts.audit()
        .add(visit.deed(action, visit.account().name(), detail));
  }
}
