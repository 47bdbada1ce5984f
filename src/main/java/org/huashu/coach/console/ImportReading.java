package org.huashu.coach.console;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huashu.coach.account.Account;
import org.huashu.coach.account.Grant;
import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.intake.Examined;
import org.huashu.coach.intake.Examiner;
import org.huashu.coach.intake.Imports.Upload;
import org.huashu.coach.intake.Opened;
import org.huashu.coach.intake.Settings;
import org.huashu.coach.intake.UnreadableFileException;
import org.huashu.coach.intake.Words;
import org.huashu.coach.knowledge.KnowledgeFiles;
import org.huashu.coach.knowledge.RuleChecks;
import org.huashu.coach.knowledge.ScriptCard;
import org.huashu.coach.knowledge.WorkingCopy;
import org.huashu.coach.script.Script.Use;

/**
 * Reads uploads and compares them with what there is, in the background. What was compared is
 * remembered for a while, as long as nothing changes that it depends on. Safe for use by many
 * threads.
 */
final class ImportReading {

  private static final int REMEMBERED = 4;
  private static final Duration FOR = Duration.ofMinutes(10);

  private final Console.Parts parts;
  private final BackgroundRuns<Order, Optional<UnreadableFileException>> runs =
      new BackgroundRuns<>("import", this::read);
  private final Cache<Seen, Examined> examined =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterAccess(FOR).build();

  ImportReading(Console.Parts parts) {
    this.parts = parts;
  }

  /** All that a comparison depends on. */
  private record Seen(String upload, Settings settings, String who, List<Grant> grants,
      long release, long live, String mark) {}

  /** What is to be read, and for whom. */
  record Order(Seen seen, Upload upload, Examiner.Who who) {}

  /** How far it is. */
  sealed interface Look {

    /**
     * It is done.
     *
     * @param mark of the edits that it was compared with
     */
    record Ready(Examined examined, String mark) implements Look {}

    /** The file cannot be read. */
    record Unreadable(UnreadableFileException why) implements Look {}

    /** It goes on. */
    record Going(BackgroundRun<Order, Optional<UnreadableFileException>> run) implements Look {}

    /** Somebody cancelled it, or it broke. */
    record Left(boolean cancelled) implements Look {}
  }

  /** Looks at an upload, and begins to read it if it has to; waits a moment for the end. */
  Look look(Visit visit, Upload upload) {
    Seen seen = seen(visit, upload);
    if (state(seen).filter(it -> !(it instanceof Look.Left)).isEmpty()) {
      var _ = begin(visit, upload, seen).ready(BackgroundRuns.AT_ONCE);
    }
    return state(seen).orElse(new Look.Left(false));
  }

  /** The same without waiting, and what was cancelled or broke is not begun again. */
  Look further(Visit visit, Upload upload) {
    Seen seen = seen(visit, upload);
    return state(seen)
        .orElseGet(() -> new Look.Going(begin(visit, upload, seen)));
  }

  private BackgroundRun<Order, Optional<UnreadableFileException>> begin(Visit visit,
      Upload upload, Seen seen) {
    return runs.start(upload.id(), new Order(seen, upload, who(visit)));
  }

  /** Ends the reading of an upload soon. */
  void cancel(Upload upload) {
    runs.last(upload.id()).ifPresent(BackgroundRun::cancel);
  }

  private Optional<Look> known(Seen seen) {
    return Optional.ofNullable(examined.getIfPresent(seen))
        .map(it -> new Look.Ready(it, seen.mark()));
  }

  private Optional<BackgroundRun<Order, Optional<UnreadableFileException>>> last(Seen seen) {
    return runs.last(seen.upload()).filter(run -> run.order().seen().equals(seen));
  }

  /** Empty when it was never read, and when what was read is forgotten. */
  private Optional<Look> state(Seen seen) {
    return known(seen).or(() -> last(seen).flatMap(run -> state(seen, run)));
  }

  private Optional<Look> state(Seen seen,
      BackgroundRun<Order, Optional<UnreadableFileException>> run) {
    if (!run.over() && !run.cancelled()) {
      return Optional.of(new Look.Going(run));
    }
    return run.result().isEmpty()
        ? Optional.of(new Look.Left(run.cancelled()))
        : run.result().get().<Look>map(Look.Unreadable::new).or(() -> known(seen));
  }

  private Seen seen(Visit visit, Upload upload) {
    long live;
    try (CurrentRelease.Lease lease = parts.knowledge().current().acquire()) {
      live = lease.release().number();
    }
    return new Seen(upload.id(), upload.settings().reading(), visit.account().name(),
        List.copyOf(visit.account().grants()), parts.knowledge().copy().release(), live,
        parts.importing().edits().mark());
  }

  // --- in the background

  private Optional<UnreadableFileException> read(Order order,
      BackgroundRun<Order, Optional<UnreadableFileException>> run) {
    run.goOn();
    try {
      examined.put(order.seen(), examine(order, run));
      return Optional.empty();
    } catch (UnreadableFileException e) {
      return Optional.of(e);
    }
  }

  private Examined examine(Order order,
      BackgroundRun<Order, Optional<UnreadableFileException>> run) {
    Upload upload = order.upload();
    byte[] content = parts.importing()
        .imports()
        .content(upload.id())
        .orElseThrow(() -> new UnreadableFileException("forgotten"));
    Opened opened = Opened.of(upload.file(), content, upload.settings());
    run.goOn();
    WorkingCopy<ScriptCard> copy = parts.knowledge().copy();
    long number = copy.release();
    KnowledgeFiles files = parts.knowledge()
        .releases()
        .files(number)
        .orElseGet(() -> new KnowledgeFiles(new TreeMap<>()));
    try (CurrentRelease.Lease lease = parts.knowledge().current().acquire()) {
      RuleChecks checks = new RuleChecks(parts.rules().compiler(),
          lease.release().knowledge().words().excuses());
      var against = new Examiner.Against(number, copy.entries(), parts.rules().copy().entries(),
          files, lease.release(), checks);
      return new Examiner(against, order.who(), run).examined(opened, upload.settings());
    }
  }

  // --- who wants it

  /** Holds nothing of the request, which may carry a whole file. */
  private static Examiner.Who who(Visit visit) {
    Account account = visit.account();
    return new Examiner.Who(account.name(), card -> ScriptRights.mayEdit(account, card),
        RuleEditArea.mayEdit(visit), words(visit));
  }

  /** A file may speak another language than its page. */
  private static Words words(Visit visit) {
    Map<String, String> topics = new HashMap<>();
    Map<String, String> aliases = new HashMap<>();
    Map<String, Use> uses = new HashMap<>();
    for (Language language : Language.values()) {
      org.huashu.coach.console.Words said = org.huashu.coach.console.Words.of(language);
      said.texts().forEach((key, text) -> {
        if (key.startsWith(ImportView.TOPIC)) {
          topics.putIfAbsent(text, key.substring(ImportView.TOPIC.length()));
        }
        if (key.startsWith(ImportView.ALIASES)) {
          for (String alias : text.split(",", -1)) {
            aliases.putIfAbsent(alias.strip().toLowerCase(Locale.ROOT),
                key.substring(ImportView.ALIASES.length()));
          }
        }
      });
      for (Use use : Use.values()) {
        uses.put(ScriptForm.wire(use), use);
        uses.put(said.say("scripts.use." + ScriptForm.wire(use)).toLowerCase(Locale.ROOT), use);
      }
    }
    return new Words(topics, aliases, uses, visit.zone());
  }
}
