package org.huashu.coach.command;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.command.JsonLines.Line;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code coach eval wording}: how well the rules find what people have marked. */
@Command(name = "wording", description = "Precision and recall of the wording rules, as JSON.")
public final class EvalWordingCommand implements Callable<Integer> {

  private final Desk.Maker desks;
  private final InstantSource clock;
  private final InputStream standardInput;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin
  private KnowledgeOption knowledge = new KnowledgeOption();

  @Option(names = "--cases",
      paramLabel = "FILE",
      required = true,
      description = {
        "labelled drafts, one JSON object a line: a draft as 'check --jsonl' takes it and",
        "\"hints\": [{\"category\", \"start\"?, \"end\"?}]",
        "what must be found, [] for a clean draft; \"kind\"?: counted apart"})
  private Path cases = Path.of("-");

  /** A command that evaluates at such desks. */
  public EvalWordingCommand(Desk.Maker desks, InstantSource clock, InputStream standardInput) {
    this.desks = desks;
    this.clock = clock;
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    var score = new WordingScore();
    try (Desk desk = desks.open(knowledge.folder(), CheckCommand::showingAll)) {
      for (Line line : JsonLines.read(cases, standardInput)) {
        Advice advice = desk.coach().advise(CheckedDraft.of(line).event(clock.instant()));
        score.add(line, advice.hints());
      }
    }
    out.println(score.json());
    out.flush();
    return ExitCodes.OK;
  }
}
