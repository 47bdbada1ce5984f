package org.huashu.coach.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Secrets that a browser or a link holds, and what is kept of them. */
public final class Tokens {

  private static final int BYTES = 32;

  private Tokens() {}

  /** 256 random bits in base64url: 43 characters. */
  public static String fresh() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What is kept instead of a token: whoever reads the store cannot sign in with it. */
  public static String id(String token) {
    return HexFormat.of().formatHex(sha256("id:" + token));
  }

  /**
   * What forms of a visitor must carry: follows from the token that the cookie holds, which other
   * sites cannot read, and says nothing about it.
   */
  public static String forForms(String token) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256("form:" + token));
  }

  /** Compares without telling by time how much is equal. */
  public static boolean equal(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8),
        other.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
