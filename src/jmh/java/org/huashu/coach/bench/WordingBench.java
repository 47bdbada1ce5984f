package org.huashu.coach.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Wording against the scanners that others offer: the same phrases, the same drafts, each in a JVM
 * with {@link WordingScanner#HANKCS} alone, see {@link ScanDuel}; and what building it takes, see
 * {@link ColdBuild}. A ratio is the median of the ratios of the rounds, so what else the machine
 * does hardly counts.
 */
final class WordingBench {

  static final String SCENARIO = "wording";

  private static final int[] SIZES = {200, ReplyTalk.MOST_PHRASES};
  private static final int WITH_PHRASE_EVERY = 20;
  private static final int NEVER = 0;

  private final double seconds;
  private final int builds;

  WordingBench(boolean quick) {
    this.seconds = quick ? 1 : 3;
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
    List<String> drafts = ReplyDrafts.with(phrases, 1_000, WITH_PHRASE_EVERY).all();
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("phrases", phrases.size());
    report.put("charactersOfADraft",
        drafts.stream().mapToInt(String::length).average().orElse(0));
    report.put("draftsForOneWithAPhrase", WITH_PHRASE_EVERY);
    for (WordingScanner scanner : WordingScanner.values()) {
      System.err.println("bench: wording, " + size + " phrases, " + scanner.wireName());
      Map<String, Object> its = new LinkedHashMap<>(
          ScanDuel.measure(scanner, size, WITH_PHRASE_EVERY, seconds));
      its.put("withoutPhrases", ScanDuel.measure(scanner, size, NEVER, seconds).get("toHankcs"));
      its.putAll(ColdBuild.measure(scanner, size, builds));
      report.put(scanner.wireName(), its);
    }
    return report;
  }
}
