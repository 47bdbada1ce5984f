package org.huashu.coach.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.huashu.coach.advice.Beginnings;
import org.huashu.coach.embedding.BgeEmbedder;
import org.huashu.coach.script.IndexBuilding;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.ScriptIndex;
import org.huashu.coach.script.ScriptQuery;
import org.huashu.coach.script.ScriptSource;
import org.huashu.coach.script.Semantics;
import org.huashu.coach.text.Folding;

/**
 * The search of questions that nobody asked before, embedding included, in one thread, in turns
 * with the least that any hybrid search does: the bare model and the five best of a bare Lucene
 * index over the same texts. The vectors of the scripts are made up ({@link MadeUpVectors}); to
 * embed those of 100 000 scripts takes hours.
 */
final class SearchBench {

  static final String SCENARIO = "search";

  private static final int WARM_UP = 1_000;
  private static final int LIMIT = 6;

  private final boolean quick;
  private final int questions;

  SearchBench(boolean quick) {
    this.quick = quick;
    this.questions = quick ? 200 : 1_000;
  }

  /** What it measured, by the number of scripts. */
  Map<String, Object> run() throws IOException {
    Path folder = Files.createTempDirectory("coach-search-");
    Map<String, Object> report = new LinkedHashMap<>();
    long before = residentKilobytes();
    try (BgeEmbedder model = BgeEmbedder.load(folder, 1)) {
      model.embed(List.of(ShopTalk.question(1, 1)));
      report.put("modelResidentMegabytes", (residentKilobytes() - before) / 1_024);
      for (int size : quick ? new int[]{1_000, 10_000} : new int[]{1_000, 10_000, 100_000}) {
        System.err.println("bench: search among " + size + " scripts");
        report.put(Integer.toString(size), run(size, new MadeUpVectors(model), folder));
      }
    }
    return report;
  }

  private Map<String, Object> run(int size, MadeUpVectors model, Path folder) throws IOException {
    List<Script> scripts = IntStream.range(0, size).mapToObj(SearchBench::script).toList();
    Map<String, Object> report = new LinkedHashMap<>();
    long heap = usedMegabytes();
    long started = System.nanoTime();
    try (BareSearch bare = new BareSearch(scripts);
        ScriptIndex index = ScriptIndex.open(folder.resolve("index-" + size),
            new ScriptSource(scripts, List.of(), Folding::fold),
            IndexBuilding.inTheCallingThread())) {
      report.put("indexSeconds", seconds(started));
      long learning = System.nanoTime();
      index.learn(Semantics.inTheCallingThread(model, Optional.empty()), _ -> {}).join();
      report.put("meaningSeconds", seconds(learning));
      report.put("heapMegabytes", usedMegabytes() - heap);
      model.embedsReally();
      measure(index, bare, model, report);
    }
    report.put("keystroke", keystrokes(scripts));
    return report;
  }

  private void measure(ScriptIndex index, BareSearch bare, MadeUpVectors model,
      Map<String, Object> report) {
    Random random = new Random(1);
    double[] ours = new double[questions];
    double[] least = new double[questions];
    for (int i = -WARM_UP; i < questions; i++) {
      String question = ShopTalk.newQuestion(random, i + WARM_UP);
      String other = ShopTalk.newQuestion(random, i + WARM_UP);
      long start = System.nanoTime();
      index.answer(new ScriptQuery(question, "shop", Optional.empty(), Optional.empty(),
          Instant.EPOCH, LIMIT));
      long between = System.nanoTime();
      model.embed(List.of(other));
      bare.best(other);
      long end = System.nanoTime();
      if (i >= 0) {
        ours[i] = (between - start) / 1e6;
        least[i] = (end - between) / 1e6;
      }
    }
    report.put("search", millis(ours));
    report.put("bareModelAndLucene", millis(least));
    report.put("p50Ratio", Quantiles.of(ours, 0.5) / Quantiles.of(least, 0.5));
    report.put("p99Ratio", Quantiles.of(ours, 0.99) / Quantiles.of(least, 0.99));
  }

  /** What a keystroke adds when the question is known: which scripts does the draft begin? */
  private static Map<String, Object> keystrokes(List<Script> scripts) {
    Beginnings beginnings = new Beginnings(scripts);
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String answer = scripts.get(i * 31 % scripts.size()).answer();
      for (int end = 1; end < 40; end++) {
        String draft = answer.substring(0, end);
        long start = System.nanoTime();
        beginnings.of(draft, _ -> true);
        millis.add((System.nanoTime() - start) / 1e6);
      }
    }
    int warm = millis.size() / 3;
    return millis(millis.stream().skip(warm).mapToDouble(it -> it).toArray());
  }

  private static Script script(int number) {
    return new Script("made.s%06d".formatted(number), ShopTalk.title(number),
        IntStream.range(0, 5).mapToObj(i -> ShopTalk.question(number, i)).toList(),
        ShopTalk.answer(number), Script.Use.ANSWER, List.of(),
        new Script.Scope(Set.of(), Set.of(), Set.of(), Optional.empty(), Optional.empty()));
  }

  private static Map<String, Object> millis(double[] times) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("p50Millis", Quantiles.of(times, 0.5));
    report.put("p99Millis", Quantiles.of(times, 0.99));
    return report;
  }

  private static double seconds(long since) {
    return Math.round((System.nanoTime() - since) / 1e8) / 10.0;
  }

  private static long usedMegabytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  private static long residentKilobytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status)
        .stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }
}
