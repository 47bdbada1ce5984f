package org.huashu.coach.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.huashu.coach.knowledge.KnowledgeExchange;
import org.huashu.coach.knowledge.KnowledgeExchange.Wish;
import org.huashu.coach.knowledge.KnowledgeFiles;
import org.huashu.coach.knowledge.KnowledgeFolder;
import org.huashu.coach.knowledge.LintFinding;
import org.huashu.coach.knowledge.LintFinding.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kb import}. */
@Command(name = "import",
    mixinStandardHelpOptions = true,
    description = {"Publishes the files as the next release, if lint finds no error.",
      "Refuses to overwrite an edit that the files have not seen."})
final class KbImport implements Callable<Integer> {

  private final KnowledgeTools tools;

  @Mixin
  private final KbPlaces places = new KbPlaces();

  @Mixin
  private final KbPlaces.Data data = new KbPlaces.Data();

  @Option(names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why: it is kept with the release.")
  private String reason = "";

  @Option(names = "--author",
      paramLabel = "NAME",
      description = "Who publishes; your system's user name unless you say otherwise.")
  private Optional<String> author = Optional.empty();

  @Option(names = "--force",
      description = "Drop edits of the store that the files have not seen."
          + " They stay in the older releases.")
  private boolean force;

  KbImport(KnowledgeTools tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    return KbOutcome.of(tools.out(), this::publish);
  }

  private int publish() {
    if (reason.isBlank()) {
      throw new UsageException("--reason must say why");
    }
    KnowledgeFolder folder = places.existingFolder(tools);
    KnowledgeFiles files = folder.read();
    List<LintFinding> findings = KbLint.findings(tools, files);
    if (KbLint.count(findings, Level.ERROR) > 0) {
      tools.out().println(KbLint.text(findings));
      tools.out().println("nothing was published");
      return ExitCodes.FINDINGS;
    }
    try (OpenReleases open = data.open(tools)) {
      long before = open.store().newest().map(note -> note.number()).orElse(0L);
      long number = new KnowledgeExchange(folder, open.store()).publish(files,
          new Wish(reason, author.orElse(tools.usual().author()), tools.clock().instant(), force));
      tools.out()
          .println(number == before
              ? "nothing to publish: the files are those of release " + number
              : "published release " + number);
      return ExitCodes.OK;
    }
  }
}
