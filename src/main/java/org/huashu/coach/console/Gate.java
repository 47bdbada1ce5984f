package org.huashu.coach.console;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huashu.coach.account.Account;
import org.huashu.coach.account.Door;
import org.huashu.coach.account.Tokens;
import org.huashu.coach.http.Multipart;
import org.huashu.coach.http.RequestBody;

/**
 * Decides who passes: first the sign-in, then the token of forms, then the role. Nothing of a
 * request is done before.
 */
final class Gate {

  private static final HeaderName FRAGMENT = HeaderNames.create("HX-Request");
  private static final HeaderName TOKEN = HeaderNames.create("X-CSRF-Token");
  private static final HeaderName FORWARDED = HeaderNames.create("X-Forwarded-Proto");
  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");
  private static final int MOST_ADDRESS = 600;

  private final Console.Parts parts;

  Gate(Console.Parts parts) {
    this.parts = parts;
  }

  /**
   * A request that was looked at.
   *
   * @param refusal the answer when it may not pass
   * @param fresh a token that the browser does not hold yet, and its cookie
   */
  record Passing(Visit visit, Optional<Reply> refusal, Optional<Fresh> fresh, String theme,
      boolean secure) {

    /** The reply with the cookies that belong to it. */
    Reply cookies(Reply reply) {
      return fresh.<Reply>map(it -> new Reply.WithCookie(reply, it.cookie(), it.token()))
          .orElse(reply);
    }
  }

  private record Fresh(String cookie, String token) {}

  /** Who comes, and by which token. */
  private record Guest(Optional<Account> who, String token, Optional<Fresh> fresh) {}

  Passing passing(PageRoute route, ServerRequest request) {
    Guest guest = guest(request);
    String shop = guest.who()
        .map(account -> Shops.chosen(account, Cookies.value(request, Cookies.SHOP)))
        .orElse("");
    boolean mayUpload = route.mostBytes() > 0
        && guest.who().map(it -> route.access().allows(it.roles(shop))).orElse(false);
    Optional<Form> form = route.method().equals(Method.GET)
        ? Optional.of(Form.EMPTY)
        : mayUpload ? upload(route, request) : Optional.of(form(request));
    Visit visit = visit(route, request, guest, form.orElse(Form.EMPTY)).at(shop);
    Optional<Reply> refusal = form.isEmpty()
        ? Optional.of(Refusals.of(visit, 413, "problem.upload"))
        : refusal(route, visit, request);
    String theme = Cookies.value(request, Cookies.THEME);
    return new Passing(visit, refusal, guest.fresh(),
        Set.of("light", "dark").contains(theme) ? theme : "auto", secure(request));
  }

  /** For when nobody can be known, because the store is away: says so. */
  Passing stranger(PageRoute route, ServerRequest request) {
    Visit visit = visit(route, request, new Guest(Optional.empty(), "", Optional.empty()),
        Form.EMPTY);
    return new Passing(visit, Optional.of(Refusals.of(visit, 503, "problem.store")),
        Optional.empty(), "auto", secure(request));
  }

  private Guest guest(ServerRequest request) {
    for (String token : Cookies.values(request, Cookies.SESSION)) {
      Optional<Account> inside = parts.door().enter(token).map(Door.Entered::account);
      if (inside.isPresent()) {
        return new Guest(inside, token, Optional.empty());
      }
    }
    if (parts.demo().isPresent() && ownName(request)) {
      String opened = parts.door().open(parts.demo().get(), address(request));
      return new Guest(parts.demo(), opened, Optional.of(new Fresh(Cookies.SESSION, opened)));
    }
    String known = Cookies.value(request, Cookies.VISIT);
    if (!known.isEmpty()) {
      return new Guest(Optional.empty(), known, Optional.empty());
    }
    String fresh = Tokens.fresh();
    return new Guest(Optional.empty(), fresh, Optional.of(new Fresh(Cookies.VISIT, fresh)));
  }

  /** A foreign name that leads to this machine must not be signed in by itself. */
  private static boolean ownName(ServerRequest request) {
    String host = request.headers().first(HeaderNames.HOST).orElse("");
    return OWN_NAMES.contains(host.replaceAll(":\\d+$", ""));
  }

  private Visit visit(PageRoute route, ServerRequest request, Guest guest, Form form) {
    Instant now = parts.clock().instant();
    String path = request.path().absolute().path();
    return new Visit(path, names(route.path(), path), Form.parse(request.query().rawValue()), form,
        guest.who(), "", Language.of(Cookies.value(request, Cookies.LANGUAGE)),
        parts.zone().get(), guest.token(), address(request),
        request.headers().first(FRAGMENT).isPresent(), now);
  }

  private Optional<Reply> refusal(PageRoute route, Visit visit, ServerRequest request) {
    if (visit.who().isEmpty() && !route.access().open()) {
      return Optional.of(toSignIn(visit, request));
    }
    if (!route.method().equals(Method.GET) && !ownForm(visit, request)) {
      return Optional.of(Refusals.of(visit, 403, "problem.form"));
    }
    return route.access().allows(visit.roles())
        ? Optional.empty()
        : Optional.of(Refusals.of(visit, 403, "problem.forbidden"));
  }

  private static Reply toSignIn(Visit visit, ServerRequest request) {
    if (visit.fragment()) {
      return Refusals.of(visit, 401, "problem.signed-out");
    }
    String query = request.query().rawValue();
    boolean back = request.prologue().method().equals(Method.GET);
    String wanted = query.isEmpty() ? visit.path() : visit.path() + "?" + query;
    String next = back && wanted.length() <= MOST_ADDRESS
        ? "?next=" + Addresses.value(wanted)
        : "";
    return new Reply.Redirect(SignInArea.PATH + next);
  }

  private static boolean ownForm(Visit visit, ServerRequest request) {
    String given = request.headers().first(TOKEN).orElseGet(() -> visit.form().text("csrf"));
    return SameOrigin.holds(request.headers())
        && Tokens.equal(Tokens.forForms(visit.token()), given);
  }

  /** A form with a file in it; empty when it is too large. */
  private static Optional<Form> upload(PageRoute route, ServerRequest request) {
    String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
    return RequestBody.upTo(request, route.mostBytes())
        .map(body -> Multipart.fits(type)
            ? Form.parts(type, body)
            : Form.parse(new String(body, StandardCharsets.UTF_8)));
  }

  private static Form form(ServerRequest request) {
    if (Multipart.fits(request.headers().first(HeaderNames.CONTENT_TYPE).orElse(""))) {
      return Form.EMPTY;
    }
    return Form.parse(new String(RequestBody.bytes(request), StandardCharsets.UTF_8));
  }

  private static String address(ServerRequest request) {
    return request.remotePeer().host();
  }

  private boolean secure(ServerRequest request) {
    return parts.address().map(address -> address.startsWith("https://")).orElse(false)
        || request.headers().first(FORWARDED).map("https"::equals).orElse(false);
  }

  /** The values of <code>{name}</code>: each is one segment of the path. */
  private static Map<String, String> names(String pattern, String path) {
    List<String> wanted = List.of(pattern.split("/", -1));
    List<String> given = List.of(path.split("/", -1));
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < Math.min(wanted.size(), given.size()); i++) {
      Matcher hole = HOLE.matcher(wanted.get(i));
      if (hole.matches()) {
        names.put(hole.group(1), given.get(i));
      }
    }
    return names;
  }
}
