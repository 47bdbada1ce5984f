package org.huashu.coach.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords as Argon2id hashes in the usual text form. Safe for use by many threads: two hash at a
 * time, the others wait, so that sign-ins cannot eat up memory and processors.
 *
 * @param kib memory of one hash; OWASP's least for two passes is 19 456 KiB
 * @param passes over that memory
 */
public record Passwords(int kib, int passes, Semaphore turns) {

  /** OWASP's recommendation for one lane: 19 MiB, two passes; about 40 ms. */
  public static final int USUAL_KIB = 19_456;

  /** Fewest characters of a password. */
  public static final int LEAST = 8;

  /** Most characters of a password. */
  public static final int MOST = 200;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int FEWEST_DIFFERENT = 4;
  private static final Pattern FORM = Pattern.compile(
      "\\$argon2id\\$v=19\\$m=(\\d{1,8}),t=(\\d{1,3}),p=1\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
  /** For names that nobody has: takes as long as a real one. */
  private static final String NOBODY_SALT = "bm9ib2R5LW5vYm9keS0";

  /** As OWASP recommends. */
  public static Passwords usual() {
    return of(USUAL_KIB, 2);
  }

  /** With other costs; tests take small ones. */
  public static Passwords of(int kib, int passes) {
    return new Passwords(kib, passes, new Semaphore(2));
  }

  /** What is wrong with a password, as a key of the pages' words: empty when it may be used. */
  public static Optional<String> fault(String name, String password) {
    int length = password.codePointCount(0, password.length());
    if (length < LEAST) {
      return Optional.of("password.short");
    }
    if (length > MOST) {
      return Optional.of("password.long");
    }
    boolean plain = password.codePoints().distinct().count() < FEWEST_DIFFERENT
        || Account.folded(password).contains(Account.folded(name));
    return plain ? Optional.of("password.plain") : Optional.empty();
  }

  /** The hash to keep: {@code $argon2id$v=19$m=…,t=…,p=1$salt$hash}. */
  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s".formatted(kib, passes, encoded(salt),
        encoded(argon2(password, salt, kib, passes)));
  }

  /** Whether it is the password of that hash; without a hash it takes as long, and says no. */
  public boolean fits(String password, Optional<String> kept) {
    Matcher form = FORM.matcher(kept.orElse(""));
    if (!form.matches()) {
      argon2(password, Base64.getDecoder().decode(NOBODY_SALT + "="), kib, passes);
      return false;
    }
    byte[] hash = argon2(password, Base64.getDecoder().decode(form.group(3)),
        Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    return MessageDigest.isEqual(hash, Base64.getDecoder().decode(form.group(4)));
  }

  private byte[] argon2(String password, byte[] salt, int memory, int times) {
    var generator = new Argon2BytesGenerator();
    generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
        .withMemoryAsKB(memory)
        .withIterations(times)
        .withParallelism(1)
        .withSalt(salt)
        .build());
    byte[] hash = new byte[HASH_BYTES];
    turns.acquireUninterruptibly();
    try {
      generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    } finally {
      turns.release();
    }
    return hash;
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }
}
