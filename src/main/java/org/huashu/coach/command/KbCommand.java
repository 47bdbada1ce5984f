package org.huashu.coach.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The knowledge base as files: {@code kb lint}, {@code import}, {@code export} and {@code diff}.
 */
@Command(name = "kb",
    description = "The knowledge base as files.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all is well", "1:something was found or refused",
      "2:the command line is wrong"},
    synopsisSubcommandLabel = "COMMAND")
public final class KbCommand {

  private KbCommand() {}

  /** The command with its subcommands. */
  public static CommandLine commandLine(KnowledgeTools tools) {
    return new CommandLine(CommandSpec.forAnnotatedObject(new KbCommand()))
        .addSubcommand(new KbLint(tools))
        .addSubcommand(new KbDiff(tools))
        .addSubcommand(new KbImport(tools))
        .addSubcommand(new KbExport(tools));
  }
}
