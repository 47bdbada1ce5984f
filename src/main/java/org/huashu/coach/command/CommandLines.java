package org.huashu.coach.command;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.huashu.coach.conversation.StoreUnavailableException;
import org.huashu.coach.http.ServerStartException;
import org.huashu.coach.knowledge.KnowledgeException;
import org.huashu.coach.script.ScriptIndexException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

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

  /** The command line with these commands; of a defect it says one line only. */
  public static CommandLine of(List<Object> commands, List<Object> evaluations) {
    return of(commands, evaluations, false);
  }

  /**
   * The command line with these commands.
   *
   * @param debug whether a defect shows its stack trace
   */
  public static CommandLine of(List<Object> commands, List<Object> evaluations, boolean debug) {
    var eval = new CommandLine(new Eval());
    evaluations.forEach(eval::addSubcommand);
    var line = new CommandLine(new Root());
    commands.forEach(line::addSubcommand);
    line.addSubcommand(eval);
    helpful(line);
    line.setExecutionStrategy(CommandLines::run);
    line.setExecutionExceptionHandler((failure, command, _) -> failed(failure, command, debug));
    line.setUsageHelpAutoWidth(true);
    return line;
  }

  /** Lets every command know {@code --help} and {@code --version}. */
  private static void helpful(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    if (!spec.helpCommand() && !spec.mixinStandardHelpOptions()) {
      spec.mixinStandardHelpOptions(true).versionProvider(new Version());
    }
    line.getSubcommands().values().forEach(CommandLines::helpful);
  }

  /** The parser hands on exceptions only; an error would end the JVM with the code of findings. */
  private static int run(ParseResult parsed) {
    try {
      return new RunLast().execute(parsed);
    } catch (Error e) {
      throw new ExecutionException(parsed.commandSpec().commandLine(), e.toString(), e);
    }
  }

  /** One clear text for what a person can mend; anything else is a defect and says so. */
  private static int failed(Exception failure, CommandLine command, boolean debug) {
    PrintWriter err = command.getErr();
    boolean told = told(failure);
    Throwable root = failure instanceof ExecutionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
    err.println("coach: " + (told ? message(failure) : "internal error: " + oneLine(root)));
    if (!told && debug) {
      root.printStackTrace(err);
    }
    err.flush();
    return told ? ExitCodes.USAGE : ExitCodes.INTERNAL;
  }

  private static boolean told(Exception failure) {
    return switch (failure) {
      case UsageException _,KnowledgeException _,StoreUnavailableException _,ServerStartException _ ->
        true;
      case UncheckedIOException _,ScriptIndexException _ -> true;
      // The webhook's parts know no command line; so they say it of a secret that is no good.
      case IllegalArgumentException e ->
        e.getMessage() != null && e.getMessage().startsWith("a webhook secret ");
      default -> false;
    };
  }

  private static String message(Exception failure) {
    Throwable cause = failure.getCause();
    return switch (failure) {
      case StoreUnavailableException e when cause != null ->
        e.getMessage() + ": " + cause.getMessage();
      case UncheckedIOException _,ScriptIndexException _ -> withCause(failure);
      default -> String.valueOf(failure.getMessage());
    };
  }

  /**
   * What went wrong and why, in one line; many an I/O exception's message is only a file's name.
   */
  private static String withCause(Exception failure) {
    Throwable cause = failure.getCause();
    String why = cause == null ? "" : oneLine(cause);
    String what = oneLine(failure.getMessage());
    return why.isEmpty() || what.equals(why) ? what : what + ": " + why;
  }

  private static String oneLine(@Nullable Object said) {
    return String.valueOf(said).replaceAll("\\s*\\R\\s*", " ");
  }
}
