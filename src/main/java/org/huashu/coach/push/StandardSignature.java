package org.huashu.coach.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Standard Webhooks and the robots want it: HMAC-SHA256, in Base64. */
final class StandardSignature {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";
  private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{32,88}={0,2}");

  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;

  private StandardSignature() {}

  static boolean isSecret(String text) {
    if (!SECRET.matcher(text).matches()) {
      return false;
    }
    try {
      int bytes = Base64.getDecoder().decode(text.substring(PREFIX.length())).length;
      return bytes >= LEAST_BYTES && bytes <= MOST_BYTES;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** The header {@code webhook-signature}. */
  static String of(String secret, String id, long seconds, String body) {
    byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    return "v1," + hmac(key, id + "." + seconds + "." + body);
  }

  /** The HMAC of a message, in Base64. */
  static String hmac(byte[] key, String message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
