package org.huashu.coach.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.huashu.coach.command.SearchSet.Asked;
import org.huashu.coach.script.FusionFitting;
import org.huashu.coach.script.Retrieval;
import org.huashu.coach.script.ScriptIndex;
import org.huashu.coach.script.ScriptSource;
import org.huashu.coach.script.Semantics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code coach eval fit}: fits the weights of the search and says how good they are. */
@Command(name = "fit",
    mixinStandardHelpOptions = true,
    description = "Fits the weights of the search to search sets.")
public final class EvalFitCommand implements Callable<Integer> {

  private final UnaryOperator<String> folding;
  private final Supplier<Semantics> semantics;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR[+EXAMPLES]",
      arity = "1..*",
      description = "search sets: corpus.jsonl, queries.jsonl, qrels.tsv; behind a plus sign, the"
          + " set whose questions are examples")
  private List<String> sets = List.of();

  @Option(names = "--unanswerable",
      paramLabel = "F",
      description = "questions that no script answers")
  private Optional<Path> unanswerable = Optional.empty();

  @Option(names = "--falsely",
      defaultValue = "0.05",
      paramLabel = "SHARE",
      description = "how many of these may be answered (default: ${DEFAULT-VALUE})")
  private double falsely = 0.05;

  @Option(names = "--out",
      required = true,
      paramLabel = "F",
      description = "where the weights are written")
  private Path out = Path.of("");

  /** With the folding and the model of the service. */
  public EvalFitCommand(UnaryOperator<String> folding, Supplier<Semantics> semantics) {
    this.folding = folding;
    this.semantics = semantics;
  }

  @Override
  public Integer call() {
    try {
      FusionFitting fitting = new FusionFitting();
      Semantics model = semantics.get();
      List<Asked> nobodyCan = unanswerable.map(SearchSet::queries).orElse(List.of());
      for (int i = 0; i < sets.size(); i++) {
        read(i, model, nobodyCan, fitting);
      }
      var outcome = fitting.fitted(sets.size(), ScriptIndex.RECOMMENDED_MIN_SCORE, falsely);
      Files.writeString(out, outcome.weights());
      Map<String, Object> report = new LinkedHashMap<>();
      for (int i = 0; i < sets.size(); i++) {
        Map<String, Object> figures = figures(outcome.bySet().get(i));
        if (outcome.byOthers().get(i).questions() > 0) {
          figures.put("byOtherSets", figures(outcome.byOthers().get(i)));
        }
        report.put(sets.get(i), figures);
      }
      PrintWriter writer = spec.commandLine().getOut();
      writer.println(JsonMapper.shared().writeValueAsString(report));
      writer.flush();
      return ExitCodes.OK;
    } catch (SearchSet.BadFileException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + out, e);
    }
  }

  private void read(int number, Semantics model, List<Asked> nobodyCan, FusionFitting fitting) {
    List<Path> folders = new ArrayList<>();
    for (String folder : sets.get(number).split("\\+")) {
      folders.add(Path.of(folder));
    }
    Path set = folders.getFirst();
    SearchCase one = new SearchCase(SearchSet.corpus(set.resolve("corpus.jsonl")),
        SearchSet.queries(set.resolve("queries.jsonl")),
        SearchSet.judgements(set.resolve("qrels.tsv")));
    if (folders.size() > 1) {
      one = one.withExamples(folders.get(1), folding);
    }
    try (ScriptIndex index =
        ScriptIndex.inMemory(new ScriptSource(one.scripts(), List.of(), folding))) {
      index.learn(model, _ -> {}).join();
      for (Asked query : one.judged()) {
        fitting.add(number, index, SearchCase.query(query, 1),
            one.right().getOrDefault(query.id(), Set.of()));
      }
      for (Asked query : nobodyCan) {
        fitting.add(number, index, SearchCase.query(query, 1), Set.of());
      }
    }
  }

  private static Map<String, Object> figures(Retrieval retrieval) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("recall@1", retrieval.recallAt(1));
    figures.put("recall@3", retrieval.recallAt(3));
    figures.put("recall@5", retrieval.recallAt(5));
    figures.put("mrr@10", retrieval.meanReciprocalRankAt(10));
    return figures;
  }
}
