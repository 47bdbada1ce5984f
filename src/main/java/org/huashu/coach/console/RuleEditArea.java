package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Role;
import org.huashu.coach.console.RuleModel.Clash;
import org.huashu.coach.knowledge.Edited;
import org.huashu.coach.knowledge.Edited.Saved;
import org.huashu.coach.knowledge.Edited.Wish;
import org.huashu.coach.knowledge.Edits;
import org.huashu.coach.knowledge.ExchangeRefusedException;
import org.huashu.coach.knowledge.NextRelease.Chosen;
import org.huashu.coach.knowledge.RuleCard;
import org.huashu.coach.knowledge.RuleEdits;
import org.huashu.coach.knowledge.RuleField;
import org.huashu.coach.knowledge.WorkingCopy;
import org.huashu.coach.wording.Category;

/** One rule: edited in a form with checks, published, archived, brought back; its history. */
final class RuleEditArea implements Area {

  static final String ONE = RuleArea.PATH + "/of/{id}";
  private static final int MOST_VERSIONS = 100;
  private static final int MOST_REASON = 500;

  private final Console.Parts parts;
  private final WorkingCopy<RuleCard> copy;
  private final RuleView view;
  private final RuleRemarks remarks;
  private final PublishArea publishing;

  RuleEditArea(Console.Parts parts, PublishArea publishing) {
    this.parts = parts;
    this.publishing = publishing;
    this.copy = parts.rules().copy();
    this.view = new RuleView(parts);
    this.remarks = new RuleRemarks(parts);
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(RuleArea.PATH + "/new", Access.EDITORS, this::fresh),
        PageRoute.post(RuleArea.PATH + "/new", Access.EDITORS,
            visit -> allowed(visit, this::create)),
        PageRoute.post(RuleArea.PATH + "/check", Access.EDITORS,
            visit -> Reply.fragment("console/rule-check.jte", remarks.model(visit, card(visit)))),
        PageRoute.get(ONE, RuleArea.READERS, visit -> found(visit, it -> edit(visit, it))),
        PageRoute.post(ONE, Access.EDITORS, visit -> editable(visit, it -> save(visit, it))),
        PageRoute.post(ONE + "/archive", Access.EDITORS,
            visit -> editable(visit, it -> archive(visit, it))),
        PageRoute.post(ONE + "/give-up", Access.EDITORS,
            visit -> editable(visit, it -> giveUp(visit, it))),
        PageRoute.post(ONE + "/publish", Access.EDITORS,
            visit -> editable(visit, it -> publish(visit, it))),
        PageRoute.get(ONE + "/history", RuleArea.READERS,
            visit -> found(visit, it -> history(visit, it))),
        PageRoute.post(ONE + "/restore", Access.EDITORS,
            visit -> editable(visit, it -> restore(visit, it))));
  }

  /** Rules are for all shops, and so are those who may change them. */
  static boolean mayEdit(Visit visit) {
    return visit.account().roles(Grant.EVERY_SHOP).contains(Role.KNOWLEDGE_MANAGER);
  }

  private static Reply allowed(Visit visit, Function<Visit, Reply> then) {
    return mayEdit(visit) ? then.apply(visit) : Refusals.of(visit, 403, "problem.forbidden");
  }

  private Reply found(Visit visit, Function<Edited<RuleCard>, Reply> then) {
    return copy.find(visit.name("id")).map(then).orElseGet(() -> Refusals.missing(visit));
  }

  private Reply editable(Visit visit, Function<Edited<RuleCard>, Reply> then) {
    return found(visit,
        entry -> mayEdit(visit) ? then.apply(entry) : Refusals.of(visit, 403, "problem.forbidden"));
  }

  /** The card that a form says; a form that does not say which rule it is of, is a new one's. */
  static RuleCard card(Visit visit) {
    String category = visit.form().text("category").toLowerCase(Locale.ROOT);
    String name = visit.form().text("name").toLowerCase(Locale.ROOT);
    return RuleForm.card(visit.form(),
        Category.named(category).map(Category::wireName).orElse(Category.BANNED.wireName()),
        RuleCard.goodName(name) ? name : "new");
  }

  // --- the form

  private Reply fresh(Visit visit) {
    return allowed(visit, it -> page(200, view.fresh(it, RuleView.empty(it), "")));
  }

  private Reply edit(Visit visit, Edited<RuleCard> entry) {
    return page(200, view.model(visit, entry, RuleView.Shown.of(entry)));
  }

  private static Reply page(int status, RuleModel model) {
    return new Reply.Page(status, "console/rule.jte",
        model.standing().fresh() ? "rules.new" : "rules.edit", model);
  }

  // --- saving

  private Reply create(Visit visit) {
    String typed = visit.form().text("name").toLowerCase(Locale.ROOT);
    RuleCard written = card(visit);
    String name = typed.isEmpty() ? RuleForm.name(written, this::isTaken) : typed;
    RuleCard card = RuleForm.card(visit.form(), written.category(),
        RuleCard.goodName(name) ? name : "new");
    if (!RuleCard.goodName(name) || name.length() > 80) {
      return page(422, view.fresh(visit, card, visit.say("rules.fault.name")));
    }
    if (copy.find(card.id()).isPresent()) {
      return page(422, view.fresh(visit, card, visit.say("rules.fault.taken")));
    }
    return RuleForm.tooLong(card)
        ? page(422, view.fresh(visit, card, visit.say("rules.fault.long")))
        : keep(visit, card, "");
  }

  private boolean isTaken(String id) {
    return copy.find(id).isPresent();
  }

  private Reply save(Visit visit, Edited<RuleCard> entry) {
    RuleCard shown = entry.shown();
    RuleCard card = RuleForm.card(visit.form(), shown.category(), shown.name());
    if (RuleForm.tooLong(card)) {
      return page(422,
          view.model(visit, entry, new RuleView.Shown(card, visit.form().exact("loaded"),
              Optional.empty(), visit.say("rules.fault.long"))));
    }
    return keep(visit, card, visit.form().exact("loaded"));
  }

  private Reply keep(Visit visit, RuleCard card, String loaded) {
    String author = visit.account().name();
    return switch (copy.save(
        new Wish<>(card.id(), loaded, Optional.of(card), author))) {
      case Saved.Kept<RuleCard> _ -> {
        note(visit, "rule.save", card);
        yield new Reply.Redirect(RuleArea.path(card.id()) + "?done=rule");
      }
      case Saved.Stale<RuleCard> stale -> merged(visit, card, loaded, stale.now());
    };
  }

  /** Shows both changes in one form; saving it again keeps what stands there then. */
  private Reply merged(Visit visit, RuleCard mine, String loaded, Optional<Edited<RuleCard>> now) {
    if (now.isEmpty()) {
      return Refusals.of(visit, 409, "problem.conflict");
    }
    Optional<RuleCard> theirs = now.flatMap(Edited::current);
    RuleCard base = RuleEdits.card(mine.id(), loaded)
        .orElse(new RuleCard(mine.category(), mine.name(), java.util.Map.of()));
    if (theirs.isEmpty()) {
      Clash gone = new Clash(visit.say("rules.clash.removed"), List.of());
      return page(409, view.model(visit, now.get(),
          new RuleView.Shown(mine, "", Optional.of(gone), "")));
    }
    RuleCard.Merge merge = mine.merge(base, theirs.get());
    Clash clash = new Clash(view.who(visit, now.get()), merge.both()
        .stream()
        .map(field -> RuleView.theirs(visit, field, mine, theirs.get()))
        .toList());
    return page(409, view.model(visit, now.get(), new RuleView.Shown(merge.card(),
        RuleEdits.text(theirs), Optional.of(clash), "")));
  }

  // --- what becomes of it

  private Reply archive(Visit visit, Edited<RuleCard> entry) {
    // What was never published has nothing to be archived from: it is given up.
    if (entry.released().isEmpty()) {
      return giveUp(visit, entry);
    }
    Saved<RuleCard> saved =
        copy.save(new Wish<>(entry.id(), visit.form().exact("loaded"), Optional.empty(),
            visit.account().name()));
    if (saved instanceof Saved.Stale) {
      return Refusals.of(visit, 409, "problem.conflict");
    }
    note(visit, "rule.archive", entry.shown());
    return new Reply.Redirect(RuleArea.path(entry.id()) + "?done=rule-archived");
  }

  private Reply giveUp(Visit visit, Edited<RuleCard> entry) {
    copy.giveUp(List.of(entry.id()));
    note(visit, "rule.give-up", entry.shown());
    return new Reply.Redirect(
        (copy.find(entry.id()).isPresent() ? RuleArea.path(entry.id()) : RuleArea.PATH)
            + "?done=rule-given-up");
  }

  private Reply publish(Visit visit, Edited<RuleCard> entry) {
    String reason = visit.form().text("reason");
    if (reason.isEmpty() || reason.length() > MOST_REASON) {
      return refused(visit, entry, 422, visit.say("releases.fault.reason"));
    }
    if (entry.draft().isPresent() && !remarks.publishable(entry.draft().get())) {
      return refused(visit, entry, 422, visit.say("rules.fault.unfit"));
    }
    // Only what was looked at is published.
    if (!visit.form().exact("loaded").equals(RuleEdits.text(entry.current()))) {
      return refused(visit, entry, 409, visit.say("releases.fault.meanwhile"));
    }
    try {
      return publishing.publish(visit,
          new Chosen(List.of(), List.of(entry.id())), RuleArea.path(entry.id()));
    } catch (ExchangeRefusedException _) {
      return refused(visit, entry, 409, visit.say("releases.fault.meanwhile"));
    }
  }

  private Reply refused(Visit visit, Edited<RuleCard> entry, int status, String fault) {
    Edited<RuleCard> now = copy.find(entry.id()).orElse(entry);
    return page(status, view.model(visit, now, RuleView.Shown.of(now).with(fault)));
  }

  // --- history

  private Reply history(Visit visit, Edited<RuleCard> entry) {
    List<Edits.Version> versions = copy.history(entry.id(), MOST_VERSIONS);
    List<RuleHistoryModel.Line> lines = new ArrayList<>();
    for (int i = 0; i < versions.size(); i++) {
      Optional<RuleCard> before = i + 1 < versions.size()
          ? RuleEdits.card(versions.get(i + 1))
          : RuleEdits.card(entry.id(), versions.get(i).base());
      lines.add(line(visit, versions.get(i), before, i == 0));
    }
    if (!versions.isEmpty() && !versions.getLast().base().isEmpty()) {
      lines.add(RuleHistoryModel.Line.first(visit));
    }
    return Reply.page("console/rule-history.jte", "scripts.history", new RuleHistoryModel(
        entry.id(), RuleTitle.of(entry.shown()), mayEdit(visit), lines));
  }

  private static RuleHistoryModel.Line line(Visit visit, Edits.Version version,
      Optional<RuleCard> before, boolean newest) {
    Optional<RuleCard> card = RuleEdits.card(version);
    return new RuleHistoryModel.Line(visit.say("scripts.version", version.version()),
        Optional.of(version.at()), version.author(),
        Versions.fate(visit, version, newest), card.isEmpty(),
        RuleView.diff(visit, before, card),
        (newest && version.release().isEmpty()) || card.isEmpty()
            ? Optional.empty()
            : Optional.of(Long.toString(version.version())));
  }

  /** Version 0 is what stood there before the first edit. */
  private Reply restore(Visit visit, Edited<RuleCard> entry) {
    List<Edits.Version> versions = copy.history(entry.id(), MOST_VERSIONS);
    String wanted = visit.form().text("version");
    Optional<RuleCard> card = wanted.equals("0") && !versions.isEmpty()
        ? RuleEdits.card(entry.id(), versions.getLast().base())
        : Versions.numbered(versions, wanted).flatMap(RuleEdits::card);
    return card.map(it -> keep(visit, it, RuleEdits.text(entry.current())))
        .orElseGet(() -> Refusals.missing(visit));
  }

  private void note(Visit visit, String action, RuleCard card) {
    parts.audit()
        .add(visit.deed(action, card.id(),
            card.text(RuleField.MESSAGE)));
  }
}
