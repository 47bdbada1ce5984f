package org.huashu.coach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Signing secrets: reading them, and making one at the first start. */
final class Secrets {

  /** Standard Webhooks: base64 of 24 to 64 random bytes behind a prefix. */
  private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{32,88}={0,2}");
  private static final int BYTES = 32;

  private Secrets() {}

  /**
   * Reads {@code shop=whsec_…,whsec_…;*=whsec_…}: every shop's secrets, several while they are
   * rotated.
   *
   * @param mistakes takes what is wrong; never holds a secret
   */
  static Map<String, List<String>> parse(String text, List<String> mistakes) {
    Map<String, List<String>> secrets = new LinkedHashMap<>();
    for (String entry : text.split("[;\n]")) {
      if (entry.isBlank()) {
        continue;
      }
      int equals = entry.indexOf("=whsec_");
      String shop = equals < 0 ? "" : entry.substring(0, equals).strip();
      if (shop.isEmpty()) {
        mistakes.add("COACH_SECRETS: an entry is not '<shop>=whsec_…'; use * for every other shop");
        continue;
      }
      List<String> ofShop = secrets.computeIfAbsent(shop, _ -> new ArrayList<>());
      for (String secret : entry.substring(equals + 1).split(",")) {
        if (SECRET.matcher(secret.strip()).matches()) {
          ofShop.add(secret.strip());
        } else {
          mistakes.add("COACH_SECRETS: a secret of '" + shop
              + "' is not whsec_ and the base64 of 24 to 64 bytes");
        }
      }
    }
    return secrets;
  }

  /**
   * The secret of an installation that was given none: made once, then kept in a file that only its
   * owner reads.
   *
   * @throws UncheckedIOException when the file can neither be read nor written
   */
  static String ofInstallation(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the signing secret in " + file, e);
    }
  }

  private static void make(Path file) throws IOException {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    String secret = "whsec_" + Base64.getEncoder().encodeToString(bytes) + "\n";
    try {
      Files.createFile(file, PosixFilePermissions
          .asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(file, secret.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      // Another process was faster; its secret counts.
    } catch (UnsupportedOperationException e) {
      Files.write(file, secret.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
    }
  }
}
