package org.huashu.coach;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.huashu.coach.account.Door;
import org.huashu.coach.account.Passwords;
import org.huashu.coach.coaching.Coach;
import org.huashu.coach.coaching.CoachingListener;
import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.command.AccountTools;
import org.huashu.coach.command.Desk;
import org.huashu.coach.command.KnowledgeTools;
import org.huashu.coach.command.OpenOutbox;
import org.huashu.coach.command.OpenReleases;
import org.huashu.coach.conversation.InMemoryJournal;
import org.huashu.coach.embedding.BgeEmbedder;
import org.huashu.coach.knowledge.KnowledgeBase;
import org.huashu.coach.knowledge.KnowledgeFolder;
import org.huashu.coach.knowledge.KnowledgeReader;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.script.ScriptIndex;
import org.huashu.coach.script.ScriptSearch;
import org.huashu.coach.script.Semantics;
import org.huashu.coach.store.SqlStore;
import org.huashu.coach.text.PersonalData;
import org.huashu.coach.wording.Meaning;

/** Wires what commands need that run without the service. */
final class Desks {

  private static final long MEMORY = 256L << 20;
  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

  private final InstantSource clock;
  private final Meaning meaning;
  private final Function<ScriptIndex, ScriptSearch> search;

  /**
   * Wires for these.
   *
   * @param meaning what clauses mean: commands wait for it
   * @param search how scripts are searched
   */
  Desks(InstantSource clock, Meaning meaning, Function<ScriptIndex, ScriptSearch> search) {
    this.clock = clock;
    this.meaning = meaning;
    this.search = search;
  }

  Desk open(Path folder, UnaryOperator<KnowledgeBase> change) {
    KnowledgeBase knowledge =
        change.apply(KnowledgeReader.read(new KnowledgeFolder(folder).read()));
    Release release = Compilers.inMemory(meaning, search).compile(0, knowledge);
    var ports = new Coach.Ports(CurrentRelease.always(release), new InMemoryJournal(),
        new NoFlaggedDrafts(), PersonalData::mask, clock, CoachingListener.NONE);
    return new Desk(release, new Coach(ports, new Coach.Limits(MEMORY, MEMORY)));
  }

  /** The model of meaning, loaded; vectors of scripts are kept in the folder for data. */
  Semantics semantics(Function<String, Optional<String>> environment, Path home) {
    Path cache = Config.Places.of(new Config.Options(environment, Map.of()), home)
        .data()
        .resolve("cache");
    return Semantics.inTheCallingThread(BgeEmbedder.load(cache.resolve("native"), 1),
        Optional.of(cache.resolve("vectors")));
  }

  /** What the {@code user} commands work with. */
  AccountTools accounts(Function<String, Optional<String>> environment, Path home) {
    return new AccountTools(options -> {
      SqlStore store = SqlStore.open(
          Config.Places.of(new Config.Options(environment, options), home).store());
      var door = new Door(new Door.Parts(store.accounts(), store.sessions(), store.invitations(),
          store.audit(), Passwords.usual(), clock));
      return new AccountTools.OpenAccounts(store.accounts(), door, store.audit(), store::close);
    }, Passwords.usual(), clock, Desks::password, System.in,
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        System.getProperty("user.name", "command line"));
  }

  private static Optional<String> password(String prompt) {
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .flatMap(console -> Optional.ofNullable(console.readPassword("%s", prompt)))
        .map(String::new);
  }

  /** Whether a person watches standard error, which may be a terminal where the output is none. */
  static boolean watched() {
    try {
      return Files.readSymbolicLink(STANDARD_ERROR).toString().matches("/dev/(pts/|tty).*");
    } catch (IOException | UnsupportedOperationException _) {
      return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
  }

  /** The pushes of a store, for the {@code push} commands. */
  static OpenOutbox outbox(Config.Options options, Path home) {
    SqlStore store = SqlStore.open(Config.Places.of(options, home).store());
    return new OpenOutbox(store.outbox(), store::close);
  }

  /** What the {@code kb} commands work with. */
  KnowledgeTools tools(Function<String, Optional<String>> environment, Path home) {
    var usual = new KnowledgeTools.Usual(
        Config.Places.of(new Config.Options(environment, Map.of()), home).knowledgeBase(),
        System.getProperty("user.name", "knowledge"));
    return new KnowledgeTools(options -> {
      SqlStore store = SqlStore.open(
          Config.Places.of(new Config.Options(environment, options), home).store());
      return new OpenReleases(store.releases(), store::close);
    }, (rules, excuses) -> Compilers.wording(rules, excuses, meaning), Compilers.VOCABULARY, clock,
        usual,
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
  }
}
