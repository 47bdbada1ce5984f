package org.huashu.coach.console;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.huashu.coach.console.ImportLineModel.Side;
import org.huashu.coach.console.ImportReading.Look;
import org.huashu.coach.intake.Imports;
import org.huashu.coach.intake.Imports.State;
import org.huashu.coach.intake.Imports.Upload;
import org.huashu.coach.intake.Line;
import org.huashu.coach.intake.Line.Standing;
import org.huashu.coach.knowledge.Edits.Version;

/** One line in conflict: both sides beside each other, and which of them counts. */
final class ImportLineArea implements Area {

  private static final String ONE = ImportArea.PATH + "/of/{id}/line/{line}";

  private final Console.Parts parts;
  private final Imports imports;
  private final ImportReading reading;

  ImportLineArea(Console.Parts parts, ImportReading reading) {
    this.parts = parts;
    this.imports = parts.importing().imports();
    this.reading = reading;
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(
        PageRoute.get(ONE, Access.EDITORS, visit -> found(visit,
            (upload, line) -> beside(visit, upload, line))),
        PageRoute.post(ONE, Access.EDITORS, visit -> found(visit,
            (upload, line) -> decide(visit, upload, line))));
  }

  static String path(String upload, Line line) {
    return ImportArea.path(upload) + "/line/" + line.number();
  }

  /** A line in conflict; what is not read yet shows first how far that is. */
  private Reply found(Visit visit, BiFunction<Upload, Line, Reply> then) {
    Optional<Upload> upload = imports.find(visit.name("id"))
        .filter(it -> it.state() == State.OPEN && ImportFileArea.maySee(visit, it));
    if (upload.isEmpty()) {
      return Refusals.missing(visit);
    }
    if (!(reading.look(visit, upload.get()) instanceof Look.Ready ready)) {
      return new Reply.Redirect(ImportArea.path(upload.get().id()));
    }
    return ready.examined()
        .lines()
        .stream()
        .filter(line -> Integer.toString(line.number()).equals(visit.name("line")))
        .findFirst()
        .map(line -> line.standing() == Standing.CONFLICT
            ? then.apply(upload.get(), line)
            : new Reply.Redirect(ImportArea.path(upload.get().id())))
        .orElseGet(() -> Refusals.missing(visit));
  }

  private Reply beside(Visit visit, Upload upload, Line line) {
    List<Side> sides = ImportView.diff(visit, line)
        .lines()
        .stream()
        .map(it -> new Side(it.label(), without(it.pieces(), "new"), without(it.pieces(), "gone")))
        .toList();
    String href = line.kind() == Line.Kind.RULE
        ? RuleArea.path(line.id())
        : ScriptArea.path(line.id());
    return Reply.page("console/import-line.jte", "import.beside",
        new ImportLineModel(ImportArea.path(upload.id()), upload.file(),
            ImportView.place(visit, line), line.title(), line.id(), theirs(visit, line), sides,
            ImportView.notes(visit, line),
            ImportView.decide(upload, line).orElseThrow(), href));
  }

  private static List<Piece> without(List<Piece> pieces, String kind) {
    return pieces.stream().filter(piece -> !piece.kind().equals(kind)).toList();
  }

  /** Whose it is, and of when. */
  private String theirs(Visit visit, Line line) {
    Optional<Version> edit = line.kind() == Line.Kind.RULE
        ? parts.rules().copy().find(line.id()).flatMap(entry -> entry.edit())
        : parts.knowledge().copy().find(line.id()).flatMap(entry -> entry.edit());
    return edit.map(it -> visit.say("import.beside.draft", it.author(),
        Frame.fullTime(it.at(), visit.zone())))
        .orElseGet(() -> visit.say("import.beside.now"));
  }

  /** Keeps what was decided of the line as it was seen; of another one nothing is decided. */
  private Reply decide(Visit visit, Upload upload, Line line) {
    if (!line.mark().equals(visit.form().text("of"))) {
      return Refusals.of(visit, 409, "problem.conflict");
    }
    String choice = visit.form().text("choice");
    Optional<Boolean> take = choice.equals("take")
        ? Optional.of(true)
        : choice.equals("keep") ? Optional.of(false) : Optional.empty();
    imports.settings(upload.id(), upload.settings().deciding(line, take));
    String back = visit.form().text("back").isEmpty()
        ? ImportArea.path(upload.id())
        : Back.to(visit);
    return new Reply.Redirect(back + "#line-" + line.number());
  }
}
