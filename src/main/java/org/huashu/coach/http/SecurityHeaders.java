package org.huashu.coach.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.util.List;

/** The headers that every answer carries. Pages add their own policy for content and framing. */
final class SecurityHeaders {

  static final List<Header> ALL =
      List.of(HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
          HeaderValues.createCached("Referrer-Policy", "no-referrer"));

  /** For pages that load only what the service itself serves. Swagger UI writes inline styles. */
  static final Header OWN_CONTENT_ONLY =
      HeaderValues.createCached(HeaderNames.create("Content-Security-Policy"),
          "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
              + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");

  private SecurityHeaders() {}
}
