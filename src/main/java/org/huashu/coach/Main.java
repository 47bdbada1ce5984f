package org.huashu.coach;

import java.io.PrintWriter;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.huashu.coach.command.AuditCommand;
import org.huashu.coach.command.CheckCommand;
import org.huashu.coach.command.CommandLines;
import org.huashu.coach.command.EvalFitCommand;
import org.huashu.coach.command.EvalSearchCommand;
import org.huashu.coach.command.EvalWordingCommand;
import org.huashu.coach.command.KbCommand;
import org.huashu.coach.command.PushCommand;
import org.huashu.coach.command.ReplayCommand;
import org.huashu.coach.command.SearchCommand;
import org.huashu.coach.command.ServeCommand;
import org.huashu.coach.command.UserCommand;
import org.huashu.coach.text.Folding;
import org.huashu.coach.wording.Meaning;
import picocli.CommandLine;

/** Starts the program. */
final class Main {

  private Main() {}

  static void main(String[] args) {
    boolean serves = args.length > 0 && args[0].equals("serve");
    System.setProperty("coach.log.level",
        System.getProperty("coach.log.level", serves ? "INFO" : "ERROR"));
    Logger lucene = Logger.getLogger("org.apache.lucene.internal.vectorization");
    // It would tell on stderr that it does without vector instructions.
    lucene.setLevel(Level.SEVERE);
    int code;
    try {
      code = commands(InstantSource.system(), serves).execute(args);
    } finally {
      // The JDK forgets a logger, and its level, that nobody holds.
      Reference.reachabilityFence(lucene);
    }
    System.exit(code);
  }

  /** Of a service only its own command: reading all the others takes a tenth of its start. */
  private static CommandLine commands(InstantSource clock, boolean serves) {
    Path home = Path.of(System.getProperty("coach.home", "."));
    Function<String, Optional<String>> environment =
        name -> Optional.ofNullable(System.getenv(name));
    var model = new SharedModel(SharedModel.ofUser(), ForkJoinPool.commonPool());
    Desks desks = new Desks(clock, Meaning.patient(model),
        index -> new LearningSearch(index, model::semantics));
    var serve = new ServeCommand(options -> new Service(clock)
        .run(Config.read(new Config.Options(environment, options), home)));
    boolean debug =
        System.getProperty("coach.debug") != null || environment.apply("COACH_DEBUG").isPresent();
    var line = serves
        ? CommandLines.of(List.of(serve), List.of(), debug)
        : CommandLines.of(
            List.of(serve, new CheckCommand(desks::open, clock, System.in),
                new SearchCommand(desks::open, clock),
                KbCommand.commandLine(desks.tools(environment, home)),
                UserCommand.commandLine(desks.accounts(environment, home)),
                new ReplayCommand(desks::open, System.in),
                new AuditCommand(desks::open, System.in, Desks.watched()),
                new PushCommand(options -> Desks.outbox(
                    new Config.Options(environment, options), home), clock)),
            List.of(new EvalSearchCommand(Folding::fold, () -> desks.semantics(environment, home)),
                new EvalFitCommand(Folding::fold, () -> desks.semantics(environment, home)),
                new EvalWordingCommand(desks::open, clock, System.in)),
            debug);
    // Texts are UTF-8 whatever the locale of the terminal says.
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    return line;
  }
}
