package org.huashu.coach.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the benchmarks that are named, or all; the only line on stdout is one JSON object. */
public final class Bench {

  private static final String USAGE =
      """
          usage: ./coach bench [--quick] [NAME…]
          NAME is load (all of start, known, asking, mix, memory), one of these five, wording, like,
          clock, search, plugin, console, or a part of the name of a JMH benchmark. Without a name all
          run.""";

  private static final String LOAD = "load";

  private final boolean quick;
  private final JsonMapper json = JsonMapper.builder().build();

  private Bench(boolean quick) {
    this.quick = quick;
  }

  /** Exits with 0, 1 when a benchmark failed, 2 for names that nothing has. */
  public static void main(String[] args) throws IOException {
    List<String> names = new ArrayList<>(List.of(args));
    boolean quick = names.remove("--quick");
    if (names.stream().anyMatch(name -> name.startsWith("-"))) {
      System.err.println(USAGE);
      System.exit(names.contains("--help") ? 0 : 2);
    }
    try {
      System.exit(new Bench(quick).run(names));
    } catch (IOException | RunnerException e) {
      System.err.println("bench: " + e.getMessage());
      System.exit(1);
    }
  }

  /** What one benchmark measures, beside those of the load and those of JMH. */
  private interface Part {
    Object run() throws IOException;
  }

  /** By their names; told on stderr as they begin. */
  private Map<String, Part> parts() {
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put(WordingBench.SCENARIO, () -> new WordingBench(quick).run());
    parts.put(LikeBench.SCENARIO, () -> new LikeBench(quick).run());
    parts.put(ClockBench.SCENARIO, () -> new ClockBench(quick).run());
    parts.put(SearchBench.SCENARIO, () -> new SearchBench(quick).run());
    parts.put(PluginBench.SCENARIO, () -> new PluginBench(quick).run());
    parts.put(ConsoleBench.SCENARIO, () -> new ConsoleBench(quick).run());
    return parts;
  }

  private int run(List<String> names) throws IOException, RunnerException {
    long started = System.nanoTime();
    List<String> micro = micro(names);
    if (!micro.isEmpty() && !hasMicro()) {
      System.err.println("bench: no benchmark is named " + String.join(", ", micro));
      return 2;
    }
    LoadPlan plan = quick ? LoadPlan.quick() : LoadPlan.full();
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("machine", machine());
    report.put("plan", plan);
    Set<String> load = load(names);
    if (!load.isEmpty()) {
      report.putAll(new LoadBench(plan, Instant.now()).run(load));
    }
    for (var part : parts().entrySet()) {
      if (names.isEmpty() || names.contains(part.getKey())) {
        System.err.println("bench: " + part.getKey());
        report.put(part.getKey(), part.getValue().run());
      }
    }
    if (hasMicro() && (names.isEmpty() || !micro.isEmpty())) {
      report.put("micro", runMicro(micro));
    }
    report.put("seconds", Math.round((System.nanoTime() - started) / 1e9));
    System.out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(report));
    return report.values().stream().anyMatch(Bench::failed) ? 1 : 0;
  }

  private static Set<String> load(List<String> names) {
    Set<String> load = new TreeSet<>(names);
    if (names.isEmpty() || names.contains(LOAD)) {
      load.addAll(LoadBench.SCENARIOS);
    }
    load.retainAll(LoadBench.SCENARIOS);
    return load;
  }

  /** Names that are none of ours, so parts of names of JMH benchmarks. */
  private List<String> micro(List<String> names) {
    return names.stream()
        .filter(name -> !name.equals(LOAD) && !parts().containsKey(name)
            && !LoadBench.SCENARIOS.contains(name))
        .toList();
  }

  private static boolean failed(Object part) {
    return part instanceof Map<?, ?> found && found.containsKey(LoadBench.ERROR);
  }

  private static Map<String, Object> machine() {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("cores", Runtime.getRuntime().availableProcessors());
    machine.put("java", System.getProperty("java.runtime.version"));
    machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    machine.put("archive", Files.exists(ServerProcess.root().resolve("target/serve.aot")));
    return machine;
  }

  private static boolean hasMicro() throws IOException {
    try (InputStream list = Bench.class.getResourceAsStream("/META-INF/BenchmarkList")) {
      return list != null && list.read() >= 0;
    }
  }

  /** What JMH says, as it says it. */
  private JsonNode runMicro(List<String> names) throws IOException, RunnerException {
    Path result = Files.createTempFile("coach-jmh-", ".json");
    Path log = Files.createTempFile("coach-jmh-", ".log");
    ChainedOptionsBuilder options = new OptionsBuilder().forks(1)
        .warmupIterations(quick ? 1 : 5)
        .measurementIterations(quick ? 1 : 5)
        .warmupTime(TimeValue.seconds(1))
        .measurementTime(TimeValue.seconds(1))
        .resultFormat(ResultFormatType.JSON)
        .result(result.toString())
        .output(log.toString());
    names.forEach(options::include);
    System.err.println("bench: JMH, log in " + log);
    new Runner(options.build()).run();
    JsonNode node = json.readTree(Files.readString(result));
    Files.delete(result);
    return node;
  }
}
