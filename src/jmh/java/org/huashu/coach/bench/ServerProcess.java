package org.huashu.coach.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real service in a process of its own, started as users start it: by the launcher. */
final class ServerProcess implements AutoCloseable {

  private static final Duration MOST_FOR_START = Duration.ofMinutes(4);
  private static final Duration MOST_FOR_MEANING = Duration.ofMinutes(5);
  private static final long MOST_SECONDS_FOR_STOP = 20;
  private static final Pattern USED =
      Pattern.compile("\\bused ([0-9]+)([KMG])", Pattern.CASE_INSENSITIVE);

  private final Process process;
  private final Path log;
  private final int port;
  private final long started = System.nanoTime();

  private ServerProcess(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /** Starts it on a free port with data and knowledge base in {@code home}; does not wait. */
  static ServerProcess start(Path home, List<String> javaOptions) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path log = home.resolve("serve.log");
    List<String> command = new ArrayList<>(List.of(root().resolve("coach").toString(), "serve",
        "--insecure", "--port", Integer.toString(port), "--data", home.resolve("data").toString(),
        "--knowledge-base", home.resolve("knowledge-base").toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .directory(home.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("COACH_SKIP_BUILD", "1");
    environment.put("COACH_JAVA_OPTS", "-Dcoach.bench=true " + String.join(" ", javaOptions));
    return new ServerProcess(builder.start(), log, port);
  }

  /** The directory of the launcher. */
  static Path root() {
    return Path.of(System.getProperty("coach.home", ""));
  }

  int port() {
    return port;
  }

  /** Waits until the request is answered with 200; the milliseconds since the start. */
  double awaitFirstAnswer(byte[] request) throws IOException {
    String last = "it does not listen";
    while (System.nanoTime() - started < MOST_FOR_START.toNanos()) {
      if (!process.isAlive()) {
        throw new IOException("the service ended with " + process.exitValue() + ": " + tail());
      }
      try (HttpConnection connection = new HttpConnection(port)) {
        int status = connection.exchange(request);
        if (status == 200) {
          return (System.nanoTime() - started) / 1e6;
        }
        last = "it answers " + status;
      } catch (IOException e) {
        last = String.valueOf(e.getMessage());
      }
      pause();
    }
    throw new IOException("no answer within " + MOST_FOR_START + ": " + last + "; " + tail());
  }

  /**
   * Waits until advice no longer says that scripts are found by their words only, for five minutes
   * at most: the service learns the meaning of thousands of scripts after its first start, and that
   * takes a core. Each request is another delivery: one that comes again gets the answer of the
   * first time. Says whether it came to that.
   */
  boolean awaitMeaning(Supplier<byte[]> request) throws IOException {
    long until = System.nanoTime() + MOST_FOR_MEANING.toNanos();
    try (HttpConnection connection = new HttpConnection(port)) {
      while (System.nanoTime() < until) {
        int status = connection.exchange(request.get());
        String body = new String(connection.body(), StandardCharsets.UTF_8);
        if (status == 200 && !body.contains("\"semantic\"")) {
          return true;
        }
        for (int i = 0; i < 200; i++) {
          pause();
        }
      }
    }
    return false;
  }

  /** The heap in use after a full collection, in bytes. */
  long usedHeap() throws IOException {
    jcmd("GC.run");
    jcmd("GC.run");
    String info = jcmd("GC.heap_info");
    long used = 0;
    for (String line : info.lines().toList()) {
      Matcher matcher = USED.matcher(line);
      if (!line.contains("Metaspace") && !line.contains("class space") && matcher.find()) {
        used += Long.parseLong(matcher.group(1)) << switch (matcher.group(2)) {
          case "G" -> 30;
          case "M" -> 20;
          default -> 10;
        };
      }
    }
    return used;
  }

  /** How long the processor has worked for it. */
  Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** What /metrics says now. */
  ServerMetrics metrics() throws IOException {
    try (HttpConnection connection = new HttpConnection(port)) {
      return ServerMetrics.parse(connection.get("/metrics"));
    }
  }

  private String jcmd(String command) throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process tool = new ProcessBuilder(jcmd, Long.toString(process.pid()), command)
        .redirectErrorStream(true)
        .start();
    return new String(tool.getInputStream().readAllBytes(),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  private String tail() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  /** Asks it to stop and waits; ends it by force when it does not. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(MOST_SECONDS_FOR_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IOException("interrupted", e);
    }
  }
}
