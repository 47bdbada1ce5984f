package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huashu.coach.account.Grant;
import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.console.ReleasesModel.Waiting;
import org.huashu.coach.console.UserModel.Choice;
import org.huashu.coach.knowledge.Edited;
import org.huashu.coach.knowledge.Edited.Change;
import org.huashu.coach.knowledge.Edited.State;
import org.huashu.coach.knowledge.ExchangeRefusedException;
import org.huashu.coach.knowledge.NextRelease.Chosen;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.knowledge.ReleaseStore.Note;
import org.huashu.coach.knowledge.ReleaseStore.Origin;
import org.huashu.coach.knowledge.RuleCard;
import org.huashu.coach.knowledge.ScriptCard;
import org.huashu.coach.knowledge.ScriptChecks;
import org.huashu.coach.knowledge.WorkingCopy;

/** Publishing: what changes, why, and back again. */
final class ReleaseArea implements Area {

  static final String PATH = Console.ROOT + "/releases";
  private static final String ONE = PATH + "/of/{number}";
  private static final String ORIGIN = "origin";
  /** More than somebody reads one by one; the rest, of an import, is published together. */
  private static final int WAITING_SHOWN = 100;
  private static final int MOST_REASON = 500;

  private final Console.Parts parts;
  private final WorkingCopy<ScriptCard> copy;
  private final RuleReleases rules;
  private final PublishArea publishing;

