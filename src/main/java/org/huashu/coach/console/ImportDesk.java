package org.huashu.coach.console;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.huashu.coach.account.Grant;
import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.intake.Examined;
import org.huashu.coach.intake.Examiner;
import org.huashu.coach.intake.Imports;
import org.huashu.coach.intake.Imports.Outcome;
import org.huashu.coach.intake.Imports.Taken;
import org.huashu.coach.intake.Imports.Upload;
import org.huashu.coach.intake.Line;
import org.huashu.coach.intake.Opened;
import org.huashu.coach.intake.Settings;
import org.huashu.coach.intake.UnreadableFileException;
import org.huashu.coach.intake.Words;
import org.huashu.coach.knowledge.Edits.Subject;
import org.huashu.coach.knowledge.Edits.Version;
import org.huashu.coach.knowledge.KnowledgeFiles;
import org.huashu.coach.knowledge.RuleChecks;
import org.huashu.coach.knowledge.RuleCopy;
import org.huashu.coach.knowledge.WorkingCopy;
import org.huashu.coach.script.Script.Use;

/**
 * Examines uploads and takes them over. What was examined is remembered for a while, as long as
 * nothing changes that it depends on. One file is examined at a time. Safe for use by many threads.
 */
final class ImportDesk {

  private static final int REMEMBERED = 4;
  private static final Duration FOR = Duration.ofMinutes(10);

  private final Console.Parts parts;
  private final Semaphore turn = new Semaphore(1, true);
  private final Cache<Seen, Examined> examined =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterAccess(FOR).build();

  ImportDesk(Console.Parts parts) {
    this.parts = parts;
  }

  /** All that an examination depends on. */
  private record Seen(String upload, Settings settings, String who, List<Grant> grants,
      long release, long live, String mark) {}

  /** The upload, compared with what there is now. */
  Examined examined(Visit visit, Upload upload) {
    Seen seen = seen(visit, upload);
    Examined known = examined.getIfPresent(seen);
    if (known != null) {
      return known;
    }
    turn.acquireUninterruptibly();
    try {
      return examined.get(seen, _ -> examine(visit, upload));
    } finally {
      turn.release();
    }
  }

  private Seen seen(Visit visit, Upload upload) {
    long live;
    try (CurrentRelease.Lease lease = parts.knowledge().current().acquire()) {
      live = lease.release().number();
    }
    return new Seen(upload.id(), upload.settings().deciding(false, false), visit.account().name(),
        List.copyOf(visit.account().grants()), parts.knowledge().copy().release(), live,
        parts.importing().edits().mark());
  }

  private Examined examine(Visit visit, Upload upload) {
    byte[] content = parts.importing()
        .imports()
        .content(upload.id())
        .orElseThrow(() -> new UnreadableFileException("forgotten"));
    Opened opened = Opened.of(upload.file(), content, upload.settings());
    WorkingCopy copy = parts.knowledge().copy();
    long number = copy.release();
    KnowledgeFiles files = parts.knowledge()
        .releases()
        .files(number)
        .orElseGet(() -> new KnowledgeFiles(new TreeMap<>()));
    try (CurrentRelease.Lease lease = parts.knowledge().current().acquire()) {
      RuleChecks checks = new RuleChecks(parts.rules().compiler(),
          lease.release().knowledge().words().allowed());
      var against = new Examiner.Against(number, copy.entries(), parts.rules().copy().entries(),
          files, lease.release(), checks);
      return new Examiner(against, who(visit)).examined(opened, upload.settings());
    }
  }

  private static Examiner.Who who(Visit visit) {
    return new Examiner.Who(visit.account().name(), card -> ScriptRights.mayEdit(visit, card),
        RuleEditArea.mayEdit(visit), words(visit));
  }

  /** A file may speak another language than its page. */
  private static Words words(Visit visit) {
    Map<String, String> topics = new HashMap<>();
    Map<String, Use> uses = new HashMap<>();
    for (Language language : Language.values()) {
      org.huashu.coach.console.Words said = org.huashu.coach.console.Words.of(language);
      said.texts().forEach((key, text) -> {
        if (key.startsWith(ImportView.TOPIC)) {
          topics.putIfAbsent(text, key.substring(ImportView.TOPIC.length()));
        }
      });
      for (Use use : Use.values()) {
        uses.put(ScriptForm.wire(use), use);
        uses.put(said.say("scripts.use." + ScriptForm.wire(use)).toLowerCase(Locale.ROOT), use);
      }
    }
    return new Words(topics, uses, visit.zone());
  }

  /** What became of a wish to take an upload over, and what it was compared with. */
  record Answer(Taken taken, Examined examined, int count) {}

  /**
   * Takes an upload over, if it would do what was shown.
   *
   * @param shown the digest of what was shown
   */
  Answer take(Visit visit, Upload upload, String shown) {
    String mark = parts.importing().edits().mark();
    Examined now = examined(visit, upload);
    Map<String, Long> scripts = parts.importing().edits().numbers(WorkingCopy.SCRIPT);
    Map<String, Long> rules = parts.importing().edits().numbers(RuleCopy.RULE);
    if (!now.digest().equals(shown) || !mark.equals(parts.importing().edits().mark())) {
      return new Answer(Taken.STALE, now, 0);
    }
    List<Line> wanted = now.wanted(upload.settings());
    Map<Integer, Version> versions = new TreeMap<>();
    for (Line line : wanted) {
      boolean rule = line.kind() == Line.Kind.RULE;
      versions.put(line.number(), version(visit, line,
          (rule ? rules : scripts).getOrDefault(line.id(), 0L) + 1));
    }
    List<Outcome> outcomes = now.lines()
        .stream()
        .map(line -> outcome(visit, line, versions.get(line.number())))
        .toList();
    Taken taken = parts.importing()
        .imports()
        .take(new Imports.Taking(upload.id(), now.release(), new ArrayList<>(versions.values()),
            outcomes, visit.now()));
    return new Answer(taken, now, wanted.size());
  }

  private static Version version(Visit visit, Line line, long number) {
    String kind = line.kind() == Line.Kind.RULE ? RuleCopy.RULE : WorkingCopy.SCRIPT;
    return new Version(new Subject(kind, line.id()), number, line.change().base(),
        Optional.of(line.change().text()), visit.account().name(), visit.now(),
        OptionalLong.empty());
  }

  private static Outcome outcome(Visit visit, Line line,
      @org.jspecify.annotations.Nullable Version version) {
    String kind = line.kind().name().toLowerCase(Locale.ROOT);
    return new Outcome(line.number(), ImportView.place(visit, line), new Subject(kind, line.id()),
        line.title(), line.standing().wireName(), version == null ? 0 : version.version(),
        ImportView.note(visit, line));
  }
}
