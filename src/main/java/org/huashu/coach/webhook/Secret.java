package org.huashu.coach.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One secret of the Standard Webhooks scheme. Immutable: every signature starts from a copy of a
 * keyed {@link Mac}, which costs less than a new one and needs no pool.
 */
final class Secret {

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  private final Mac keyed;

  private Secret(Mac keyed) {
    this.keyed = keyed;
  }

  /**
   * Reads {@code whsec_…}.
   *
   * @throws IllegalArgumentException when it is not Base64 of 24 to 64 bytes; the message does not
   *         hold the secret
   */
  static Secret of(String text) {
    byte[] key = decoded(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
    if (key.length < 24 || key.length > 64) {
      throw new IllegalArgumentException(
          "a webhook secret of " + key.length + " bytes; 24 to 64 are allowed");
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return new Secret(mac);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "a webhook secret that is not whsec_ and Base64; make one with: openssl rand -base64 24",
          e);
    }
  }

  /** The signature of {@code id.timestamp.body}, in Base64 as ASCII. */
  byte[] sign(String id, String timestamp, byte[] body) {
    Mac mac = copy();
    mac.update(id.getBytes(StandardCharsets.UTF_8));
    mac.update((byte) '.');
    mac.update(timestamp.getBytes(StandardCharsets.UTF_8));
    mac.update((byte) '.');
    return Base64.getEncoder().encode(mac.doFinal(body));
  }

  private Mac copy() {
    try {
      return (Mac) keyed.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's own HMAC can be copied", e);
    }
  }
}
