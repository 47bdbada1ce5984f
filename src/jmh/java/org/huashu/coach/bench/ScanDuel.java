package org.huashu.coach.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * A scanner against {@link WordingScanner#HANKCS}, the two alone in a JVM: rounds in turns, in each
 * of which one scans all drafts, in processor time of the thread. Both are warmed up for seconds,
 * as a service would be, and drafts lie side by side in the heap. With more than two in one JVM
 * what the compiler has learnt from one scanner slows down the next.
 */
final class ScanDuel {

  private static final int DRAFTS = 20_000;
  private static final int FEWEST_ROUNDS = 7;
  private static final int COLLECTIONS = 2;
  private static final double NANOS = 1e9;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private ScanDuel() {}

  /**
   * In the new JVM: prints nanoseconds of a draft of both for each round, joined by commas, then
   * what the scanner allocates for a draft and what it finds.
   */
  public static void main(String[] args) {
    List<String> phrases = ReplyTalk.phrases(Integer.parseInt(args[1]));
    ReplyDrafts drafts = ReplyDrafts.with(phrases, DRAFTS, Integer.parseInt(args[2]));
    ToIntFunction<String> hankcs = WordingScanner.HANKCS.build(phrases);
    ToIntFunction<String> own = WordingScanner.named(args[0]).orElseThrow().build(phrases);
    new ScanDuel().run(hankcs, own, drafts, Double.parseDouble(args[3]));
  }

  private void run(ToIntFunction<String> hankcs, ToIntFunction<String> own, ReplyDrafts drafts,
      double seconds) {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    rounds(hankcs, own, drafts.all(), seconds);
    double[][] nanos = rounds(hankcs, own, drafts.all(), seconds);
    System.out.println(joined(nanos[0]) + " " + joined(nanos[1]) + " "
        + allocated(own, drafts.all()) + " " + ReplyDrafts.share(drafts.plain(), own) + " "
        + ReplyDrafts.share(drafts.disguised(), own) + " "
        + ReplyDrafts.share(drafts.others(), own));
  }

  /** Both in turns until the seconds of each are over, and some rounds at least. */
  private double[][] rounds(ToIntFunction<String> hankcs, ToIntFunction<String> own,
      List<String> drafts, double seconds) {
    double[][] nanos = new double[2][0];
    double spent = 0;
    for (int round = 0; round < FEWEST_ROUNDS || spent < 2 * seconds * NANOS; round++) {
      boolean ownFirst = round % 2 == 0;
      double first = time(ownFirst ? own : hankcs, drafts);
      double second = time(ownFirst ? hankcs : own, drafts);
      nanos[0] = with(nanos[0], (ownFirst ? second : first) / drafts.size());
      nanos[1] = with(nanos[1], (ownFirst ? first : second) / drafts.size());
      spent += first + second;
    }
    return nanos;
  }

  private static double[] with(double[] values, double next) {
    double[] more = Arrays.copyOf(values, values.length + 1);
    more[values.length] = next;
    return more;
  }

  private double time(ToIntFunction<String> scanner, List<String> drafts) {
    long started = threads.getCurrentThreadCpuTime();
    long found = 0;
    for (String draft : drafts) {
      found += scanner.applyAsInt(draft);
    }
    double took = threads.getCurrentThreadCpuTime() - started;
    // The sum must be used, or nothing need be scanned.
    return found < 0 ? 0 : took;
  }

  private long allocated(ToIntFunction<String> scanner, List<String> drafts) {
    long before = threads.getCurrentThreadAllocatedBytes();
    time(scanner, drafts);
    return (threads.getCurrentThreadAllocatedBytes() - before) / drafts.size();
  }

  private static String joined(double[] nanos) {
    return Arrays.stream(nanos).mapToObj(Double::toString).collect(Collectors.joining(","));
  }

  /**
   * Starts that JVM; the compiler works before it goes on, or what a busy machine leaves of its
   * time would be measured.
   *
   * @param every how many drafts there are for one with a phrase; 0 for no phrase at all
   * @param seconds of each scanner, to warm up and to measure
   */
  static Map<String, Object> measure(WordingScanner scanner, int phrases, int every,
      double seconds) {
    List<String> said = OwnJvm.run(ScanDuel.class, List.of("-Xbatch"), List.of(scanner.wireName(),
        Integer.toString(phrases), Integer.toString(every), Double.toString(seconds)));
    double[] hankcs = numbers(said.get(0));
    double[] own = numbers(said.get(1));
    double[] ratios = new double[own.length];
    Arrays.setAll(ratios, round -> own[round] / hankcs[round]);
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("nanosOfADraft", Math.round(Quantiles.of(own, 0.5)));
    report.put("toHankcs", LoadResult.rounded(Quantiles.of(ratios, 0.5)));
    report.put("toHankcsP10", LoadResult.rounded(Quantiles.of(ratios, 0.1)));
    report.put("toHankcsP90", LoadResult.rounded(Quantiles.of(ratios, 0.9)));
    report.put("rounds", own.length);
    report.put("bytesOfADraft", Long.parseLong(said.get(2)));
    report.put("foundPlain", Double.parseDouble(said.get(3)));
    report.put("foundDisguised", Double.parseDouble(said.get(4)));
    report.put("flaggedOthers", Double.parseDouble(said.get(5)));
    return report;
  }

  private static double[] numbers(String joined) {
    return Arrays.stream(joined.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}
