package org.huashu.coach.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.huashu.coach.command.SearchSet.Asked;
import org.huashu.coach.script.Retrieval;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.ScriptIndex;
import org.huashu.coach.script.ScriptMatch;
import org.huashu.coach.script.ScriptQuery;
import org.huashu.coach.script.ScriptSearch;
import org.huashu.coach.script.ScriptSource;
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
@Command(name = "search", mixinStandardHelpOptions = true, description = "评测话术检索，输出 JSON")
public final class EvalSearchCommand implements Callable<Integer> {

  private static final int DEPTH = 10;

  /** The ways to search that the contract names. */
  enum Mode {
    lexical,
    semantic,
    hybrid
  }

  private final UnaryOperator<String> folding;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--corpus",
      required = true,
      paramLabel = "F",
      description = "话术，每行 {\"id\", \"text\"} 或 {\"id\", \"question\", \"answer\"}")
  private Path corpus = Path.of("");

  @Option(names = "--queries",
      required = true,
      paramLabel = "F",
      description = "问题，每行 {\"id\", \"text\"}")
  private Path queries = Path.of("");

  @Option(names = "--qrels",
      required = true,
      paramLabel = "F",
      description = "标注，每行 问题 id<TAB>话术 id<TAB>相关度")
  private Path qrels = Path.of("");

  @Option(names = "--examples",
      paramLabel = "DIR",
      description = "另一个检索集的目录，其中的问题作为话术的相似问（被评测的问题本身除外）")
  private Optional<Path> examples = Optional.empty();

  @Option(names = "--mode",
      defaultValue = "lexical",
      paramLabel = "MODE",
      description = "lexical（词面，默认）、semantic（语义）、hybrid（混合）")
  private Mode mode = Mode.lexical;

  @Option(names = "--unanswerable",
      paramLabel = "F",
      description = "没有话术能回答的问题，用来衡量误答")
  private Optional<Path> unanswerable = Optional.empty();

  /** With the folding of the service. */
  public EvalSearchCommand(UnaryOperator<String> folding) {
    this.folding = folding;
  }

  /** Accepted because every command that can answer in JSON has it; this one always does. */
  @Option(names = "--json", description = "输出 JSON（总是如此）")
  void json(boolean always) {
    // Nothing to remember.
  }

  @Override
  public Integer call() {
    if (mode != Mode.lexical) {
      throw new ParameterException(spec.commandLine(),
          "--mode " + mode + "：本版本只有词面检索，请用 --mode lexical");
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
    List<Asked> asked = SearchSet.queries(queries);
    Map<String, Set<String>> right = SearchSet.judgements(qrels);
    List<Script> scripts = new ArrayList<>(SearchSet.corpus(corpus));
    if (examples.isPresent()) {
      scripts.replaceAll(withQuestions(examples.get(), asked));
    }
    Optional<List<Asked>> nobodyCan = unanswerable.map(SearchSet::queries);
    Map<String, Object> result = new LinkedHashMap<>();
    try (ScriptSearch search =
        ScriptIndex.inMemory(new ScriptSource(scripts, List.of(), folding))) {
      rank(search, asked.stream().filter(query -> right.containsKey(query.id())).toList(), right,
          result);
      nobodyCan.ifPresent(queries -> {
        result.put("answered", answered(search, asked));
        result.put("falselyAnswered", answered(search, queries));
        result.put("minScore", ScriptIndex.RECOMMENDED_MIN_SCORE);
      });
    }
    return result;
  }

  private static void rank(ScriptSearch search, List<Asked> asked, Map<String, Set<String>> right,
      Map<String, Object> result) {
    // Not measured: what a first search loads, and code that is not yet compiled.
    asked.stream().limit(200).forEach(query -> found(search, query, DEPTH));
    Retrieval retrieval = new Retrieval();
    long[] nanos = new long[asked.size()];
    for (int i = 0; i < asked.size(); i++) {
      long start = System.nanoTime();
      List<ScriptMatch> found = found(search, asked.get(i), DEPTH);
      nanos[i] = System.nanoTime() - start;
      retrieval.add(found.stream().map(match -> match.script().id()).toList(),
          right.getOrDefault(asked.get(i).id(), Set.of()));
    }
    Arrays.sort(nanos);
    result.put("queries", retrieval.questions());
    result.put("recall@1", retrieval.recallAt(1));
    result.put("recall@3", retrieval.recallAt(3));
    result.put("recall@5", retrieval.recallAt(5));
    result.put("mrr@10", retrieval.meanReciprocalRankAt(DEPTH));
    result.put("p50Millis", percentile(nanos, 0.50));
    result.put("p99Millis", percentile(nanos, 0.99));
  }

  private static List<ScriptMatch> found(ScriptSearch search, Asked query, int limit) {
    return search.search(new ScriptQuery(query.text(), "", Optional.empty(), Optional.empty(),
        Instant.EPOCH, limit));
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

  private UnaryOperator<Script> withQuestions(Path directory, List<Asked> asked) {
    Map<String, Asked> byId = new HashMap<>();
    asked.forEach(query -> byId.put(query.id(), query));
    Map<String, Set<String>> right = SearchSet.judgements(directory.resolve("qrels.tsv"));
    Map<String, List<String>> questions = new LinkedHashMap<>();
    for (Asked query : SearchSet.queries(directory.resolve("queries.jsonl"))) {
      Asked sameId = byId.get(query.id());
      if (sameId == null || !sameQuestion(query, sameId)) {
        right.getOrDefault(query.id(), Set.of())
            .forEach(
                id -> questions.computeIfAbsent(id, _ -> new ArrayList<>()).add(query.text()));
      }
    }
    return script -> {
      List<String> all = new ArrayList<>(script.questions());
      all.addAll(questions.getOrDefault(script.id(), List.of()));
      return new Script(script.id(), script.title(), all, script.answer(), script.use(),
          script.conditions(), script.scope());
    };
  }

  /**
   * Whether two questions with one id are the same, perhaps with typing errors or noise: half of
   * the characters of the shorter one are in the other. To search for an example itself is no test.
   */
  private boolean sameQuestion(Asked one, Asked other) {
    Set<Integer> first = characters(one);
    Set<Integer> second = characters(other);
    long shared = first.stream().filter(second::contains).count();
    return 2 * shared >= Math.min(first.size(), second.size());
  }

  private Set<Integer> characters(Asked query) {
    return folding.apply(query.text()).codePoints().boxed().collect(Collectors.toSet());
  }
}
