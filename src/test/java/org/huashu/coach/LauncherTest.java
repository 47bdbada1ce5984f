package org.huashu.coach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher, as a copy in an empty directory, on a machine that has only what the test puts
 * there. {@code check.aot.tried} keeps it from recording an archive.
 */
class LauncherTest {

  private static final List<String> TOOLS = List.of("awk", "bash", "dirname", "find", "grep",
      "head", "mkdir", "mv", "readlink", "rmdir", "sh", "sleep", "tail", "touch");

  private final Map<String, String> environment = new HashMap<>();

  @TempDir
  Path temp;

  private Path home;
  private Path tools;

  /** What a launch ended with; the launcher itself writes to stderr only. */
  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void prepare() throws IOException {
    home = Files.createDirectories(temp.resolve("a store"));
    tools = Files.createDirectories(temp.resolve("tools"));
    Files.copy(Path.of("coach"), home.resolve("coach"));
    executable(home.resolve("coach"));
    for (String tool : TOOLS) {
      Path found = Stream.of("/usr/bin", "/bin")
          .map(directory -> Path.of(directory, tool))
          .filter(Files::exists)
          .findFirst()
          .orElseThrow();
      Files.createSymbolicLink(tools.resolve(tool), found);
    }
    environment.put("PATH", tools.toString());
    environment.put("COACH_JDKS", temp.resolve("jdks").toString());
  }

  @Test
  void saysWhereItLookedForAJdk() throws Exception {
    jdk("jdk-24", "24.0.2");
    environment.put("JAVA_HOME", "/nowhere");
    assertEquals(
        new Ended(3, "", "coach: no JDK 25 or newer in JAVA_HOME (/nowhere), JAVA_HOME_25*, "
            + temp.resolve("jdks") + ", PATH; install one, or set JAVA_HOME to its directory\n"),
        launch("check"));
  }

  @Test
  void namesTheMissingMavenWhenNothingIsBuilt() throws Exception {
    jdk("jdk-25", "25");
    assertEquals(new Ended(4, "",
        "coach: no Maven on PATH to build with; install it (apt-get install maven)\n"),
        launch("check"));
  }

  @Test
  void doesNotBuildWhenToldSo() throws Exception {
    jdk("jdk-25", "25.0.3");
    environment.put("COACH_SKIP_BUILD", "1");
    assertEquals(new Ended(4, "", "coach: not built, and COACH_SKIP_BUILD is set\n"),
        launch("serve"));
  }

  @Test
  void namesTheMissingNetwork() throws Exception {
    jdk("jdk-25", "25.0.3");
    maven("echo '[ERROR] Could not transfer artifact a:b:1: repo.example: Unknown host'; exit 1");
    assertEquals(new Ended(4, "", "coach: no network: Maven cannot fetch what the build needs; "
        + "log: target/build.log\n"), launch("check"));
  }

  @Test
  void showsWhyTheBuildFailed() throws Exception {
    jdk("jdk-25", "25.0.3");
    maven("echo '[INFO] compiling'; echo '[ERROR] Shop.java:[3,4] missing ;'; exit 1");
    assertEquals(new Ended(4, "", """
        coach: the build failed; log: target/build.log
        [ERROR] Shop.java:[3,4] missing ;
        """), launch("check"));
  }

  @Test
  void buildsOnceAndPassesTheArgumentsOn() throws Exception {
    jdk("jdk-25", "25.0.3");
    maven(
        "mkdir -p target/lib; echo built >> builds; touch target/coach.jar target/check.aot.tried");
    assertEquals("check|two words|", lastOf(launch("check", "two words")));
    assertEquals("kb|lint|", lastOf(launch("kb", "lint")));
    assertEquals("built\n", Files.readString(home.resolve("builds")));
  }

  @Test
  void runsTheOldBuildWithoutMavenAndSaysSo() throws Exception {
    jdk("jdk-25", "25.0.3");
    Files.createDirectories(home.resolve("target/lib"));
    Files.createFile(home.resolve("target/coach.jar"));
    Files.setLastModifiedTime(home.resolve("target/coach.jar"),
        java.nio.file.attribute.FileTime.fromMillis(0));
    Files.createFile(home.resolve("target/check.aot.tried"));
    Files.createDirectories(home.resolve("src/main"));
    Ended ended = launch("check");
    assertEquals(
        "coach: running the old build: the sources are newer, but there is no Maven on PATH\n",
        ended.err);
    assertEquals("check|", lastOf(ended));
  }

  @Test
  void findsItsHomeThroughLinks() throws Exception {
    jdk("jdk-25", "25.0.3");
    environment.put("COACH_SKIP_BUILD", "1");
    Files.createDirectories(home.resolve("target"));
    Files.createFile(home.resolve("target/coach.jar"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), Path.of("a store/coach"));
    assertEquals("check|", lastOf(launched(List.of(link.toString(), "check"))));
  }

  /** A JDK that writes the arguments it runs the jar with, one {@code |} after each. */
  private void jdk(String name, String version) throws IOException {
    Path jdk = Files.createDirectories(temp.resolve("jdks").resolve(name));
    Files.writeString(jdk.resolve("release"),
        "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    Path bin = Files.createDirectories(jdk.resolve("bin"));
    Path java = Files.writeString(bin.resolve("java"), """
        #!/bin/sh
        while [ "$1" != -jar ]; do shift; done
        shift 2
        printf '%s|' "$@"
        """);
    executable(java);
    executable(Files.createFile(bin.resolve("javac")));
  }

  private void maven(String script) throws IOException {
    executable(Files.writeString(tools.resolve("mvn"), "#!/bin/sh\n" + script + "\n"));
  }

  private Ended launch(String... arguments) throws Exception {
    return launched(Stream.concat(Stream.of(home.resolve("coach").toString()), Stream.of(arguments))
        .toList());
  }

  private Ended launched(List<String> command) throws Exception {
    Path out = temp.resolve("out");
    Path err = temp.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile())
        .redirectOutput(out.toFile())
        .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    return new Ended(code, Files.readString(out), Files.readString(err, StandardCharsets.UTF_8));
  }

  private static String lastOf(Ended ended) {
    assertEquals(0, ended.code, ended.err);
    return ended.out;
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
