package org.huashu.coach.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The load on the real service, with a made-up knowledge base, in a directory that goes away. */
final class LoadBench {

  /** What can be asked for, in the order of running. */
  static final List<String> SCENARIOS = List.of("start", "known", "asking", "mix", "memory");

  private static final Set<String> DRAFTING = Set.of("known", "asking", "mix");

  /** The only entry of a scenario that failed. */
  static final String ERROR = "error";

  private static final String HEAP_OF_MEMORY = "-Xmx1536m";

  private final LoadPlan plan;
  private final Instant now;

  LoadBench(LoadPlan plan, Instant now) {
    this.plan = plan;
    this.now = now;
  }

  /** Runs these scenarios; what they found, by name. */
  Map<String, Object> run(Set<String> scenarios) throws IOException {
    Map<String, Object> report = new LinkedHashMap<>();
    Path home = Files.createTempDirectory("coach-bench-");
    try {
      MadeUpKnowledgeBase.write(ServerProcess.root().resolve("knowledge-base"),
          home.resolve("knowledge-base"), plan);
      Chatter chatter = new Chatter(plan, now);
      if (scenarios.contains("start")) {
        progress("starting the service with an empty data directory");
        report.put("start", tried(() -> Map.of("coldMillis", start(home, chatter), "indexedMillis",
            start(home, chatter))));
      }
      if (scenarios.stream().anyMatch(DRAFTING::contains)) {
        drafts(home, chatter, scenarios, report);
      }
      if (scenarios.contains("memory")) {
        progress("many open conversations");
        report.put("memory", tried(() -> memory(home, chatter)));
      }
    } finally {
      delete(home);
    }
    return report;
  }

  private static long start(Path home, Chatter chatter) throws IOException {
    try (ServerProcess server = ServerProcess.start(home, List.of())) {
      return Math.round(server.awaitFirstAnswer(chatter.draft()));
    }
  }

  private void drafts(Path home, Chatter chatter, Set<String> scenarios,
      Map<String, Object> report) throws IOException {
    progress("opening conversations");
    try (ServerProcess server = ServerProcess.start(home, List.of())) {
      server.awaitFirstAnswer(chatter.draft());
      Scenarios running = new Scenarios(server, plan, chatter);
      report.put("opening", running.open());
      progress("waiting until the meaning of all scripts is learnt");
      report.put("learnt", server.awaitMeaning(chatter::draft));
      if (scenarios.contains("known")) {
        progress("known questions against echo");
        report.put("known", tried(running::known));
      }
      if (scenarios.contains("asking")) {
        progress("five hundred drafts a second, 62 of them with new questions");
        report.put("asking", tried(running::asking));
      }
      if (scenarios.contains("mix")) {
        progress("a thousand drafts a second");
        report.put("mix", tried(running::mix));
      }
    }
  }

  private Map<String, Object> memory(Path home, Chatter chatter) throws IOException {
    try (ServerProcess server = ServerProcess.start(home, List.of(HEAP_OF_MEMORY))) {
      server.awaitFirstAnswer(chatter.draft());
      Map<String, Object> report = new Scenarios(server, plan, chatter).memory(now);
      report.put("heap", HEAP_OF_MEMORY);
      return report;
    }
  }

  /** What a scenario found, or why it failed: the others still count. */
  private static Map<String, Object> tried(Scenario scenario) {
    try {
      return scenario.run();
    } catch (IOException e) {
      progress(String.valueOf(e.getMessage()));
      return Map.of(ERROR, String.valueOf(e.getMessage()));
    }
  }

  @FunctionalInterface
  private interface Scenario {
    Map<String, Object> run() throws IOException;
  }

  private static void progress(String what) {
    System.err.println("bench: " + what);
  }

  private static void delete(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> {
        try {
          Files.deleteIfExists(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
  }
}
