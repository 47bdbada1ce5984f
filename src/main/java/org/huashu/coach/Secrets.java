package org.huashu.coach;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.huashu.coach.command.UsageException;

/** Signing secrets: reading them, and making one at the first start. */
final class Secrets {

  /** Standard Webhooks: base64 of 24 to 64 random bytes behind a prefix. */
  private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{32,88}={0,2}");
  private static final int BYTES = 32;
  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;

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
        if (isSecret(secret.strip())) {
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
   * @throws UsageException when the file can neither be read nor made, or holds something else
   */
  static String ofInstallation(Path file) {
    if (!Files.exists(file)) {
      make(file);
    }
    String secret;
    try {
      secret = Files.readString(file).strip();
    } catch (CharacterCodingException _) {
      secret = "";
    } catch (IOException e) {
      throw new UsageException(
          file + ": the signing secret cannot be read; let this user read it, or set COACH_SECRETS ("
              + e + ")");
    }
    if (!isSecret(secret)) {
      throw new UsageException(
          file + ": holds no signing secret (whsec_ and the base64 of 24 to 64 bytes); "
              + "put the one the senders have there, or delete the file to get a new one");
    }
    return secret;
  }

  /**
   * The key of agent tokens: follows from the signing secrets, so tokens outlive a restart and end
   * when the secrets change; without any, a new one for each start.
   */
  static byte[] agentKey(Map<String, List<String>> secrets) {
    if (secrets.isEmpty()) {
      byte[] key = new byte[BYTES];
      new SecureRandom().nextBytes(key);
      return key;
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("agent tokens of Huashu Coach".getBytes(StandardCharsets.UTF_8));
      new TreeMap<>(secrets).forEach((shop, ofShop) -> digest
          .update((shop + ofShop).getBytes(StandardCharsets.UTF_8)));
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static boolean isSecret(String text) {
    if (!SECRET.matcher(text).matches()) {
      return false;
    }
    try {
      int bytes = Base64.getDecoder().decode(text.substring(text.indexOf('_') + 1)).length;
      return bytes >= LEAST_BYTES && bytes <= MOST_BYTES;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static void make(Path file) {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    String secret = "whsec_" + Base64.getEncoder().encodeToString(bytes) + "\n";
    try {
      // Only its owner may read a temporary file.
      Path temporary =
          Files.createTempFile(file.toAbsolutePath().getParent(), "webhook-secret-", ".tmp");
      try {
        write(temporary, secret);
        place(temporary, file);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (FileAlreadyExistsException _) {
      // Another process was faster; its secret counts.
    } catch (IOException e) {
      throw new UsageException(file + ": the signing secret cannot be written; let this user write "
          + "in its folder, or set COACH_SECRETS (" + e + ")");
    }
  }

  /** On disk when it returns, so that a power cut leaves no empty file under the real name. */
  private static void write(Path file, String text) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Whole or not at all, and never over another one. */
  private static void place(Path temporary, Path file) throws IOException {
    try {
      Files.createLink(file, temporary);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException _) {
      // Some file systems know no links.
      Files.move(temporary, file);
    }
  }
}
