package org.huashu.coach.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.http.Problem.Fault;
import org.huashu.coach.http.Problem.Kind;
import org.huashu.coach.http.ProblemException;

/**
 * Checks signatures of the Standard Webhooks scheme, version {@code v1}: HMAC-SHA256 over the bytes
 * as they came. Written here and not taken from the scheme's library, because that knows no clock
 * but the system's and reads the body as a string. Safe for use by many threads.
 *
 * @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
 */
final class Signatures {

  private static final String V1 = "v1,";
  private static final int MOST_TIMESTAMP_DIGITS = 12;

  private final Map<String, List<Secret>> secrets = new HashMap<>();
  private final boolean insecure;
  private final long toleranceSeconds;
  private final InstantSource clock;

  Signatures(WebhookConfig config, InstantSource clock) {
    config.secrets()
        .forEach((shop, texts) -> secrets.put(shop, texts.stream().map(Secret::of).toList()));
    this.insecure = config.insecure();
    this.toleranceSeconds = config.tolerance().toSeconds();
    this.clock = clock;
  }

  /**
   * What can be refused before the body is read: headers that are missing, garbled, out of time.
   */
  void checkHeaders(DeliveryHeaders headers) {
    if (insecure && (secrets.isEmpty() || headers.signature().isEmpty())) {
      return;
    }
    required("webhook-id", headers.id());
    String timestamp = required("webhook-timestamp", headers.timestamp());
    String signature = required("webhook-signature", headers.signature());
    if (timestamp.length() > MOST_TIMESTAMP_DIGITS
        || !timestamp.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw refused("webhook-timestamp", "must be whole seconds since 1970");
    }
    long age = clock.millis() / 1000 - Long.parseLong(timestamp);
    if (age > toleranceSeconds) {
      throw refused("webhook-timestamp", "is more than " + toleranceSeconds + " s old");
    }
    if (-age > toleranceSeconds) {
      throw refused("webhook-timestamp", "is more than " + toleranceSeconds + " s in the future");
    }
    if (!signature.contains(V1)) {
      throw refused("webhook-signature", "holds no signature of version v1");
    }
  }

  /**
   * Checks the signature itself.
   *
   * @param shop as the body names it; empty when it does not
   */
  void check(DeliveryHeaders headers, Optional<String> shop, byte[] body) {
    List<Secret> known = secretsOf(shop);
    if (insecure && (headers.signature().isEmpty() || known.isEmpty())) {
      return;
    }
    if (known.isEmpty()) {
      throw refused("data.shop", shop.isPresent()
          ? "names a shop for which there is no secret"
          : "names no shop, so no secret can be chosen");
    }
    String id = headers.id().orElse("");
    String timestamp = headers.timestamp().orElse("");
    String given = headers.signature().orElse("");
    for (Secret secret : known) {
      if (holds(given, secret.sign(id, timestamp, body))) {
        return;
      }
    }
    throw refused("webhook-signature", "fits none of the shop's secrets; sign"
        + " webhook-id.webhook-timestamp.body over the bytes that are sent");
  }

  private List<Secret> secretsOf(Optional<String> shop) {
    List<Secret> any = secrets.getOrDefault(WebhookConfig.ANY_SHOP, List.of());
    return shop.isPresent() ? secrets.getOrDefault(shop.get(), any) : any;
  }

  /** Whether one of the signatures, separated by spaces, is this one; in constant time for each. */
  private static boolean holds(String given, byte[] expected) {
    boolean found = false;
    int start = 0;
    while (start < given.length()) {
      int end = given.indexOf(' ', start);
      end = end < 0 ? given.length() : end;
      if (given.startsWith(V1, start)) {
        byte[] one =
            given.substring(start + V1.length(), Math.max(end, start + V1.length()))
                .getBytes(StandardCharsets.UTF_8);
        found |= MessageDigest.isEqual(one, expected);
      }
      start = end + 1;
    }
    return found;
  }

  private static String required(String header, Optional<String> value) {
    return value.filter(text -> !text.isBlank())
        .orElseThrow(() -> refused(header, "is missing"));
  }

  private static ProblemException refused(String field, String why) {
    return new ProblemException(
        Kind.UNSIGNED.with(field + " " + why, List.of(new Fault(field, why))));
  }
}
