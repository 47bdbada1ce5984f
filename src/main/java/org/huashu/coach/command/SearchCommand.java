package org.huashu.coach.command;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.huashu.coach.script.ScriptMatch;
import org.huashu.coach.script.ScriptQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code coach search}: what an agent would be offered for a customer's question. */
@Command(name = "search",
    description = "Finds the standard scripts that answer a question.",
    footer = {"", "Exit code: 0 found some, 1 found none, 2 cannot run."})
public final class SearchCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Desk.Maker desks;
  private final InstantSource clock;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin
  private KnowledgeOption knowledge = new KnowledgeOption();

  @Parameters(paramLabel = "WORDS", arity = "1..*", description = "the customer's words")
  private List<String> words = List.of();

  @Option(names = "--explain", description = "say what each part of the search adds to the score")
  private boolean explain;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Option(names = "--limit", paramLabel = "N", description = "at most N scripts (default: 5)")
  private int limit = 5;

  @Option(names = "--shop", paramLabel = "ID", description = "as asked in this shop")
  private String shop = "";

  @Option(names = "--channel", paramLabel = "NAME", description = "as asked on this channel")
  private Optional<String> channel = Optional.empty();

  @Option(names = "--product", paramLabel = "ID", description = "as asked about this product")
  private Optional<String> product = Optional.empty();

  @Option(names = "--topic",
      split = ",",
      paramLabel = "TOPIC",
      description = "as asked after scripts of these topics were sent, the last first: returns")
  private List<String> topics = List.of();

  /** A command that searches at such desks. */
  public SearchCommand(Desk.Maker desks, InstantSource clock) {
    this.desks = desks;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > 1_000) {
      throw new UsageException("--limit: '" + limit + "' is not a number from 1 to 1000");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (Desk desk = desks.open(knowledge.folder(), UnaryOperator.identity())) {
      List<ScriptMatch> matches = desk.release()
          .scripts()
          .search(new ScriptQuery(
              String.join(" ", words), shop, channel, product, clock.instant(), limit)
              .about(topics));
      double threshold = desk.release().knowledge().policies().advice().minScore();
      if (json) {
        out.println(asJson(matches, threshold));
      } else {
        print(out, matches, threshold);
      }
      out.flush();
      return matches.isEmpty() ? ExitCodes.FINDINGS : ExitCodes.OK;
    }
  }

  private void print(PrintWriter out, List<ScriptMatch> matches, double threshold) {
    if (matches.isEmpty()) {
      out.println("没有找到合适的话术");
    }
    for (ScriptMatch match : matches) {
      out.printf("%.3f%s  %s  %s%n", match.score(), match.score() < threshold ? "（低于推荐线）" : "",
          match.script().id(), match.script().title());
      out.printf("       %s%n", match.script().answer());
      if (explain) {
        match.shares()
            .forEach(share -> out.printf("       %-18s %+.3f%n", share.name(), share.value()));
      }
    }
  }

  private String asJson(List<ScriptMatch> matches, double threshold) {
    ObjectNode answer = JSON.createObjectNode();
    answer.put("minScore", threshold);
    ArrayNode scripts = answer.putArray("scripts");
    for (ScriptMatch match : matches) {
      ObjectNode script = scripts.addObject();
      script.put("script", match.script().id())
          .put("title", match.script().title())
          .put("text", match.script().answer())
          .put("score", match.score());
      if (explain) {
        ObjectNode shares = script.putObject("shares");
        match.shares().forEach(share -> shares.put(share.name(), share.value()));
      }
    }
    return JSON.writeValueAsString(answer);
  }
}
