package org.huashu.coach.console;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.Optional;

/**
 * Tells the service's own pages from other people's. Browsers say where a request comes from, in
 * {@code Sec-Fetch-Site} or at least in {@code Origin}; a client that says neither is no browser.
 */
final class SameOrigin {

  private static final HeaderName SEC_FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");

  private SameOrigin() {}

  static boolean holds(Headers headers) {
    Optional<String> site = headers.first(SEC_FETCH_SITE);
    if (site.isPresent()) {
      return site.get().equals("same-origin");
    }
    Optional<String> origin = headers.first(HeaderNames.ORIGIN);
    // Only the authority counts: a proxy in front may speak https where we speak http.
    return origin.isEmpty() || headers.first(HeaderNames.HOST)
        .map(host -> origin.get().equals("http://" + host)
            || origin.get().equals("https://" + host))
        .orElse(false);
  }
}
