package org.huashu.coach.console;

import io.helidon.webserver.http.ServerRequest;
import java.util.List;

/** What the browser keeps for the console. */
final class Cookies {

  /** The token of a session; ends with the browser. */
  static final String SESSION = "coach_session";

  /** A token for forms before the sign-in. */
  static final String VISIT = "coach_visit";

  static final String LANGUAGE = "coach_language";
  static final String THEME = "coach_theme";
  static final String SHOP = "coach_shop";

  private Cookies() {}

  /** All of that name: somebody may have planted one beside ours, under a longer path. */
  static List<String> values(ServerRequest request, String name) {
    var cookies = request.headers().cookies();
    return cookies.contains(name) ? cookies.all(name) : List.of();
  }

  static String value(ServerRequest request, String name) {
    return request.headers().cookies().first(name).orElse("");
  }
}
