package org.huashu.coach.command;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.huashu.coach.push.Outbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code coach push}: pushes that no target took, and how to send them after all. */
@Command(name = "push",
    description = {"Lists pushes that were given up, and sends them again.",
      "A push is given up when its target did not take it in all its attempts. A running service"
          + " notices within a second what is to be sent again."},
    synopsisSubcommandLabel = "COMMAND")
public final class PushCommand {

  private static final int MOST_SHOWN = 1_000;

  private final Function<Map<String, String>, OpenOutbox> stores;
  private final InstantSource clock;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--data",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description = "The data directory (default: COACH_DATA, or data).")
  private Optional<String> data = Optional.empty();

  @Option(names = "--store",
      scope = ScopeType.INHERIT,
      paramLabel = "JDBC-URL",
      description = "The database (default: COACH_STORE, or jdbc:sqlite:<data>/coach.db).")
  private Optional<String> store = Optional.empty();

  /**
   * Works with a store.
   *
   * @param stores opens it; takes what the command line says, by the name in the environment
   *        without COACH_
   */
  public PushCommand(Function<Map<String, String>, OpenOutbox> stores, InstantSource clock) {
    this.stores = stores;
    this.clock = clock;
  }

  @Command(name = "dead",
      mixinStandardHelpOptions = true,
      description = {"Lists what was given up.",
        "A line each: number, target, attempts and the last problem, separated by tabs."})
  int dead() {
    return with(outbox -> {
      List<Outbox.Dead> dead = outbox.dead(MOST_SHOWN);
      dead.forEach(push -> print("%d\t%s\t%d\t%s".formatted(push.number(), push.target(),
          push.attempts(), push.problem())));
      return dead.isEmpty() ? ExitCodes.OK : ExitCodes.FINDINGS;
    });
  }

  @Command(name = "replay",
      mixinStandardHelpOptions = true,
      description = "Sends what was given up for a target again, from now on.")
  int replay(@Parameters(paramLabel = "TARGET",
      description = "its name in COACH_PUSH") String target) {
    return with(outbox -> {
      print(outbox.replay(target, clock.instant()) + " pushes wait for " + target + " again");
      return ExitCodes.OK;
    });
  }

  private void print(String line) {
    spec.commandLine().getOut().println(line);
  }

  private int with(Function<Outbox, Integer> work) {
    Map<String, String> options = new LinkedHashMap<>();
    data.ifPresent(value -> options.put("DATA", value));
    store.ifPresent(value -> options.put("STORE", value));
    try (OpenOutbox open = stores.apply(options)) {
      return work.apply(open.outbox());
    }
  }
}