  ReleaseArea(Console.Parts parts, PublishArea publishing) {
    this.parts = parts;
    this.publishing = publishing;
    this.copy = parts.knowledge().copy();
    this.rules = new RuleReleases(parts);
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, ScriptArea.READERS, visit -> page(visit, 200, "")),
        PageRoute.post(PATH, Access.EDITORS, this::publish),
        PageRoute.get(ONE, ScriptArea.READERS, this::one),
        PageRoute.post(ONE + "/back", Access.EDITORS, this::rollBack));
  }

  @Override
  public Optional<Link> link() {
    return Optional.of(new Link(30, "nav.releases", PATH, ScriptArea.READERS));
  }

  private Reply page(Visit visit, int status, String fault) {
    List<Note> notes = parts.knowledge().releases().notes();
    long newest = notes.isEmpty() ? 0 : notes.getFirst().number();
    ListState state = ListState.of(visit, List.of("q", ORIGIN),
        List.of("-number", "number", "author", "at"));
    Listing<Note> past = past(visit, state, notes);
    Optional<Reply> file = past.export(visit, state);
    if (file.isPresent()) {
      return file.get();
    }
    try (CurrentRelease.Lease lease = parts.knowledge().current().acquire()) {
      Release release = lease.release();
      List<Edited<ScriptCard>> scripts = copy.changes();
      List<Edited<RuleCard>> changed = parts.rules().copy().changes();
      List<Waiting> waiting = new ArrayList<>();
      scripts.stream()
          .limit(WAITING_SHOWN)
          .forEach(entry -> waiting.add(waiting(visit, entry, release)));
      changed.stream()
          .limit(WAITING_SHOWN - waiting.size())
          .forEach(entry -> waiting.add(rules.waiting(visit, entry)));
      int rest = scripts.size() + changed.size() - waiting.size();
      var model = new ReleasesModel(newest, release.number(), waiting, rest,
          past.table(visit, state), origins(visit, state), visit.form().text("reason"), fault);
      return new Reply.Page(status, "console/releases.jte", "nav.releases", model);
    }
  }

  private static Optional<Long> number(String text) {
    return text.matches("\\d{1,15}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  private static boolean mayRollBack(Visit visit) {
    return ScriptRights.manages(visit, Grant.EVERY_SHOP);
  }

  private static Waiting waiting(Visit visit, Edited<ScriptCard> entry, Release release) {
    var edit = entry.edit().orElseThrow();
    List<CheckModel.Remark> remarks = Remarks.blocking(visit, entry.draft(), release);
    return new Waiting("script", entry.id(), entry.shown().title(), ScriptArea.path(entry.id()),
        ScriptArea.state(visit, entry.state()), edit.author(), edit.at(),
        ScriptDiff.of(visit, entry.released(), entry.draft()),
        remarks.isEmpty() && mayPublish(visit, entry), remarks);
  }

  private static boolean mayPublish(Visit visit, Edited<ScriptCard> entry) {
    return entry.state() != State.CONFLICT && ScriptRights.mayEdit(visit, entry.shown())
        && entry.released().map(card -> ScriptRights.mayEdit(visit, card)).orElse(true);
  }

  /** What may be published. */
  private Chosen publishable(Visit visit) {
    try (CurrentRelease.Lease lease = parts.knowledge().current().acquire()) {
      ScriptChecks checks = new ScriptChecks(lease.release(), List.of());
      return new Chosen(copy.changes()
          .stream()
          .filter(entry -> mayPublish(visit, entry)
              && entry.draft().map(card -> checks.blocking(card).isEmpty()).orElse(true))
          .map(Edited::id)
          .collect(Collectors.toSet()),
          parts.rules()
              .copy()
              .changes()
              .stream()
              .filter(entry -> rules.waiting(visit, entry).publishable())
              .map(Edited::id)
              .collect(Collectors.toSet()));
    }
  }

  private static Listing<Note> past(Visit visit, ListState state, List<Note> notes) {
    String words = state.value("q").toLowerCase(Locale.ROOT);
    List<Note> rows = notes.stream()
        .filter(note -> words.isEmpty() || note.reason().toLowerCase(Locale.ROOT).contains(words)
            || note.author().toLowerCase(Locale.ROOT).contains(words))
        .filter(note -> state.value(ORIGIN).isEmpty()
            || state.value(ORIGIN).equals(origin(note)))
        .toList();
    Map<String, Function<Note, String>> keys = Map.of("number",
        note -> SortedRows.number(note.number()), "author", Note::author, "at",
        note -> note.publishedAt().toString());
    var sorted =
        new SortedRows<>(rows, keys, (Note note) -> SortedRows.number(note.number()));
    return new Listing<>("releases.past", List.of(
        new Column<>("number", true, note -> Cell.of(Long.toString(note.number()))),
        new Column<>("reason", false, note -> Cell.of(note.reason())),
        new Column<>("author", true, note -> Cell.of(note.author())),
        new Column<>("origin", false, note -> Cell.of(visit.say("releases.from-" + origin(note)))),
        new Column<>("at", true, note -> Cell.of(Optional.of(note.publishedAt())))), sorted,
        note -> sorted.cursor(state, note), note -> Optional.of(path(note.number())));
  }

  private static String path(long number) {
    return ONE.replace("{number}", Long.toString(number));
  }

  private static String origin(Note note) {
    return note.origin() == Origin.FILES ? "files" : "console";
  }

  private static List<Choice> origins(Visit visit, ListState state) {
    return Stream.of("console", "files")
        .map(it -> new Choice(it, visit.say("releases.from-" + it),
            state.value(ORIGIN).equals(it)))
        .toList();
  }

  private Reply publish(Visit visit) {
    String reason = visit.form().text("reason");
    Chosen publishable = publishable(visit);
    Chosen chosen = chosen(visit, publishable);
    if (reason.isEmpty() || reason.length() > MOST_REASON) {
      return page(visit, 422, visit.say("releases.fault.reason"));
    }
    if ((chosen.scripts().isEmpty() && chosen.rules().isEmpty())
        || !publishable.scripts().containsAll(chosen.scripts())
        || !publishable.rules().containsAll(chosen.rules())) {
      return page(visit, 422, visit.say("releases.fault.choice"));
    }
    try {
      return publishing.publish(visit, chosen, PATH);
    } catch (ExchangeRefusedException _) {
      return page(visit, 409, visit.say("releases.fault.meanwhile"));
    }
  }

  /** What was ticked, and if that was ticked all that was not shown. */
  private static Chosen chosen(Visit visit, Chosen publishable) {
    Form form = visit.form();
    Set<String> scripts = new TreeSet<>(form.all("script"));
    Set<String> rules = new TreeSet<>(form.all("rule"));
    if (form.text("rest").equals("yes")) {
      Set<String> shown = Set.copyOf(form.all("shown"));
      publishable.scripts().stream().filter(id -> !shown.contains(id)).forEach(scripts::add);
      publishable.rules().stream().filter(id -> !shown.contains(id)).forEach(rules::add);
    }
    return new Chosen(scripts, rules);
  }

  private Reply one(Visit visit) {
    return number(visit.name("number"))
        .flatMap(number -> parts.knowledge()
            .releases()
            .notes()
            .stream()
            .filter(note -> note.number() == number)
            .findFirst())
        .map(note -> one(visit, note))
        .orElseGet(() -> Refusals.missing(visit));
  }

  private Reply one(Visit visit, Note note) {
    List<ReleaseModel.Line> changes = new ArrayList<>();
    if (note.number() > 1) {
      copy.changed(note.number()).forEach(change -> changes.add(line(visit, change)));
      parts.rules()
          .copy()
          .changed(note.number())
          .forEach(change -> changes.add(RuleReleases.line(visit, change)));
    }
    boolean newest = copy.release() == note.number();
    return Reply.page("console/release.jte", "nav.releases",
        new ReleaseModel(note.number(), note.reason(), note.author(), note.publishedAt(), changes,
            mayRollBack(visit) && !newest));
  }

  private static ReleaseModel.Line line(Visit visit, Change<ScriptCard> change) {
    State state = change.before().isEmpty()
        ? State.DRAFT
        : change.after().isEmpty() ? State.LEAVING : State.CHANGED;
    String title = change.after().or(change::before).orElseThrow().title();
    return new ReleaseModel.Line(ScriptArea.path(change.id()), title,
        ScriptArea.state(visit, state),
        ScriptDiff.of(visit, change.before(), change.after()));
  }

  private Reply rollBack(Visit visit) {
    if (!mayRollBack(visit)) {
      return Refusals.of(visit, 403, "problem.forbidden");
    }
    Optional<Long> number = number(visit.name("number"));
    if (number.isEmpty()) {
      return Refusals.missing(visit);
    }
    String reason = visit.form().text("reason");
    String said = visit.say("releases.back-to", number.get())
        + (reason.isEmpty() ? "" : visit.say("colon") + reason);
    try {
      long fresh = parts.knowledge()
          .next()
          .rollBack(number.get(), said, visit.account().name());
      note(visit, "release.back", Long.toString(fresh), said);
      return new Reply.Redirect(PATH + "?done=release-back");
    } catch (ExchangeRefusedException _) {
      return page(visit, 409, visit.say("releases.fault.meanwhile"));
    }
  }

  private void note(Visit visit, String action, String subject, String detail) {
    parts.audit()
        .add(visit.deed(action, subject, detail));
  }
}
