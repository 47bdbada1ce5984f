package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.huashu.coach.account.Grant;
import org.huashu.coach.console.ImportModel.Row;
import org.huashu.coach.console.ImportModel.Tab;
import org.huashu.coach.console.ImportReading.Look;
import org.huashu.coach.intake.Examined;
import org.huashu.coach.intake.Imports;
import org.huashu.coach.intake.Imports.Outcome;
import org.huashu.coach.intake.Imports.State;
import org.huashu.coach.intake.Imports.Taken;
import org.huashu.coach.intake.Imports.Undone;
import org.huashu.coach.intake.Imports.Upload;
import org.huashu.coach.intake.Line;
import org.huashu.coach.intake.Line.Standing;
import org.huashu.coach.intake.Settings;
import org.huashu.coach.intake.UnreadableFileException;

/** One upload: looked at, mapped, taken over, and taken back. */
final class ImportFileArea implements Area {

  private static final String ONE = ImportArea.PATH + "/of/{id}";
  private static final String SHOW = "show";
  private static final String REMARKS = "remarks";
  private static final int SHOWN = 50;

  private final Console.Parts parts;
  private final Imports imports;
  private final ImportReading reading;
  private final ImportDesk desk;

  ImportFileArea(Console.Parts parts, ImportReading reading) {
    this.parts = parts;
    this.imports = parts.importing().imports();
    this.reading = reading;
    this.desk = new ImportDesk(parts);
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(ONE, Access.EDITORS, visit -> found(visit, it -> page(visit, it))),
        PageRoute.post(ONE + "/settings", Access.EDITORS,
            visit -> found(visit, it -> settings(visit, it))),
        PageRoute.post(ONE + "/cancel", Access.EDITORS, visit -> found(visit, it -> cancel(it))),
        PageRoute.post(ONE + "/take", Access.EDITORS, visit -> found(visit, it -> take(visit, it))),
        PageRoute.post(ONE + "/undo", Access.EDITORS, visit -> found(visit, it -> undo(visit, it))),
        PageRoute.post(ONE + "/drop", Access.EDITORS,
            visit -> found(visit, it -> drop(visit, it))));
  }

  /** Whoever made it; once it was taken over also who manages all shops. */
  static boolean maySee(Visit visit, Upload upload) {
    return upload.account().equals(visit.account().name()) || (upload.state() != State.OPEN
        && ScriptRights.manages(visit, Grant.EVERY_SHOP));
  }

  private Reply found(Visit visit, Function<Upload, Reply> then) {
    return imports.find(visit.name("id"))
        .filter(upload -> maySee(visit, upload))
        .map(then)
        .orElseGet(() -> Refusals.missing(visit));
  }

  private Reply page(Visit visit, Upload upload) {
    if (upload.state() != State.OPEN) {
      return report(visit, upload);
    }
    if (!visit.fragment()) {
      return preview(visit, upload, Said.NOTHING);
    }
    // The page that shows how far the reading is asks again and again.
    return switch (reading.further(visit, upload)) {
      case Look.Going going -> Reply.fragment("console/import-reading-state.jte",
          ImportView.reading(upload, state(visit, upload).url(), going, ""));
      case Look.Left left when left.cancelled() -> cancelled();
      case Look.Left _,Look.Ready _,Look.Unreadable _ ->
        new Reply.Redirect(state(visit, upload).url());
    };
  }

  private Reply cancel(Upload upload) {
    reading.cancel(upload);
    return cancelled();
  }

  private static Reply cancelled() {
    return new Reply.Redirect(ImportArea.PATH + "?done=import-cancelled");
  }

  // --- before

  /** What became of what was wanted last, in words; nothing when nothing was. */
  private record Said(int status, String fault) {
    static final Said NOTHING = new Said(200, "");
  }

  private Reply preview(Visit visit, Upload upload, Said said) {
    Look look = reading.look(visit, upload);
    return switch (look) {
      case Look.Ready ready -> preview(visit, upload, ready.examined(), said);
      case Look.Unreadable unreadable -> unreadable(visit, upload, unreadable.why());
      case Look.Going _,Look.Left _ ->
        new Reply.Page(said.status(), "console/import-reading.jte", "import.preview",
            ImportView.reading(upload, state(visit, upload).url(), look, said.fault()));
    };
  }

  /** What nobody can read is not kept; what could be read otherwise is read so again. */
  private Reply unreadable(Visit visit, Upload upload, UnreadableFileException why) {
    Settings fresh = Settings.fresh(upload.settings().shop());
    if (upload.settings().reading().equals(fresh)) {
      imports.drop(upload.id());
    } else {
      imports.settings(upload.id(), fresh);
    }
    return new Reply.Page(422, "console/problem.jte", "nav.import",
        new ProblemModel(upload.file(), ImportView.said(visit, why), false));
  }

  private Reply preview(Visit visit, Upload upload, Examined examined, Said said) {
    ListState state = state(visit, upload);
    var listing = new Listing<>("import", ImportView.columns(visit),
        (wanted, after, most) -> lines(examined, wanted, after, most),
        line -> Integer.toString(line.number()), _ -> Optional.empty());
    Optional<Reply> file = listing.export(visit, state);
    if (file.isPresent()) {
      return file.get();
    }
    List<Row> rows = lines(examined, state, state.after(), SHOWN).stream()
        .map(line -> ImportView.row(visit, upload, line))
        .toList();
    Settings settings = upload.settings();
    var taking = new ImportModel.Taking(
        examined.count(Standing.NEW) + examined.count(Standing.CHANGED),
        examined.count(Standing.CONFLICT), examined.decided(settings, true).size(),
        examined.decided(settings, false).size(), examined.count(Standing.MISTAKE),
        settings.stop(), settings.overwrite(), examined.shown(settings));
    var mapping = new ImportMapping(parts, visit);
    var model = new ImportModel(ImportArea.path(upload.id()), upload.file(),
        mapping.facts(examined), mapping.mapping(examined, settings), tabs(visit, examined, state),
        rows, listing.table(visit, state), taking, said.fault());
    return new Reply.Page(said.status(), "console/import.jte", "import.preview", model);
  }

  /** Also when a form was sent elsewhere, the list is that of the page. */
  private static ListState state(Visit visit, Upload upload) {
    ListState state = ListState.of(visit, List.of(SHOW), List.of("place"));
    return new ListState(ImportArea.path(upload.id()), state.values(), state.sort(),
        state.descending());
  }

  private static List<Line> lines(Examined examined, ListState state, Optional<String> after,
      int most) {
    OptionalInt last = number(after);
    String show = state.value(SHOW);
    boolean back = state.descending();
    return (back ? examined.lines().reversed() : examined.lines())
        .stream()
        .filter(line -> fits(line, show) && (last.isEmpty()
            || (back ? line.number() < last.getAsInt() : line.number() > last.getAsInt())))
        .limit(most)
        .toList();
  }

  private static OptionalInt number(Optional<String> cursor) {
    return cursor.filter(it -> it.matches("\\d{1,9}"))
        .map(it -> OptionalInt.of(Integer.parseInt(it)))
        .orElse(OptionalInt.empty());
  }

  private static boolean fits(Line line, String show) {
    return show.isEmpty() || line.standing().wireName().equals(show)
        || (show.equals(REMARKS) && warned(line));
  }

  private static boolean warned(Line line) {
    return line.remarks()
        .stream()
        .anyMatch(it -> it.severity() != org.huashu.coach.wording.Severity.INFO);
  }

  private static List<Tab> tabs(Visit visit, Examined examined, ListState state) {
    List<Tab> tabs = new ArrayList<>();
    tabs.add(tab(visit, state, "", examined.lines().size()));
    for (Standing standing : Standing.values()) {
      if (examined.count(standing) > 0) {
        tabs.add(tab(visit, state, standing.wireName(), examined.count(standing)));
      }
    }
    int warned = (int) examined.lines().stream().filter(ImportFileArea::warned).count();
    if (warned > 0) {
      tabs.add(tab(visit, state, REMARKS, warned));
    }
    return tabs;
  }

  private static Tab tab(Visit visit, ListState state, String show, int count) {
    String key = show.isEmpty() ? "list.all" : "import.standing." + show;
    return new Tab(visit.say(key), count, state.with(SHOW, show), state.value(SHOW).equals(show));
  }

  private Reply settings(Visit visit, Upload upload) {
    if (upload.state() != State.OPEN) {
      return new Reply.Redirect(ImportArea.path(upload.id()));
    }
    Settings wished = ImportMapping.read(visit, upload.settings());
    Optional<String> fault = ImportMapping.fault(visit, wished);
    if (fault.isPresent()) {
      return preview(visit, upload, new Said(422, fault.get()));
    }
    if (reading.look(visit, upload.with(wished)) instanceof Look.Unreadable(var why)) {
      return preview(visit, upload, new Said(422, ImportView.said(visit, why)));
    }
    imports.settings(upload.id(), wished);
    return new Reply.Redirect(ImportArea.path(upload.id()));
  }

  // --- taking over

  private Reply take(Visit visit, Upload upload) {
    if (upload.state() != State.OPEN) {
      return new Reply.Redirect(ImportArea.path(upload.id()));
    }
    Settings settings = upload.settings()
        .deciding(visit.form().text("mistakes").equals("stop"),
            visit.form().text("conflicts").equals("take"));
    imports.settings(upload.id(), settings);
    Upload decided = upload.with(settings);
    if (!(reading.look(visit, decided) instanceof Look.Ready ready)) {
      // It takes long, so nothing of what was shown can be known to hold.
      return preview(visit, decided, new Said(409, visit.say("import.meanwhile")));
    }
    Examined examined = ready.examined();
    if (examined.stopped(settings)) {
      return preview(visit, decided,
          new Said(422, visit.say("import.stopped", examined.count(Standing.MISTAKE))));
    }
    if (examined.wanted(settings).isEmpty()) {
      return preview(visit, decided, new Said(422, visit.say("import.nothing")));
    }
    ImportDesk.Answer answer = desk.take(visit, decided, ready, visit.form().text("shown"));
    if (answer.taken() == Taken.STALE) {
      return preview(visit, decided, new Said(409, visit.say("import.meanwhile")));
    }
    if (answer.taken() == Taken.NOW) {
      note(visit, "import.take", upload.file(),
          visit.say("import.taken", answer.count()));
    }
    return new Reply.Redirect(ImportArea.path(upload.id()) + "?done=import");
  }

  private Reply undo(Visit visit, Upload upload) {
    if (upload.state() != State.TAKEN) {
      return new Reply.Redirect(ImportArea.path(upload.id()));
    }
    Undone undone = imports.undo(upload.id(), visit.account().name(), visit.now());
    if (undone.back() > 0) {
      note(visit, "import.undo", upload.file(),
          visit.say("import.undone", undone.back(), undone.kept()));
    }
    return new Reply.Redirect(ImportArea.path(upload.id()) + "?done="
        + (undone.back() == 0
            ? "import-not-undone"
            : undone.kept() > 0 ? "import-partly-undone" : "import-undone"));
  }

  private Reply drop(Visit visit, Upload upload) {
    imports.drop(upload.id());
    note(visit, "import.drop", upload.file(), "");
    return new Reply.Redirect(ImportArea.PATH + "?done=import-dropped");
  }

  private void note(Visit visit, String action, String subject, String detail) {
    parts.audit()
        .add(visit.deed(action, subject, detail));
  }

  // --- afterwards

  private Reply report(Visit visit, Upload upload) {
    ListState state = state(visit, upload);
    var listing = new Listing<>("import", ImportView.outcomes(visit),
        (wanted, after, most) -> imports.outcomes(new Imports.OutcomeQuery(upload.id(),
            wanted.value(SHOW), wanted.descending(), number(after), most)),
        outcome -> Integer.toString(outcome.number()), ImportFileArea::href);
    Optional<Reply> file = listing.export(visit, state);
    if (file.isPresent()) {
      return file.get();
    }
    List<Tab> tabs = new ArrayList<>();
    var counts = imports.fates(upload.id());
    tabs.add(tab(visit, state, "", counts.values().stream().mapToInt(it -> it).sum()));
    for (Standing standing : Standing.values()) {
      Optional.ofNullable(counts.get(standing.wireName()))
          .ifPresent(count -> tabs.add(tab(visit, state, standing.wireName(), count)));
    }
    return Reply.page("console/import-report.jte", "import.report",
        new ImportReportModel(ImportArea.path(upload.id()), upload.file(), upload.account(),
            upload.changed(), upload.state() == State.UNDONE, tabs, listing.table(visit, state)));
  }

  private static Optional<String> href(Outcome outcome) {
    return outcome.version() == 0
        ? Optional.empty()
        : Optional.of(outcome.subject().kind().equals("rule")
            ? RuleArea.path(outcome.subject().id())
            : ScriptArea.path(outcome.subject().id()));
  }
}
