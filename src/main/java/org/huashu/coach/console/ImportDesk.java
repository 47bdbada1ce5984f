package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.huashu.coach.console.ImportReading.Look.Ready;
import org.huashu.coach.intake.Examined;
import org.huashu.coach.intake.Imports;
import org.huashu.coach.intake.Imports.Outcome;
import org.huashu.coach.intake.Imports.Taken;
import org.huashu.coach.intake.Imports.Upload;
import org.huashu.coach.intake.Line;
import org.huashu.coach.knowledge.Edits.Subject;
import org.huashu.coach.knowledge.Edits.Version;
import org.huashu.coach.knowledge.RuleEdits;
import org.huashu.coach.knowledge.ScriptEdits;

/** Takes uploads over, all or nothing. Safe for use by many threads. */
final class ImportDesk {

  private final Console.Parts parts;

  ImportDesk(Console.Parts parts) {
    this.parts = parts;
  }

  /** What became of a wish to take an upload over, and how many lines of it became edits. */
  record Answer(Taken taken, int count) {}

  /**
   * Takes an upload over, if it would do what was shown.
   *
   * @param shown the digest of what was shown
   */
  Answer take(Visit visit, Upload upload, Ready ready, String shown) {
    Examined now = ready.examined();
    Map<String, Long> scripts = parts.importing().edits().numbers(ScriptEdits.KIND);
    Map<String, Long> rules = parts.importing().edits().numbers(RuleEdits.KIND);
    if (!now.shown(upload.settings()).equals(shown)
        || !ready.mark().equals(parts.importing().edits().mark())) {
      return new Answer(Taken.STALE, 0);
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
    return new Answer(taken, wanted.size());
  }

  private static Version version(Visit visit, Line line, long number) {
    String kind = line.kind() == Line.Kind.RULE ? RuleEdits.KIND : ScriptEdits.KIND;
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
