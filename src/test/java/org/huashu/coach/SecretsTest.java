package org.huashu.coach;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.huashu.coach.command.UsageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @TempDir
  Path folder;

  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("webhook-secret");
  }

  @Test
  void theFirstStartMakesASecretThatOnlyItsOwnerReads() throws IOException {
    String secret = Secrets.ofInstallation(file);
    assertTrue(secret.matches("whsec_[A-Za-z0-9+/]{43}="), "has another shape");
    assertEquals(secret + "\n", Files.readString(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(List.of(file), content());
  }

  @Test
  void aSecretOfAnotherSizeOrNoBase64IsAMistake() {
    List<String> mistakes = new ArrayList<>();
    String base64 = "a".repeat(32);
    assertEquals(Map.of("s", List.of("whsec_" + base64), "t", List.of(), "u", List.of()),
        Secrets.parse("s=whsec_" + base64 + ";t=whsec_" + base64 + "a;u=whsec_" + "a".repeat(88),
            mistakes));
    assertEquals(2, mistakes.size());
  }

  @Test
  void laterStartsReadTheSame() {
    assertEquals(Secrets.ofInstallation(file), Secrets.ofInstallation(file));
  }

  @Test
  void processesThatStartTogetherAgree() throws Exception {
    Set<String> secrets = new HashSet<>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      Callable<String> start = () -> Secrets.ofInstallation(file);
      for (var secret : threads.invokeAll(Collections.nCopies(64, start))) {
        secrets.add(secret.get());
      }
    }
    assertEquals(Set.of(Files.readString(file).strip()), secrets);
    assertEquals(List.of(file), content());
  }

  @Test
  void aFileWithoutASecretIsNamedAndLeftAlone() throws IOException {
    for (byte[] content : List.of(new byte[0], "whsec_short\n".getBytes(UTF_8),
        new byte[]{-1, -2})) {
      Files.write(file, content);
      var problem = assertThrows(UsageException.class, () -> Secrets.ofInstallation(file));
      assertEquals(file + ": holds no signing secret (whsec_ and the base64 of 24 to 64 bytes); "
          + "put the one the senders have there, or delete the file to get a new one",
          problem.getMessage());
      assertEquals(content.length, Files.size(file));
    }
  }

  @Test
  void aFolderThatTakesNoFileIsNamed() {
    String refusal = refusal(Path.of("/proc/webhook-secret"));
    String start = "/proc/webhook-secret: the signing secret cannot be written; let this user "
        + "write in its folder, or set COACH_SECRETS (";
    assertTrue(refusal.startsWith(start), refusal);
  }

  @Test
  void aSecretThatCannotBeReadIsNamed() throws IOException {
    Files.createDirectory(file);
    String refusal = refusal(file);
    String start = file + ": the signing secret cannot be read; let this user read it, "
        + "or set COACH_SECRETS (";
    assertTrue(refusal.startsWith(start), refusal);
  }

  private static String refusal(Path file) {
    var problem = assertThrows(UsageException.class, () -> Secrets.ofInstallation(file));
    return Objects.requireNonNull(problem.getMessage());
  }

  private List<Path> content() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }
}
