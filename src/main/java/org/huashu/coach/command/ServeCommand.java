package org.huashu.coach.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code coach serve}: the service and its pages, until it is told to stop. */
@Command(name = "serve",
    description = {"Runs the service and its pages until it is told to stop.",
      "Ctrl+C or SIGTERM stops it; requests under way are answered first."},
    footer = {"",
      "Everything can also be set in the environment: COACH_PORT, COACH_HOST, COACH_DATA,"
          + " COACH_STORE, COACH_KNOWLEDGE_BASE, COACH_INSECURE, COACH_SECRETS, COACH_RATE_LIMIT,"
          + " COACH_BODY_LIMIT, COACH_CONVERSATION_MEMORY_MB, COACH_DRAIN_MILLIS,",
      "COACH_ORIGINS (pages that may use the plugin, 'https://desk.example,…'),",
      "COACH_URL (where people reach the console, 'https://coach.example').",
      "",
      "COACH_SECRETS holds the signing secrets: 'shop=whsec_…,whsec_…;*=whsec_…'. Without it, one"
          + " secret is made at the first start and kept in the file webhook-secret of the data"
          + " directory.",
      "", "Exit code: 0 stopped as told, 2 cannot run."})
public final class ServeCommand implements Callable<Integer> {

  /** Runs the service. */
  @FunctionalInterface
  public interface Runner {

    /**
     * Runs it until it is told to stop.
     *
     * @param options what the command line says, by the name in the environment without COACH_
     * @return the exit code
     */
    int run(Map<String, String> options);
  }

  private final Runner runner;

  @Option(names = "--port",
      paramLabel = "PORT",
      description = "TCP port; 0 takes any free one (default: 8080)")
  private Optional<String> port = Optional.empty();

  @Option(names = "--host",
      paramLabel = "ADDRESS",
      description = "address to listen on (default: 127.0.0.1, this machine only)")
  private Optional<String> host = Optional.empty();

  @Option(names = "--data",
      paramLabel = "DIR",
      description = "directory for everything that is kept (default: data)")
  private Optional<String> data = Optional.empty();

  @Option(names = "--store",
      paramLabel = "JDBC-URL",
      description = "database (default: jdbc:sqlite:<data>/coach.db)")
  private Optional<String> store = Optional.empty();

  @Option(names = "--knowledge-base",
      paramLabel = "DIR",
      description = "folder of the knowledge base (default: knowledge-base)")
  private Optional<String> knowledgeBase = Optional.empty();

  @Option(names = "--insecure",
      description = "take unsigned calls; only while listening on loopback")
  private boolean insecure;

  @Option(names = "--demo",
      description = "agent desk at /desk with customers who write by themselves; unsigned calls, "
          + "loopback only, data of its own in data/demo")
  private boolean demo;

  /** A command that runs the service so. */
  public ServeCommand(Runner runner) {
    this.runner = runner;
  }

  @Override
  public Integer call() {
    Map<String, String> options = new LinkedHashMap<>();
    port.ifPresent(value -> options.put("PORT", value));
    host.ifPresent(value -> options.put("HOST", value));
    data.ifPresent(value -> options.put("DATA", value));
    store.ifPresent(value -> options.put("STORE", value));
    knowledgeBase.ifPresent(value -> options.put("KNOWLEDGE_BASE", value));
    if (insecure) {
      options.put("INSECURE", "true");
    }
    if (demo) {
      options.put("DEMO", "true");
    }
    return runner.run(options);
  }
}
