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
  private final Supplier<Semantics> semantics;

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
      defaultValue = "hybrid",
      paramLabel = "MODE",
      description = "lexical（词面）、semantic（语义）、hybrid（混合，默认，与服务相同）")
  private Mode mode = Mode.hybrid;

  @Option(names = "--k",
      split = ",",
      paramLabel = "K",
      description = "另外输出这些 K 的召回率（1、3、5 总是输出）")
  private List<Integer> depths = List.of();

  @Option(names = "--ranks",
      paramLabel = "F",
      description = "把每个问题第一个正确话术的名次写入文件，供 --against 比较")
  private Optional<Path> ranksOut = Optional.empty();

  @Option(names = "--against",
      paramLabel = "F",
      description = "与另一次运行的 --ranks 文件比较（配对自助法，95%% 区间）")
  private Optional<Path> against = Optional.empty();

  @Option(names = "--unanswerable",
      paramLabel = "F",
      description = "没有话术能回答的问题，用来衡量误答")
  private Optional<Path> unanswerable = Optional.empty();

  @Option(names = "--disturb",
      paramLabel = "KIND",
      description = {
        "先把问题改成顾客会发来的样子：homophones（同音错字）、chat（前有招呼、后有催促）、",
        "traditional（繁体）"})
  private Optional<Disturbance> disturbance = Optional.empty();

  @Option(names = "--seed",
      split = ",",
      defaultValue = "1",
      paramLabel = "SEED",
      description = "--disturb 的随机种子；几个种子用逗号隔开，结果取平均")
  private List<Long> seeds = List.of();

  /** With the folding and the model of the service. */
  public EvalSearchCommand(UnaryOperator<String> folding, Supplier<Semantics> semantics) {
    this.folding = folding;
    this.semantics = semantics;
  }

  /** Accepted because every command that can answer in JSON has it; this one always does. */
  @Option(names = "--json", description = "输出 JSON（总是如此）")
  void json(boolean always) {
    // Nothing to remember.
  }

  @Override
  public Integer call() {
    if (depths.stream().anyMatch(k -> k < 1 || k > 1_000)) {
      throw new ParameterException(spec.commandLine(), "--k 必须是 1 到 1000 的整数");
    }
    if (seeds.size() > 1 && (ranksOut.isPresent() || against.isPresent())) {
      throw new ParameterException(spec.commandLine(), "--ranks 和 --against 只能用一个种子");
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
