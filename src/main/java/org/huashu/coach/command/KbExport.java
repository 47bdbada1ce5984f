package org.huashu.coach.command;

import java.util.concurrent.Callable;
import org.huashu.coach.knowledge.Comparison;
import org.huashu.coach.knowledge.KnowledgeExchange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kb export}. */
@Command(name = "export",
    mixinStandardHelpOptions = true,
    description = {"Writes the store's current release to the files.",
      "A file that only you have changed keeps your change; refuses to overwrite one that both"
          + " sides changed."})
final class KbExport implements Callable<Integer> {

  private final KnowledgeTools tools;

  @Mixin
  private final KbPlaces places = new KbPlaces();

  @Mixin
  private final KbPlaces.Data data = new KbPlaces.Data();

  @Option(names = "--force", description = "Drop your own changes to the files.")
  private boolean force;

  KbExport(KnowledgeTools tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    return KbOutcome.of(tools.out(), () -> {
      try (OpenReleases open = data.open(tools)) {
        KnowledgeExchange exchange = new KnowledgeExchange(places.folder(tools), open.store());
        long number = exchange.newest().number();
        Comparison comparison = exchange.export(force);
        comparison.there().forEach(path -> tools.out().println("written " + path));
        comparison.both().forEach(path -> tools.out().println("overwritten " + path));
        comparison.here()
            .forEach(path -> tools.out().println((force ? "overwritten " : "kept ") + path));
        tools.out().println("the files stem from release " + number + " now");
        return ExitCodes.OK;
      }
    });
  }
}
