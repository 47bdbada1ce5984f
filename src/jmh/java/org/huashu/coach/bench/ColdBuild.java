package org.huashu.coach.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** Builds a scanner in a JVM that has done nothing before, and weighs it. */
final class ColdBuild {

  private static final int MOST_SECONDS = 120;
  private static final int COLLECTIONS = 4;

  private ColdBuild() {}

  /**
   * In the new JVM: prints milliseconds, milliseconds of processor time of the building thread, and
   * the bytes that stay.
   */
  public static void main(String[] args) {
    WordingScanner scanner = WordingScanner.named(args[0]).orElseThrow();
    List<String> phrases = ReplyTalk.phrases(Integer.parseInt(args[1]));
    var threads = ManagementFactory.getThreadMXBean();
    long before = usedHeap();
    long cpu = threads.getCurrentThreadCpuTime();
    long started = System.nanoTime();
    ToIntFunction<String> built = scanner.build(phrases);
    long took = System.nanoTime() - started;
    cpu = threads.getCurrentThreadCpuTime() - cpu;
    long retained = usedHeap() - before;
    // Used once more, so that it was still there.
    int found = built.applyAsInt(phrases.getFirst());
    System.out.println(took / 1e6 + " " + cpu / 1e6 + " " + retained + " " + found);
  }

  private static long usedHeap() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Starts that JVM some times; medians. */
  static Map<String, Object> measure(WordingScanner scanner, int phrases, int times) {
    double[] millis = new double[times];
    double[] cpuMillis = new double[times];
    double[] bytes = new double[times];
    for (int i = 0; i < times; i++) {
      String[] said = run(scanner, phrases);
      millis[i] = Double.parseDouble(said[0]);
      cpuMillis[i] = Double.parseDouble(said[1]);
      bytes[i] = Double.parseDouble(said[2]);
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("buildMillis", Math.round(Quantiles.of(millis, 0.5)));
    report.put("buildCpuMillis", Math.round(Quantiles.of(cpuMillis, 0.5)));
    report.put("retainedBytes", Math.round(Quantiles.of(bytes, 0.5)));
    return report;
  }

  private static String[] run(WordingScanner scanner, int phrases) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder = new ProcessBuilder(java, "-XX:+UseSerialGC",
        "-XX:+UseCompactObjectHeaders", "-cp", System.getProperty("java.class.path"),
        ColdBuild.class.getName(), scanner.wireName(), Integer.toString(phrases))
        .redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(scanner.wireName() + " was not built in " + MOST_SECONDS + " s");
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.exitValue() != 0) {
        throw new IOException(scanner.wireName() + " could not be built: " + said);
      }
      return said.strip().lines().toList().getLast().split(" ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
