package org.huashu.coach.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is told to end while it loads the model; what is under way goes on. */
class StopWhileLoadingTest {

  private static final int LOADS = 4;
  private static final String LOADED = "loaded";

  @TempDir
  Path folder;

  @Test
  void theModelCanBeLoadedWhileTheProcessEnds() throws Exception {
    Process loader = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
        "--enable-native-access=ALL-UNNAMED", "-XX:ErrorFile=" + folder.resolve("crash"), "-cp",
        System.getProperty("java.class.path"), Loader.class.getName(), folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    String said = new String(loader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(LOADS, said.lines().filter(LOADED::equals).count(), said);
    assertEquals(0, loader.waitFor());
  }

  /** Loads again and again, and says so from when it ends. */
  public static final class Loader {

    private Loader() {}

    /** @param arguments where the library is unpacked */
    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      BgeEmbedder.load(folder, 1).close();
      Semaphore ending = new Semaphore(0);
      Semaphore done = new Semaphore(0);
      Thread.ofPlatform().daemon().start(() -> {
        ending.acquireUninterruptibly();
        for (int i = 0; i < LOADS; i++) {
          System.out.println(loaded(folder));
        }
        done.release();
      });
      Runtime.getRuntime().addShutdownHook(new Thread(() -> {
        ending.release();
        done.acquireUninterruptibly();
        Runtime.getRuntime().halt(0);
      }));
      System.exit(1);
    }

    private static String loaded(Path folder) {
      try {
        BgeEmbedder.load(folder, 1).close();
        return LOADED;
      } catch (EmbeddingException e) {
        return String.valueOf(e.getCause());
      }
    }
  }
}
