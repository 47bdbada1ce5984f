package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huashu.coach.account.Tokens;
import org.huashu.coach.console.ImportReading.Look;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.console.UserModel.Choice;
import org.huashu.coach.intake.Field;
import org.huashu.coach.intake.Imports;
import org.huashu.coach.intake.Imports.State;
import org.huashu.coach.intake.Imports.Upload;
import org.huashu.coach.intake.Opened;
import org.huashu.coach.intake.Settings;
import org.huashu.coach.knowledge.Edited;
import org.huashu.coach.knowledge.ScriptCard;

/** Where imports begin: a file is uploaded, and looked at later. */
final class ImportArea implements Area {

  static final String PATH = Console.ROOT + "/import";

  /** The file, and what a browser writes around it. */
  private static final int MOST_BYTES = Opened.MOST_BYTES + (64 << 10);
  private static final String STATE = "state";
  /** Imports are few; more than years of them. */
  private static final int MOST_LISTED = 5_000;
  private static final int MOST_NAME = 120;
  private static final List<Field> TABLE = List.of(Field.ID, Field.CATEGORY, Field.TITLE,
      Field.QUESTIONS, Field.ANSWER, Field.USE, Field.CONDITIONS, Field.SHOPS, Field.CHANNELS,
      Field.PRODUCTS, Field.FROM, Field.UNTIL, Field.TAGS, Field.OWNER);

  private final Console.Parts parts;
  private final Imports imports;
  private final ImportReading reading;

  ImportArea(Console.Parts parts, ImportReading reading) {
    this.parts = parts;
    this.reading = reading;
    this.imports = parts.importing().imports();
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, Access.EDITORS, visit -> page(visit, 200, "")),
        PageRoute.upload(PATH, Access.EDITORS, MOST_BYTES, this::upload),
        PageRoute.get(PATH + "/table", Access.EDITORS, this::table));
  }

  @Override
  public Optional<Link> link() {
    return Optional.of(new Link(32, "nav.import", PATH, Access.EDITORS));
  }

  static String path(String id) {
    return PATH + "/of/" + id;
  }

  private Reply page(Visit visit, int status, String fault) {
    // Also when a form was sent, the list is that of the page.
    ListState state =
        ListState.of(visit, List.of("q", STATE), List.of("-at", "at", "file", "who"));
    Listing<Upload> past = past(visit, state);
    return past.export(visit, state)
        .orElseGet(() -> new Reply.Page(status, "console/imports.jte", "nav.import",
            new ImportsModel(Opened.MOST_BYTES >> 20, past.table(visit, state),
                Stream.of(State.values())
                    .map(it -> new Choice(it.name(), state(visit, it).text(),
                        state.value(STATE).equals(it.name())))
                    .toList(),
                fault)));
  }

  private Listing<Upload> past(Visit visit, ListState state) {
    String words = state.value("q").toLowerCase(Locale.ROOT);
    List<Upload> uploads = imports.list(visit.account().name(), MOST_LISTED)
        .stream()
        .filter(upload -> ImportFileArea.maySee(visit, upload))
        .filter(it -> words.isEmpty() || it.file().toLowerCase(Locale.ROOT).contains(words)
            || it.account().toLowerCase(Locale.ROOT).contains(words))
        .filter(it -> state.value(STATE).isEmpty() || it.state().name().equals(state.value(STATE)))
        .toList();
    Map<String, Function<Upload, String>> keys = Map.of("at", it -> it.changed().toString(),
        "file", Upload::file, "who", Upload::account);
    var sorted = new SortedRows<>(uploads, keys, Upload::id);
    return new Listing<>("imports", List.of(
        new Column<>("file", true, it -> Cell.of(it.file())),
        new Column<>("state", false, it -> state(visit, it.state())),
        new Column<>("who", true, it -> Cell.of(it.account())),
        new Column<>("at", true, it -> Cell.of(Optional.of(it.changed())))), sorted,
        it -> sorted.cursor(state, it), it -> Optional.of(path(it.id())));
  }

  static Cell state(Visit visit, State state) {
    return Cell.badge(visit.say("import.state." + state.name().toLowerCase(java.util.Locale.ROOT)),
        switch (state) {
          case OPEN -> "warn";
          case TAKEN -> "good";
          case UNDONE -> "mute";
        });
  }

  private Reply upload(Visit visit) {
    Optional<Form.Uploaded> file = visit.form().file();
    if (file.isEmpty()) {
      return page(visit, 422, visit.say("import.unreadable.none"));
    }
    Settings settings = Settings.fresh(visit.oneShop().orElse(""));
    String name = name(file.get().name());
    byte[] content = file.get().content();
    Upload upload = new Upload(Tokens.fresh(), visit.account().name(), name, content.length,
        visit.now(), State.OPEN, settings);
    imports.keep(upload, content);
    if (reading.look(visit, upload) instanceof Look.Unreadable(var why)) {
      imports.drop(upload.id());
      return page(visit, why.key().equals("large") ? 413 : 422, ImportView.said(visit, why));
    }
    note(visit, "import.upload", name, content.length + " B");
    return new Reply.Redirect(path(upload.id()));
  }

  /** As people call the file: without folders, and not longer than a line. */
  private static String name(String given) {
    String bare = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
        .replaceAll("\\p{Cntrl}", "")
        .strip();
    int from = Math.max(0, bare.length() - MOST_NAME);
    return bare.isEmpty() ? "file" : bare.substring(from);
  }

  private void note(Visit visit, String action, String subject, String detail) {
    parts.audit()
        .add(visit.deed(action, subject, detail));
  }

  // --- the scripts as a table, to be changed and imported again

  private Reply table(Visit visit) {
    Spreadsheet.Format format =
        Spreadsheet.Format.of(visit.param(ListState.FORMAT)).orElse(Spreadsheet.Format.XLSX);
    List<String> heads = TABLE.stream().map(field -> ImportView.field(visit, field)).toList();
    List<List<Cell>> rows = new ArrayList<>();
    for (Edited<ScriptCard> entry : parts.knowledge().copy().entries().values()) {
      entry.current()
          .filter(card -> ScriptRights.mayEdit(visit, card))
          .ifPresent(card -> rows.add(
              TABLE.stream().map(field -> Cell.of(text(visit, card, field))).toList()));
    }
    return new Reply.Download(format.type(), visit.say("import.table.file") + format.ending(),
        out -> new Spreadsheet(heads, visit.zone()).write(format, rows, out));
  }

  private static String text(Visit visit, ScriptCard card, Field field) {
    return switch (field) {
      case ID -> card.id();
      case CATEGORY -> card.topic();
      case TITLE -> card.title();
      case QUESTIONS -> String.join("\n", card.questions());
      case ANSWER -> card.answer();
      case USE -> visit.say("scripts.use." + ScriptForm.wire(card.use()));
      case CONDITIONS -> String.join("\n", card.conditions());
      case SHOPS -> joined(card.scope().shops());
      case CHANNELS -> joined(card.scope().channels());
      case PRODUCTS -> joined(card.scope().products());
      case FROM -> card.scope().from().map(at -> Frame.fullTime(at, visit.zone())).orElse("");
      case UNTIL -> card.scope().until().map(at -> Frame.fullTime(at, visit.zone())).orElse("");
      case TAGS -> joined(card.tags());
      case OWNER -> card.owner();
      case KEYWORD -> card.name();
    };
  }

  private static String joined(java.util.Collection<String> texts) {
    return texts.stream().collect(Collectors.joining("，"));
  }
}
