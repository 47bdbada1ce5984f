package org.huashu.coach.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;

/**
 * Wording against the scanners that others offer, in one thread: the same phrases, the same drafts,
 * in turns. Every round all scan all drafts, in another order; a ratio is the median of the ratios
 * of the rounds, and times are processor time of the thread, so what else the machine does hardly
 * counts.
 */
final class WordingBench {

  static final String SCENARIO = "wording";

  private static final int[] SIZES = {200, ReplyTalk.MOST_PHRASES};
  private static final int WARM_UP_ROUNDS = 5;
  private static final int WITH_PHRASE_EVERY = 20;
  private static final int DISGUISED_EVERY = 3;

  private final int drafts;
  private final int rounds;
  private final int builds;
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  WordingBench(boolean quick) {
    this.drafts = quick ? 4_000 : 20_000;
    this.rounds = quick ? 9 : 21;
    this.builds = quick ? 1 : 3;
  }

  /** What it measured, by the number of phrases. */
  Map<String, Object> run() {
    Map<String, Object> report = new LinkedHashMap<>();
    for (int size : SIZES) {
      report.put(Integer.toString(size), run(size));
    }
    return report;
  }

  private Map<String, Object> run(int size) {
    List<String> phrases = ReplyTalk.phrases(size);
    Drafts texts = Drafts.with(phrases, drafts);
    Map<WordingScanner, ToIntFunction<String>> scanners = new EnumMap<>(WordingScanner.class);
    for (WordingScanner scanner : WordingScanner.values()) {
      scanners.put(scanner, scanner.build(phrases));
    }
    Map<WordingScanner, double[]> nanos = times(scanners, texts.all());
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("phrases", phrases.size());
    report.put("drafts", texts.all().size());
    report.put("charactersOfADraft",
        texts.all().stream().mapToInt(String::length).average().orElse(0));
    report.put("rounds", rounds);
    scanners.forEach((scanner, built) -> {
      Map<String, Object> its = new LinkedHashMap<>(timesReport(scanner, nanos));
      its.put("bytesOfADraft", allocated(built, texts.all()));
      its.put("foundPlain", texts.foundPlain(built));
      its.put("foundDisguised", texts.foundDisguised(built));
      its.put("flaggedOthers", texts.flaggedOthers(built));
      its.putAll(ColdBuild.measure(scanner, size, builds));
      report.put(scanner.wireName(), its);
    });
    return report;
  }

  /** Nanoseconds of a draft, by scanner and round. */
  private Map<WordingScanner, double[]> times(
      Map<WordingScanner, ToIntFunction<String>> scanners, List<String> texts) {
    Map<WordingScanner, double[]> nanos = new EnumMap<>(WordingScanner.class);
    scanners.keySet().forEach(scanner -> nanos.put(scanner, new double[rounds]));
    List<WordingScanner> order = new ArrayList<>(scanners.keySet());
    Random random = new Random(1);
    for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
      Collections.shuffle(order, random);
      for (WordingScanner scanner : order) {
        double took = time(scanners.get(scanner), texts);
        if (round >= 0) {
          nanos.get(scanner)[round] = took / texts.size();
        }
      }
    }
    return nanos;
  }

  private double time(ToIntFunction<String> scanner, List<String> texts) {
    long started = threads.getCurrentThreadCpuTime();
    long found = 0;
    for (String text : texts) {
      found += scanner.applyAsInt(text);
    }
    double took = threads.getCurrentThreadCpuTime() - started;
    // The sum must be used, or nothing need be scanned.
    return found < 0 ? 0 : took;
  }

  private static Map<String, Object> timesReport(WordingScanner scanner,
      Map<WordingScanner, double[]> nanos) {
    double[] own = nanos.get(scanner);
    double[] toHankcs = ratios(own, nanos.get(WordingScanner.HANKCS));
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("nanosOfADraft", Math.round(Quantiles.of(own, 0.5)));
    report.put("toHankcs", LoadResult.rounded(Quantiles.of(toHankcs, 0.5)));
    report.put("toHankcsP10", LoadResult.rounded(Quantiles.of(toHankcs, 0.1)));
    report.put("toHankcsP90", LoadResult.rounded(Quantiles.of(toHankcs, 0.9)));
    report.put("toCoach",
        LoadResult.rounded(Quantiles.of(ratios(own, nanos.get(WordingScanner.COACH)), 0.5)));
    return report;
  }

  private static double[] ratios(double[] ones, double[] others) {
    double[] ratios = new double[ones.length];
    Arrays.setAll(ratios, round -> ones[round] / others[round]);
    return ratios;
  }

  private long allocated(ToIntFunction<String> scanner, List<String> texts) {
    long before = threads.getCurrentThreadAllocatedBytes();
    time(scanner, texts);
    return (threads.getCurrentThreadAllocatedBytes() - before) / texts.size();
  }

  /** Drafts by what is in them. */
  private record Drafts(List<String> all, List<String> plain, List<String> disguised,
      List<String> others) {

    static Drafts with(List<String> phrases, int count) {
      ReplyTalk talk = new ReplyTalk(7);
      Random random = new Random(8);
      Drafts drafts =
          new Drafts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (int i = 0; i < count; i++) {
        String draft = talk.reply();
        List<String> kind = drafts.others;
        if (i % WITH_PHRASE_EVERY == 0) {
          boolean hidden = i / WITH_PHRASE_EVERY % DISGUISED_EVERY == 0;
          String phrase = phrases.get(random.nextInt(phrases.size()));
          kind = hidden ? drafts.disguised : drafts.plain;
          draft = talk.with(hidden ? talk.disguised(phrase) : phrase, draft);
        }
        kind.add(draft);
        drafts.all.add(draft);
      }
      return drafts;
    }

    double foundPlain(ToIntFunction<String> scanner) {
      return share(plain, scanner);
    }

    double foundDisguised(ToIntFunction<String> scanner) {
      return share(disguised, scanner);
    }

    double flaggedOthers(ToIntFunction<String> scanner) {
      return share(others, scanner);
    }

    private static double share(List<String> drafts, ToIntFunction<String> scanner) {
      long found = drafts.stream().filter(draft -> scanner.applyAsInt(draft) > 0).count();
      return LoadResult.rounded((double) found / drafts.size());
    }
  }
}
