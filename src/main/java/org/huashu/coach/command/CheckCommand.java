package org.huashu.coach.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Verdict;
import org.huashu.coach.knowledge.KnowledgeBase;
import org.huashu.coach.knowledge.Policies;
import org.huashu.coach.knowledge.Policies.AdvicePolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code coach check}: what the coach would say about texts. */
@Command(name = "check",
    description = "Checks texts, as an agent's drafts are checked.",
    footer = {"", "Exit code: 0 nothing worse than a tip, 1 something to change, 2 cannot run."})
public final class CheckCommand implements Callable<Integer> {

  /** How the findings are printed. */
  public enum Format {
    /** One line a finding, for people. */
    text,
    /** One JSON object a text. */
    json,
    /** SARIF 2.1.0, for code hosts. */
    sarif
  }

  private final Desk.Maker desks;
  private final InstantSource clock;
  private final InputStream standardInput;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin
  private KnowledgeOption knowledge = new KnowledgeOption();

  @Parameters(paramLabel = "FILE",
      arity = "0..*",
      description = "files to check, each one text; '-' or none: standard input")
  private List<Path> files = List.of();

  @Option(names = "--jsonl",
      description = {"the files hold drafts, one JSON object a line:",
        "{\"id\", \"draft\", \"question\"?, \"turn\"?, \"closing\"?};",
        "answers in JSON lines, or in one log with --format sarif"})
  private boolean jsonLines;

  @Option(names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Format format = Format.text;

  @Option(names = "--explain",
      description = "say for each finding why, and of every place where a rule's wording stands"
          + " what the rule made of it, near misses too; with --format text only")
  private boolean explain;

  /** A command that checks at such desks. */
  public CheckCommand(Desk.Maker desks, InstantSource clock, InputStream standardInput) {
    this.desks = desks;
    this.clock = clock;
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Findings findings = findings(out);
    boolean clean = true;
    try (Desk desk = desks.open(knowledge.folder(), CheckCommand::showingAll)) {
      for (Path file : files.isEmpty() ? List.of(Path.of("-")) : files) {
        for (CheckedDraft draft : drafts(file)) {
          Advice advice = desk.coach().advise(draft.event(clock.instant()));
          findings.add(file.toString(), draft, advice);
          if (findings instanceof TextFindings && explain) {
            new TextDecisions(out).add(draft, desk.release().wording().explain(draft.wording()));
          }
          clean &= advice.verdict() == Verdict.PASS;
        }
      }
      findings.end(desk.release().knowledge());
    }
    out.flush();
    return clean ? ExitCodes.OK : ExitCodes.FINDINGS;
  }

  /** Drafts in JSON lines are answered so, unless a SARIF log is asked for. */
  private Findings findings(PrintWriter out) {
    return switch (format) {
      case sarif -> new SarifFindings(out);
      case json -> new JsonFindings(out);
      case text -> jsonLines ? new JsonFindings(out) : new TextFindings(out, explain);
    };
  }

  /** An agent is shown a few hints at a time; who checks a text wants to see them all. */
  static KnowledgeBase showingAll(KnowledgeBase knowledge) {
    Policies old = knowledge.policies();
    AdvicePolicy all = new AdvicePolicy(Integer.MAX_VALUE, old.advice().maxSuggestions(),
        old.advice().minScore(), old.advice().byUse(), old.advice().byTopic(), old.advice().off());
    return new KnowledgeBase(knowledge.rules(), knowledge.scripts(),
        new Policies(old.response(), old.placeholders(), all, old.scoreSheet(), old.kpi(),
            old.ledger(), old.platforms(), old.teams()),
        knowledge.words());
  }

  private List<CheckedDraft> drafts(Path file) {
    if (jsonLines) {
      List<CheckedDraft> drafts = new ArrayList<>();
      JsonLines.read(file, standardInput).forEach(line -> drafts.add(CheckedDraft.of(line)));
      return drafts;
    }
    return List.of(CheckedDraft.of(file.toString(), text(file)));
  }

  private String text(Path file) {
    try {
      byte[] bytes = file.toString().equals("-")
          ? standardInput.readAllBytes()
          : Files.readAllBytes(file);
      return StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException e) {
      throw new UsageException(file + ": there is no such file");
    } catch (CharacterCodingException e) {
      throw new UsageException(file + ": is not UTF-8; convert it: iconv -f GB18030 -t UTF-8");
    } catch (IOException e) {
      throw new UsageException(file + ": cannot be read: " + e.getMessage());
    }
  }
}
