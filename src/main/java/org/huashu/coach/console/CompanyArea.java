package org.huashu.coach.console;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.huashu.coach.account.CompanyDoor;
import org.huashu.coach.account.CompanyRefusedException;
import org.huashu.coach.account.CompanyRefusedException.Why;
import org.huashu.coach.console.Reply.Redirect;
import org.huashu.coach.console.Reply.WithCookie;

/** Sign-in by the company's provider, and linking an account with it. */
final class CompanyArea implements Area {

  static final String PATH = Console.ROOT + "/company";

  /** Where the provider sends browsers back to. */
  static final String BACK = PATH + "/back";

  private static final String ME = Console.ROOT + "/me";

  private final Optional<CompanyDoor> door;

  CompanyArea(Console.Parts parts) {
    this.door = parts.company();
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, Access.ANYBODY, visit -> known(visit, it -> out(visit, it))),
        PageRoute.get(BACK, Access.ANYBODY, visit -> known(visit, it -> back(visit, it))),
        PageRoute.post(PATH + "/link", Access.SIGNED_IN,
            visit -> known(visit, it -> link(visit, it))),
        PageRoute.post(PATH + "/unlink", Access.SIGNED_IN,
            visit -> known(visit, it -> unlink(visit, it))));
  }

  /** Nothing is there unless a provider is set up. */
  private Reply known(Visit visit, Function<CompanyDoor, Reply> then) {
    return door.map(it -> tried(visit, it, then)).orElseGet(() -> Refusals.missing(visit));
  }

  private static Reply tried(Visit visit, CompanyDoor door, Function<CompanyDoor, Reply> then) {
    try {
      return then.apply(door);
    } catch (CompanyRefusedException e) {
      return refused(visit, door, e.why());
    }
  }

  private static Reply refused(Visit visit, CompanyDoor door, Why why) {
    int status = switch (why) {
      case UNREACHABLE -> 502;
      case LIMIT -> 429;
      default -> 403;
    };
    String fault =
        visit.say("company.fault." + why.name().toLowerCase(Locale.ROOT), door.title());
    return visit.who().isPresent()
        ? new Reply.Page(status, "console/problem.jte", "company.title",
            new ProblemModel(visit.say("company.title"), fault, false))
        : new Reply.Page(status, "console/sign-in.jte", "sign-in.title",
            new SignInModel("", "", fault, false, Optional.of(door.title())));
  }

  private static Reply out(Visit visit, CompanyDoor door) {
    String next = Back.own(visit.param("next"));
    return visit.who().isPresent()
        ? new Redirect(next)
        : new Redirect(door.begin(visit.token(), next, "", visit.address()).toString());
  }

  /** Not a redirect: after a form, the policy of our pages lets browsers go to our own only. */
  private static Reply link(Visit visit, CompanyDoor door) {
    String there =
        door.begin(visit.token(), ME, visit.account().name(), visit.address()).toString();
    return Reply.page("console/company.jte", "company.title",
        new CompanyModel(door.title(), there));
  }

  private static Reply back(Visit visit, CompanyDoor door) {
    String problem = visit.param("error");
    CompanyDoor.Back back = door.back(new CompanyDoor.Answer(visit.param("state"),
        visit.param("code"), problem, visit.token(), visit.address()));
    // A new token for every sign-in: who knew the cookie before knows nothing now.
    return back.token()
        .<Reply>map(token -> new WithCookie(new Redirect(Back.own(back.next())), Cookies.SESSION,
            token))
        .orElseGet(() -> new Redirect(ME + "?done=company-linked"));
  }

  private static Reply unlink(Visit visit, CompanyDoor door) {
    door.unlink(visit.account().name(), visit.address());
    return new Redirect(ME + "?done=company-unlinked");
  }
}
