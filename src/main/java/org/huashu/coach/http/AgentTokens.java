package org.huashu.coach.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Short-lived tokens that say which agent of which shop a browser speaks for:
 * {@code <shop>.<agent>.<expiry>.<mac>}, the first two and the HMAC-SHA256 of all before it in
 * base64url, the expiry in seconds since 1970. Nothing is kept: whoever has the key can mint and
 * verify. Safe for use by many threads.
 */
public final class AgentTokens {

  private static final String ALGORITHM = "HmacSHA256";
  /** Signed before every token, so that a signature made for something else never fits. */
  private static final byte[] PURPOSE = "agent-token:1:".getBytes(StandardCharsets.US_ASCII);
  private static final int LEAST_KEY_BYTES = 16;
  /** Ids have at most 200 UTF-16 units, so at most 600 bytes. */
  private static final int MOST_CHARS = 1_800;
  private static final int MOST_EXPIRY_DIGITS = 12;

  private final Mac keyed;
  private final InstantSource clock;

  /**
   * Whom a token speaks for.
   *
   * @param expires the first moment at which it no longer holds
   */
  public record Agent(String shop, String agent, Instant expires) {}

  /**
   * Tokens made with one key.
   *
   * @param key at least 16 bytes; copied
   * @throws IllegalArgumentException when the key is shorter
   */
  public AgentTokens(byte[] key, InstantSource clock) {
    if (key.length < LEAST_KEY_BYTES) {
      throw new IllegalArgumentException(
          "a key of " + key.length + " bytes; at least " + LEAST_KEY_BYTES + " are needed");
    }
    this.clock = clock;
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /**
   * A token for an agent.
   *
   * @param life how long it holds, in whole seconds
   */
  public String mint(String shop, String agent, Duration life) {
    long expires = clock.instant().plus(life).getEpochSecond();
    String claims = encoded(shop) + "." + encoded(agent) + "." + expires;
    return claims + "." + base64(sign(claims));
  }

  /** Whom a token speaks for; empty when it was not made with the key, or is over. */
  public Optional<Agent> verify(String token) {
    int end = token.lastIndexOf('.');
    if (end < 0 || token.length() > MOST_CHARS) {
      return Optional.empty();
    }
    String claims = token.substring(0, end);
    byte[] given = token.substring(end + 1).getBytes(StandardCharsets.UTF_8);
    byte[] expected = base64(sign(claims)).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(expected, given) ? agent(claims) : Optional.empty();
  }

  /** Only what carries a good signature is read, so its parts are as they were minted. */
  private Optional<Agent> agent(String claims) {
    String[] parts = claims.split("\\.", -1);
    if (parts.length != 3 || parts[2].length() > MOST_EXPIRY_DIGITS) {
      return Optional.empty();
    }
    Instant expires = Instant.ofEpochSecond(Long.parseLong(parts[2]));
    return clock.instant().isBefore(expires)
        ? Optional.of(new Agent(decoded(parts[0]), decoded(parts[1]), expires))
        : Optional.empty();
  }

  private byte[] sign(String claims) {
    try {
      Mac mac = (Mac) keyed.clone();
      mac.update(PURPOSE);
      return mac.doFinal(claims.getBytes(StandardCharsets.UTF_8));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's own HMAC can be copied", e);
    }
  }

  private static String encoded(String id) {
    return base64(id.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String id) {
    return new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
