package org.huashu.coach.console;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.huashu.coach.account.Role;
import org.huashu.coach.console.Reply.Redirect;
import org.huashu.coach.console.Reply.WithCookie;

/** The way in without a page of its own, and what everybody may choose: language, theme, shop. */
record HomeArea(Supplier<List<Area.Link>> links) implements Area {

  private static final Set<String> THEMES = Set.of("auto", "light", "dark");

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(Console.ROOT, Access.SIGNED_IN, this::home),
        PageRoute.get(Console.ROOT + "/nothing-yet", Access.SIGNED_IN, HomeArea::nothing),
        PageRoute.post(Console.ROOT + "/language", Access.ANYBODY,
            visit -> chosen(visit, Cookies.LANGUAGE,
                Language.of(visit.form().text("language")).tag())),
        PageRoute.post(Console.ROOT + "/theme", Access.ANYBODY, HomeArea::theme),
        PageRoute.post(Console.ROOT + "/shop", Access.SIGNED_IN, this::shop));
  }

  /** The page of the visitor's daily work, else the first one that the visitor may see. */
  private Reply home(Visit visit) {
    return new Redirect(links.get()
        .stream()
        .filter(link -> link.access().allows(visit.roles()))
        .map(Link::path)
        .min(Comparator.comparing(path -> !path.equals(daily(visit))))
        .orElse(Console.ROOT + "/nothing-yet"));
  }

  private static String daily(Visit visit) {
    if (visit.has(Role.KNOWLEDGE_MANAGER) || visit.has(Role.ADMINISTRATOR)) {
      return ScriptArea.PATH;
    }
    return visit.has(Role.TRAINER) ? ReviewArea.PATH : OwnDraftsArea.PATH;
  }

  /** Stays where the visitor is, as far as that is to be seen in the other shop. */
  private Reply shop(Visit visit) {
    String shop = Shops.chosen(visit.account(), visit.form().text("shop"));
    return new WithCookie(new Redirect(there(visit.at(shop))), Cookies.SHOP, shop);
  }

  private String there(Visit visit) {
    // Where the visitor was in a list means nothing in that of the other shop.
    String back = Back.to(visit).replaceAll("(?<=[?&])after=[^&]*&?", "");
    String path = back.replaceFirst("\\?.*", "");
    // A single thing may not be there in the other shop: the list that it stands in is.
    boolean one = path.contains("/of/");
    return links.get()
        .stream()
        .filter(link -> link.access().allows(visit.roles()))
        .map(Link::path)
        .filter(link -> (path + "/").startsWith(link + "/"))
        .max(Comparator.comparingInt(String::length))
        .map(link -> one ? link : back)
        .orElse(Console.ROOT);
  }

  private static Reply nothing(Visit visit) {
    return Refusals.of(visit, 200, "problem.no-page");
  }

  private static Reply theme(Visit visit) {
    String theme = visit.form().text("theme");
    return chosen(visit, Cookies.THEME, THEMES.contains(theme) ? theme : "auto");
  }

  private static Reply chosen(Visit visit, String cookie, String value) {
    return new WithCookie(new Redirect(Back.to(visit)), cookie, value);
  }
}
