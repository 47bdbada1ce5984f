package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huashu.coach.console.ImportModel.Decide;
import org.huashu.coach.console.ImportModel.Row;
import org.huashu.coach.console.ImportReading.Look;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.intake.Fault;
import org.huashu.coach.intake.Field;
import org.huashu.coach.intake.Imports.Outcome;
import org.huashu.coach.intake.Imports.Upload;
import org.huashu.coach.intake.Line;
import org.huashu.coach.intake.Line.Kind;
import org.huashu.coach.intake.Line.Standing;
import org.huashu.coach.intake.UnreadableFileException;

/** Lines of a file in the words of the page. */
final class ImportView {

  /** Keys of what people call the topics. */
  static final String TOPIC = "scripts.topic.";
  /** Keys of what else people call groups of such scripts, parted by commas. */
  static final String ALIASES = "import.alias.";
  private static final int SHORT = 120;
  private static final Pattern NO_KEY = Pattern.compile("no key '([^']*)'; .* has (.*)");
  private static final Pattern MISSING = Pattern.compile("'([a-z-]+)' is missing");

  private ImportView() {}

  static String said(Visit visit, UnreadableFileException e) {
    return visit.say("import.unreadable." + e.key(), e.values().toArray());
  }

  static String field(Visit visit, Field field) {
    return visit.say("import.field." + field.wireName());
  }

  /** How far a file that is being read has come. */
  static ImportReadingModel reading(Upload upload, String look, Look far, String fault) {
    String path = ImportArea.path(upload.id());
    if (!(far instanceof Look.Going(var run))) {
      return new ImportReadingModel(path, look, upload.file(), "failed", 0, 0, 0, fault);
    }
    String state = run.queued() ? "queued" : run.all() == 0 ? "reading" : "comparing";
    // Each line is read once and looked at once.
    return new ImportReadingModel(path, look, upload.file(), state, run.percent(),
        run.done() / 2, run.all() / 2, fault);
  }

  /** Where the line stands in its file. */
  static String place(Visit visit, Line line) {
    return line.path().isEmpty()
        ? visit.say("import.line", line.at())
        : line.path() + ":" + line.at();
  }

  static Cell standing(Visit visit, String wireName) {
    return Cell.badge(visit.say("import.standing." + wireName), switch (wireName) {
      case "new" -> "good";
      case "changed" -> "info";
      case "conflict" -> "warn";
      case "mistake" -> "bad";
      default -> "mute";
    });
  }

  /** All that there is to say of a line, as one text. */
  static String note(Visit visit, Line line) {
    return notes(visit, line).stream()
        .map(note -> note.label() + visit.say("colon") + note.text())
        .collect(Collectors.joining("\n"));
  }

  static List<CheckModel.Remark> notes(Visit visit, Line line) {
    List<CheckModel.Remark> notes = new ArrayList<>();
    line.faults().forEach(fault -> notes.add(note(visit, line, fault)));
    line.remarks().forEach(remark -> notes.add(Remarks.said(visit, remark)));
    return notes;
  }

  private static CheckModel.Remark note(Visit visit, Line line, Fault fault) {
    String tone = line.standing() == Standing.MISTAKE
        ? "bad"
        : line.standing() == Standing.LEFT_OUT ? "info" : "warn";
    String label = fault.field().isEmpty()
        ? visit.say("import.standing." + line.standing().wireName())
        : visit.say("import.field." + fault.field());
    String key = "import.fault." + fault.key();
    return new CheckModel.Remark(tone, label, fault.key().equals("yaml")
        ? visit.say(key, fault.values().getFirst(), yaml(visit, fault.values().getLast()))
        : visit.say(key, fault.values().toArray()), Optional.empty());
  }

  private static String yaml(Visit visit, String text) {
    Matcher noKey = NO_KEY.matcher(text);
    Matcher missing = MISSING.matcher(text);
    return noKey.matches()
        ? visit.say("import.yaml.no-key", noKey.group(1), noKey.group(2))
        : missing.matches()
            ? visit.say("import.yaml.missing", missing.group(1))
            : RuleRemarks.text(visit, text);
  }

  static ScriptDiff diff(Visit visit, Line line) {
    return line.kind() == Kind.RULE
        ? RuleView.diff(visit, line.change().ruleBefore(), line.change().ruleAfter())
        : ScriptDiff.of(visit, line.change().before(), line.change().after());
  }

  /** What there is to decide of a line. */
  static Optional<Decide> decide(Upload upload, Line line) {
    return line.standing() == Standing.CONFLICT
        ? Optional.of(new Decide(ImportLineArea.path(upload.id(), line), line.mark(),
            upload.settings().decision(line).map(take -> take ? "take" : "keep").orElse("")))
        : Optional.empty();
  }

  static Row row(Visit visit, Upload upload, Line line) {
    Optional<String> href = line.change().before().isPresent()
        ? Optional.of(ScriptArea.path(line.id()))
        : line.change().ruleBefore().isPresent()
            ? Optional.of(RuleArea.path(line.id()))
            : Optional.empty();
    ScriptDiff diff = line.standing() != Standing.CHANGED && line.standing() != Standing.CONFLICT
        ? new ScriptDiff(List.of())
        : diff(visit, line);
    String text = line.change()
        .after()
        .map(card -> card.answer())
        .or(() -> line.change().ruleAfter().map(RuleTitle::of))
        .orElse("");
    return new Row(line.number(), place(visit, line), standing(visit, line.standing().wireName()),
        line.title().isEmpty() ? visit.say("import.untitled") : line.title(), line.id(), href,
        text.length() <= SHORT ? text : text.substring(0, SHORT) + "…", notes(visit, line), diff,
        decide(upload, line));
  }

  // --- as files

  static List<Column<Line>> columns(Visit visit) {
    return List.of(
        new Column<>("place", true, line -> Cell.of(place(visit, line))),
        new Column<>("standing", false,
            line -> standing(visit, line.standing().wireName())),
        new Column<>("title", false, line -> Cell.of(line.title())),
        new Column<>("id", false, line -> Cell.of(line.id())),
        new Column<>("note", false, line -> Cell.of(note(visit, line))));
  }

  static List<Column<Outcome>> outcomes(Visit visit) {
    return List.of(
        new Column<>("title", false, it -> Cell.of(it.title())),
        new Column<>("place", true, it -> Cell.of(it.place())),
        new Column<>("standing", false, it -> standing(visit, it.fate())),
        new Column<>("became", false, it -> it.version() > 0
            ? Cell.badge(visit.say("import.became.draft"), "good")
            : Cell.badge(visit.say("import.became.nothing"), "mute")),
        new Column<>("id", false, it -> Cell.of(it.subject().id())),
        new Column<>("note", false, it -> Cell.of(it.note())));
  }
}
