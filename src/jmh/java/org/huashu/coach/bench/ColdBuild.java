package org.huashu.coach.bench;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Builds a scanner in a JVM that has done nothing before, and weighs it. */
final class ColdBuild {

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
      List<String> said = OwnJvm.run(ColdBuild.class, List.of(),
          List.of(scanner.wireName(), Integer.toString(phrases)));
      millis[i] = Double.parseDouble(said.get(0));
      cpuMillis[i] = Double.parseDouble(said.get(1));
      bytes[i] = Double.parseDouble(said.get(2));
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("buildMillis", Math.round(Quantiles.of(millis, 0.5)));
    report.put("buildCpuMillis", Math.round(Quantiles.of(cpuMillis, 0.5)));
    report.put("retainedBytes", Math.round(Quantiles.of(bytes, 0.5)));
    return report;
  }
}
