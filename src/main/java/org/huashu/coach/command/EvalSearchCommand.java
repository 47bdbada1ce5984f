package org.huashu.coach.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.huashu.coach.command.SearchSet.Asked;
import org.huashu.coach.script.Retrieval;
import org.huashu.coach.script.ScriptIndex;
import org.huashu.coach.script.ScriptMatch;
import org.huashu.coach.script.ScriptSearch;
import org.huashu.coach.script.ScriptSource;
import org.huashu.coach.script.Semantics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures the script search on a search set and prints one JSON object.
 *
 * <p>
 * Exit codes: 0 done, 2 wrong options or a file that cannot be understood.
 */
@Command(name = "search",
    mixinStandardHelpOptions = true,
    description = "Recall of the script search on a search set, as JSON.")
public final class EvalSearchCommand implements Callable<Integer> {

  private static final int DEPTH = 10;

  /** The ways to search that the contract names. */
  enum Mode {
    lexical,
    semantic,
    hybrid
  }

  private final UnaryOperator<String> folding;
  private final Supplier<Semantics> semantics;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--corpus",
      required = true,
      paramLabel = "F",
      description = "scripts, one JSON object a line: {\"id\", \"text\"} or"
          + " {\"id\", \"question\", \"answer\"}")
  private Path corpus = Path.of("");

  @Option(names = "--queries",
      required = true,
      paramLabel = "F",
      description = "questions, one JSON object a line: {\"id\", \"text\"}")
  private Path queries = Path.of("");

  @Option(names = "--qrels",
      required = true,
      paramLabel = "F",
      description = "what answers what, a line each: question id<TAB>script id<TAB>relevance")
  private Path qrels = Path.of("");

  @Option(names = "--examples",
      paramLabel = "DIR",
      description = "folder of another search set whose questions become examples of the scripts,"
          + " but for those that are asked")
  private Optional<Path> examples = Optional.empty();

  @Option(names = "--mode",
      defaultValue = "hybrid",
      paramLabel = "MODE",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, as the service searches)")
  private Mode mode = Mode.hybrid;

  @Option(names = "--k",
      split = ",",
      paramLabel = "K",
      description = "also the recall at these K, beside 1, 3 and 5")
  private List<Integer> depths = List.of();

  @Option(names = "--ranks",
      paramLabel = "F",
      description = "writes the rank of each question's first right script to a file, for"
          + " --against")
  private Optional<Path> ranksOut = Optional.empty();

  @Option(names = "--against",
      paramLabel = "F",
      description = "compares with the --ranks file of another run (paired bootstrap, 95%%"
          + " intervals)")
  private Optional<Path> against = Optional.empty();

  @Option(names = "--unanswerable",
      paramLabel = "F",
      description = "questions that no script answers, to count those that are answered all"
          + " the same")
  private Optional<Path> unanswerable = Optional.empty();

  @Option(names = "--disturb",
      paramLabel = "KIND",
      description = "asks as customers do: homophones (wrong characters of the same sound), chat"
          + " (greeted before, urged after), traditional (traditional script)")
  private Optional<Disturbance> disturbance = Optional.empty();

  @Option(names = "--seed",
      split = ",",
      defaultValue = "1",
      paramLabel = "SEED",
      description = "seed of --disturb; of several, the mean is told (default: ${DEFAULT-VALUE})")
  private List<Long> seeds = List.of();

  /** With the folding and the model of the service. */
  public EvalSearchCommand(UnaryOperator<String> folding, Supplier<Semantics> semantics) {
    this.folding = folding;
    this.semantics = semantics;
  }

  /** Accepted because every command that can answer in JSON has it; this one always does. */
  @Option(names = "--json", description = "print JSON, as always")
  void json(boolean always) {
    // Nothing to remember.
  }

  @Override
  public Integer call() {
    if (depths.stream().anyMatch(k -> k < 1 || k > 1_000)) {
      throw new ParameterException(spec.commandLine(), "--k takes whole numbers from 1 to 1000");
    }
    if (seeds.size() > 1 && (ranksOut.isPresent() || against.isPresent())) {
      throw new ParameterException(spec.commandLine(), "--ranks and --against take one seed only");
    }
    try {
      PrintWriter out = spec.commandLine().getOut();
      out.println(JsonMapper.shared().writeValueAsString(measured()));
      out.flush();
      return 0;
    } catch (SearchSet.BadFileException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Map<String, Object> measured() {
    SearchCase wanted = new SearchCase(SearchSet.corpus(corpus), SearchSet.queries(queries),
        SearchSet.judgements(qrels));
    SearchCase one = examples.map(it -> wanted.withExamples(it, folding)).orElse(wanted);
    Optional<List<Asked>> nobodyCan = unanswerable.map(SearchSet::queries);
    Map<String, Object> result = new LinkedHashMap<>();
    try (ScriptIndex search =
        ScriptIndex.inMemory(new ScriptSource(one.scripts(), List.of(), folding))) {
      if (mode != Mode.lexical) {
        Semantics model = semantics.get();
        search.learn(mode == Mode.semantic ? model.alone() : model, _ -> {}).join();
      }
      rank(search, one, result);
      nobodyCan.ifPresent(queries -> {
        result.put("answered", answered(search, one.asked()));
        result.put("falselyAnswered", answered(search, queries));
        result.put("minScore", ScriptIndex.RECOMMENDED_MIN_SCORE);
      });
    }
    return result;
  }

  private void rank(ScriptSearch search, SearchCase one, Map<String, Object> result) {
    List<Asked> asked = disturbance.map(it -> seeds.stream()
        .flatMap(seed -> it.of(one.judged(), seed).stream())
        .toList()).orElseGet(one::judged);
    int deepest = Math.max(DEPTH, depths.stream().mapToInt(k -> k).max().orElse(0));
    // Not measured: what a first search loads, and code that is not yet compiled. With a letter
    // more, so that nothing is remembered of the questions that are.
    asked.stream()
        .limit(200)
        .forEach(query -> found(search, new Asked(query.id(), query.text() + "吗"), DEPTH));
    Retrieval retrieval = new Retrieval();
    long[] nanos = new long[asked.size()];
    for (int i = 0; i < asked.size(); i++) {
      long start = System.nanoTime();
      List<ScriptMatch> found = found(search, asked.get(i), deepest);
      nanos[i] = System.nanoTime() - start;
      retrieval.add(found.stream().map(match -> match.script().id()).toList(),
          one.right().getOrDefault(asked.get(i).id(), Set.of()));
    }
    Arrays.sort(nanos);
    result.put("mode", mode.name());
    result.put("queries", retrieval.questions());
    Stream.concat(Stream.of(1, 3, 5), depths.stream())
        .distinct()
        .forEach(k -> result.put("recall@" + k, retrieval.recallAt(k)));
    result.put("mrr@10", retrieval.meanReciprocalRankAt(DEPTH));
    result.put("p50Millis", percentile(nanos, 0.50));
    result.put("p99Millis", percentile(nanos, 0.99));
    ranksOut.ifPresent(file -> SearchSet.writeRanks(file, asked, retrieval.ranks()));
    against.ifPresent(file -> result.put("against",
        compared(retrieval.ranks(), SearchSet.readRanks(file, asked))));
  }

  private static Map<String, Object> compared(List<Integer> ranks, List<Integer> others) {
    Map<String, Object> gains = new LinkedHashMap<>();
    for (int k : List.of(1, 3, 5)) {
      gains.put("recall@" + k, PairedBootstrap.recallAt(k, ranks, others));
    }
    return gains;
  }

  private static List<ScriptMatch> found(ScriptSearch search, Asked query, int limit) {
    return search.search(SearchCase.query(query, limit));
  }

  private static double answered(ScriptSearch search, List<Asked> queries) {
    return queries.stream()
        .filter(query -> found(search, query, 1).stream()
            .anyMatch(match -> match.score() >= ScriptIndex.RECOMMENDED_MIN_SCORE))
        .count() / (double) Math.max(1, queries.size());
  }

  private static double percentile(long[] sorted, double share) {
    int at = (int) Math.ceil(share * sorted.length) - 1;
    return sorted.length == 0 ? 0 : sorted[Math.max(0, at)] / 1e6;
  }
}
