package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huashu.coach.account.Role;
import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.console.ScriptModel.Clash;
import org.huashu.coach.console.ScriptModel.Theirs;
import org.huashu.coach.console.UserModel.Choice;
import org.huashu.coach.intake.ScriptNames;
import org.huashu.coach.knowledge.Edited;
import org.huashu.coach.knowledge.Edited.Saved;
import org.huashu.coach.knowledge.Edited.State;
import org.huashu.coach.knowledge.Edited.Wish;
import org.huashu.coach.knowledge.Edits;
import org.huashu.coach.knowledge.ScriptCard;
import org.huashu.coach.knowledge.ScriptEdits;
import org.huashu.coach.knowledge.WorkingCopy;
import org.huashu.coach.script.Script.Scope;
import org.huashu.coach.script.Script.Use;

/** One script: edited with a preview and checks, its history, and its end. */
final class ScriptEditArea implements Area {

  private static final String ONE = ScriptArea.PATH + "/of/{id}";
  private static final String TEMPLATE = "console/script.jte";
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  /** The version before all that were made here. */
  private static final String FIRST = "0";
  private static final int MOST_VERSIONS = 100;

  private final Console.Parts parts;
  private final WorkingCopy<ScriptCard> copy;
  private final CurrentRelease current;

  ScriptEditArea(Console.Parts parts) {
    this.parts = parts;
    this.copy = parts.knowledge().copy();
    this.current = parts.knowledge().current();
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(ScriptArea.PATH + "/new", Access.EDITORS, this::fresh),
        PageRoute.post(ScriptArea.PATH + "/new", Access.EDITORS, this::create),
        PageRoute.post(ScriptArea.PATH + "/check", Access.EDITORS, this::check),
        PageRoute.get(ONE, ScriptArea.READERS, visit -> found(visit, it -> edit(visit, it))),
        PageRoute.post(ONE, Access.EDITORS, visit -> editable(visit, it -> save(visit, it))),
        PageRoute.post(ONE + "/remove", Access.EDITORS,
            visit -> editable(visit, it -> remove(visit, it))),
        PageRoute.post(ONE + "/give-up", Access.EDITORS,
            visit -> editable(visit, it -> giveUp(visit, it))),
        PageRoute.get(ONE + "/history", ScriptArea.READERS, this::history),
        PageRoute.post(ONE + "/restore", Access.EDITORS, this::restore));
  }

  private Reply found(Visit visit, Function<Edited<ScriptCard>, Reply> then) {
    return copy.find(visit.name("id")).map(then).orElseGet(() -> Refusals.missing(visit));
  }

  private Reply editable(Visit visit, Function<Edited<ScriptCard>, Reply> then) {
    return found(visit, entry -> ScriptRights.mayEdit(visit, entry.shown())
        ? then.apply(entry)
        : Refusals.of(visit, 403, "problem.forbidden"));
  }

  // --- the form

  private Reply fresh(Visit visit) {
    ScriptCard card = NewScript.of(visit, parts).orElseGet(() -> empty(visit.param("topic")));
    return form(200, model(visit, true, card, ""));
  }

  private static ScriptCard empty(String topic) {
    return new ScriptCard(topic, "", "", List.of(), "", Use.ANSWER, List.of(), Scope.EVERYWHERE,
        List.of(), "");
  }

  private Reply edit(Visit visit, Edited<ScriptCard> entry) {
    return form(200, model(visit, false, entry.shown(), ScriptEdits.text(entry.current())));
  }

  private static Reply form(int status, ScriptModel model) {
    return new Reply.Page(status, TEMPLATE, model.fresh() ? "scripts.new" : "scripts.edit", model);
  }

  private ScriptModel model(Visit visit, boolean fresh, ScriptCard card, String loaded) {
    Optional<Edited<ScriptCard>> entry = fresh ? Optional.empty() : copy.find(card.id());
    Cell state = ScriptArea.state(visit,
        entry.map(Edited::state).orElse(State.DRAFT));
    List<Choice> topics = copy.entries()
        .values()
        .stream()
        .map(it -> it.shown().topic())
        .distinct()
        .map(topic -> new Choice(topic, ScriptArea.topic(visit, topic),
            topic.equals(card.topic())))
        .toList();
    List<Choice> uses = Stream.of(Use.values())
        .map(use -> new Choice(ScriptForm.wire(use),
            visit.say("scripts.use." + ScriptForm.wire(use)), use == card.use()))
        .toList();
    Optional<String> by = entry.flatMap(Edited::edit)
        .map(edit -> visit.say("scripts.by", edit.author(),
            Frame.fullTime(edit.at(), visit.zone())));
    boolean mayEdit = visit.has(Role.KNOWLEDGE_MANAGER)
        && (fresh || ScriptRights.mayEdit(visit, card));
    return new ScriptModel(fresh, mayEdit, card, loaded, state, Optional.empty(), "", topics,
        uses, placeholders(), by, visit.zone());
  }

  private List<String> placeholders() {
    try (CurrentRelease.Lease lease = current.acquire()) {
      return List.copyOf(lease.release().knowledge().policies().placeholders().keySet());
    }
  }

  // --- saving

  private Reply create(Visit visit) {
    String topic = topic(visit);
    String wished = visit.form().text("name").toLowerCase(Locale.ROOT);
    String name = wished.isEmpty()
        ? ScriptForm.name(visit.form().text("title"), it -> copy.find(topic + "." + it).isPresent())
        : wished;
    ScriptCard card = ScriptForm.card(visit.form(), visit.zone(), topic, name);
    Optional<String> fault = !ScriptCard.goodName(topic) || !ScriptCard.goodName(name)
        ? Optional.of("scripts.fault.name")
        : copy.find(card.id()).isPresent()
            ? Optional.of("scripts.fault.taken")
            : ScriptForm.fault(card);
    return fault.map(key -> faulty(visit, true, card, key)).orElseGet(() -> keep(visit, card, ""));
  }

  /** The topic as it is named, or as people call it; a new one in Chinese is named by initials. */
  private String topic(Visit visit) {
    String typed = visit.form().text("topic").toLowerCase(Locale.ROOT);
    return copy.entries()
        .values()
        .stream()
        .map(it -> it.shown().topic())
        .filter(topic -> ScriptArea.topic(visit, topic).equalsIgnoreCase(typed))
        .findFirst()
        .orElseGet(() -> CHINESE.matcher(typed).find()
            ? ScriptNames.initials(typed, "")
            : typed);
  }

  private Reply save(Visit visit, Edited<ScriptCard> entry) {
    ScriptCard shown = entry.shown();
    ScriptCard card =
        ScriptForm.card(visit.form(), visit.zone(), shown.topic(), shown.name());
    return ScriptForm.fault(card)
        .map(key -> faulty(visit, false, card, key))
        .orElseGet(() -> keep(visit, card, visit.form().exact("loaded")));
  }

  private Reply faulty(Visit visit, boolean fresh, ScriptCard card, String key) {
    ScriptModel model = model(visit, fresh, card, fresh ? "" : visit.form().exact("loaded"));
    return form(422, with(model, Optional.empty(), visit.say(key)));
  }

  private static ScriptModel with(ScriptModel model, Optional<Clash> clash, String fault) {
    return new ScriptModel(model.fresh(), model.mayEdit(), model.card(), model.loaded(),
        model.state(), clash, fault, model.topics(), model.uses(), model.known(), model.by(),
        model.zone());
  }

  private Reply keep(Visit visit, ScriptCard card, String loaded) {
    if (!ScriptRights.mayEdit(visit, card)) {
      return Refusals.of(visit, 403, "problem.forbidden");
    }
    String author = visit.account().name();
    return switch (copy.save(
        new Wish<>(card.id(), loaded, Optional.of(card), author))) {
      case Saved.Kept<ScriptCard> _ -> {
        note(visit, "script.save", card.id(), card.title());
        yield new Reply.Redirect(ScriptArea.path(card.id()) + "?done=script");
      }
      case Saved.Stale<ScriptCard> stale -> merged(visit, card, loaded, stale.now());
    };
  }

  /** Shows both changes in one form; saving it again keeps what stands there then. */
  private Reply merged(Visit visit, ScriptCard mine, String loaded,
      Optional<Edited<ScriptCard>> now) {
    Optional<ScriptCard> theirs = now.flatMap(Edited::current);
    ScriptCard base = ScriptEdits.card(mine.id(), loaded).orElse(empty(mine.topic()));
    String who = now.flatMap(Edited::edit)
        .map(edit -> visit.say("scripts.clash.by", edit.author(),
            Frame.fullTime(edit.at(), visit.zone())))
        .orElse(visit.say("scripts.clash.release"));
    if (theirs.isEmpty()) {
      ScriptModel model = model(visit, false, mine, "");
      return form(409, with(model,
          Optional.of(new Clash(visit.say("scripts.clash.removed"), List.of())), ""));
    }
    ScriptCard.Merge merge = mine.merge(base, theirs.get());
    List<Theirs> both = merge.both()
        .stream()
        .map(part -> theirs(visit, part, mine, theirs.get()))
        .toList();
    ScriptModel model =
        model(visit, false, merge.card(), ScriptEdits.text(theirs));
    return form(409, with(model, Optional.of(new Clash(who, both)), ""));
  }

  private static Theirs theirs(Visit visit, ScriptCard.Part part, ScriptCard mine,
      ScriptCard other) {
    String value = switch (part) {
      case FROM -> ScriptForm.field(other.scope().from(), visit.zone());
      case UNTIL -> ScriptForm.field(other.scope().until(), visit.zone());
      case SHOPS, CHANNELS, PRODUCTS, TAGS -> String.join("，", other.lines(part));
      default -> String.join("\n", other.lines(part));
    };
    return new Theirs(part.name().toLowerCase(Locale.ROOT), ScriptDiff.label(visit, part), value,
        TextDiff.of(ScriptDiff.text(visit, mine, part), ScriptDiff.text(visit, other, part)));
  }

  private Reply remove(Visit visit, Edited<ScriptCard> entry) {
    Saved<ScriptCard> saved =
        copy.save(new Wish<>(entry.id(), visit.form().exact("loaded"), Optional.empty(),
            visit.account().name()));
    if (saved instanceof Saved.Stale) {
      return Refusals.of(visit, 409, "problem.conflict");
    }
    note(visit, "script.remove", entry.id(), entry.shown().title());
    return new Reply.Redirect(
        entry.released().isPresent()
            ? ScriptArea.path(entry.id()) + "?done=script-removed"
            : ScriptArea.PATH + "?done=script-removed");
  }

  private Reply giveUp(Visit visit, Edited<ScriptCard> entry) {
    copy.giveUp(List.of(entry.id()));
    note(visit, "script.give-up", entry.id(), entry.shown().title());
    return new Reply.Redirect(
        (entry.released().isPresent() ? ScriptArea.path(entry.id()) : ScriptArea.PATH)
            + "?done=script-given-up");
  }

  // --- while typing

  private Reply check(Visit visit) {
    ScriptCard card = ScriptForm.card(visit);
    List<ScriptCard> others =
        copy.entries().values().stream().flatMap(entry -> entry.current().stream()).toList();
    try (CurrentRelease.Lease lease = current.acquire()) {
      return Reply.fragment("console/script-check.jte",
          Remarks.model(visit, card, lease.release(), others));
    }
  }

  // --- history

  private Reply history(Visit visit) {
    String id = visit.name("id");
    return found(visit, entry -> {
      List<Edits.Version> versions = copy.history(id, MOST_VERSIONS);
      boolean mayEdit = visit.has(Role.KNOWLEDGE_MANAGER)
          && ScriptRights.mayEdit(visit, entry.shown());
      List<HistoryModel.Line> lines = new ArrayList<>();
      for (int i = 0; i < versions.size(); i++) {
        Optional<ScriptCard> before = i + 1 < versions.size()
            ? ScriptEdits.card(versions.get(i + 1))
            : ScriptEdits.card(id, versions.get(i).base());
        lines.add(line(visit, versions.get(i), before, i == 0 && entry.edit().isPresent()));
      }
      first(entry.id(), versions)
          .map(card -> first(visit, versions.getLast(), card))
          .ifPresent(lines::add);
      return Reply.page("console/script-history.jte", "scripts.history",
          new HistoryModel(id, entry.shown().title(), mayEdit, lines));
    });
  }

  /** What the script said before anybody edited it here, if that is known. */
  private static Optional<ScriptCard> first(String id, List<Edits.Version> versions) {
    return versions.isEmpty() || versions.getLast().version() > 1
        || versions.getLast().base().isEmpty()
            ? Optional.empty()
            : ScriptEdits.card(id, versions.getLast().base());
  }

  private static HistoryModel.Line first(Visit visit, Edits.Version after, ScriptCard card) {
    return new HistoryModel.Line(0, after.at(), "", visit.say("scripts.fate.first"), false,
        ScriptDiff.of(visit, Optional.empty(), Optional.of(card)), Optional.of(FIRST));
  }

  private static HistoryModel.Line line(Visit visit, Edits.Version version,
      Optional<ScriptCard> before, boolean newest) {
    Optional<ScriptCard> card = ScriptEdits.card(version);
    return new HistoryModel.Line(version.version(), version.at(), version.author(),
        Versions.fate(visit, version, newest),
        card.isEmpty(), ScriptDiff.of(visit, before, card),
        newest || card.isEmpty()
            ? Optional.empty()
            : Optional.of(Long.toString(version.version())));
  }

  private Reply restore(Visit visit) {
    return editable(visit, entry -> wanted(visit.form().text("version"), entry)
        .map(card -> keep(visit, card, ScriptEdits.text(entry.current())))
        .orElseGet(() -> Refusals.missing(visit)));
  }

  private Optional<ScriptCard> wanted(String version, Edited<ScriptCard> entry) {
    List<Edits.Version> versions = copy.history(entry.id(), MOST_VERSIONS);
    return version.equals(FIRST)
        ? first(entry.id(), versions)
        : Versions.numbered(versions, version).flatMap(ScriptEdits::card);
  }

  private void note(Visit visit, String action, String subject, String detail) {
    parts.audit()
        .add(visit.deed(action, subject, detail));
  }
}
