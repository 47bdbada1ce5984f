package org.huashu.coach.webhook;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.http.Problem.Fault;
import org.huashu.coach.http.Problem.Kind;
import org.huashu.coach.http.ProblemException;

/** The three headers of the Standard Webhooks scheme. */
record DeliveryHeaders(Optional<String> id, Optional<String> timestamp,
    Optional<String> signature) {

  private static final HeaderName ID = HeaderNames.create("webhook-id");
  private static final HeaderName TIMESTAMP = HeaderNames.create("webhook-timestamp");
  private static final HeaderName SIGNATURE = HeaderNames.create("webhook-signature");
  private static final int MOST_ID_CHARS = 200;

  static DeliveryHeaders of(ServerRequestHeaders headers) {
    return new DeliveryHeaders(headers.first(ID), headers.first(TIMESTAMP),
        signatures(headers));
  }

  /** The id is kept for a day, so it is bounded; checked once the signature holds. */
  void checkId() {
    if (id.isPresent() && !fits(id.get())) {
      String allowed = "1 to " + MOST_ID_CHARS + " visible ASCII characters";
      throw new ProblemException(Kind.INVALID.with("webhook-id must be " + allowed,
          List.of(new Fault("webhook-id", allowed))));
    }
  }

  private static boolean fits(String id) {
    return !id.isEmpty() && id.length() <= MOST_ID_CHARS
        && id.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /** Whole lines: elsewhere Helidon splits values at commas, and a signature has one. */
  private static Optional<String> signatures(ServerRequestHeaders headers) {
    return headers.contains(SIGNATURE)
        ? Optional.of(String.join(" ", headers.get(SIGNATURE).allValues()))
        : Optional.empty();
  }
}
