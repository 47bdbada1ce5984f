package org.huashu.coach.command;

import java.io.PrintWriter;
import java.util.List;
import org.huashu.coach.conversation.StoreUnavailableException;
import org.huashu.coach.http.ServerStartException;
import org.huashu.coach.knowledge.KnowledgeException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The command line as a whole: its commands, its help, and what becomes of failures. */
public final class CommandLines {

  private CommandLines() {}

  /** {@code coach}: nothing by itself. */
  @Command(name = "coach",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "话术教练 · an inline coach for customer-service agents of online stores",
      subcommands = HelpCommand.class,
      synopsisSubcommandLabel = "COMMAND",
      footer = {"",
        "'coach bench' runs the benchmarks and 'coach test' the tests; the launcher does both.",
        "'coach help COMMAND' says more about one."})
  private static final class Root {}

  /** The version that the build has written into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = CommandLines.class.getPackage().getImplementationVersion();
      return new String[]{"Huashu Coach " + (version == null ? "(from sources)" : version)};
    }
  }

  /** {@code coach eval}: nothing by itself. */
  @Command(name = "eval",
      description = "Measures search and wording on labelled files.",
      subcommands = HelpCommand.class,
      synopsisSubcommandLabel = "COMMAND")
  private static final class Eval {}

  /** The command line with these commands. */
  public static CommandLine of(List<Object> commands, List<Object> evaluations) {
    var eval = new CommandLine(new Eval());
    evaluations.forEach(eval::addSubcommand);
    var line = new CommandLine(new Root());
    commands.forEach(line::addSubcommand);
    line.addSubcommand(eval);
    line.setExecutionExceptionHandler((failure, command, _) -> failed(failure, command));
    line.setUsageHelpAutoWidth(true);
    return line;
  }

  /** One clear text for what a person can mend; anything else is a defect and shows its trace. */
  private static int failed(Exception failure, CommandLine command) throws Exception {
    PrintWriter err = command.getErr();
    switch (failure) {
      case UsageException _,KnowledgeException _,StoreUnavailableException _,ServerStartException _ ->
        err.println(message(failure));
      default -> throw failure;
    }
    err.flush();
    return ExitCodes.USAGE;
  }

  private static String message(Exception failure) {
    Throwable cause = failure.getCause();
    return "coach: " + failure.getMessage()
        + (failure instanceof StoreUnavailableException && cause != null
            ? ": " + cause.getMessage()
            : "");
  }
}
