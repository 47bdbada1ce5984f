package org.huashu.coach.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.quality.ScoreSheet;
import org.huashu.coach.review.ChatKey;
import org.huashu.coach.scoring.ChatSamples;
import org.huashu.coach.scoring.Mark;
import org.huashu.coach.scoring.Paper;
import org.huashu.coach.scoring.RefusedScoreException;
import org.huashu.coach.scoring.RefusedScoreException.Why;
import org.huashu.coach.scoring.ScoreAct;
import org.huashu.coach.scoring.Scoring;
import org.huashu.coach.text.PersonalData;

/** A chat beside its score sheet. */
final class ScoringArea implements Area {

  private static final String ONE = ScoreTabs.PATH + "/chat";
  private static final String KEPT = ScoreTabs.PATH + "/of/{number}";

  private final Console.Parts parts;
  private final Inspecting inspecting;
  private final ScoringView view;

  ScoringArea(Console.Parts parts) {
    this.parts = parts;
    this.inspecting = parts.inspecting();
    this.view = new ScoringView(inspecting.chats());
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(ONE, Access.TRAINERS, this::fresh),
        PageRoute.post(ONE, Access.TRAINERS, this::begin),
        PageRoute.get(KEPT, Access.TRAINERS, visit -> found(visit, it -> kept(visit, it, ""))),
        PageRoute.post(KEPT, Access.TRAINERS, visit -> found(visit, it -> score(visit, it))),
        PageRoute.post(KEPT + "/answer", Access.TRAINERS,
            visit -> found(visit, it -> answer(visit, it))),
        PageRoute.get(ScoreTabs.PATH + "/points", Access.TRAINERS, this::points),
        PageRoute.get(ScoreTabs.PATH + "/said", Access.TRAINERS, this::said),
        PageRoute.get(ScoreTabs.PATH + "/draft/{number}", Access.TRAINERS, this::ofDraft),
        PageRoute.post(ScoreTabs.PATH + "/next", Access.TRAINERS, this::next));
  }

  static OptionalLong number(String text) {
    return text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** Where a chat is scored. */
  static String path(ChatKey chat, String query) {
    return ONE + (query.isEmpty() ? "?" : query + "&") + address(chat);
  }

  /** A chat as it stands in an address. */
  static String address(ChatKey chat) {
    return "shop=" + Addresses.value(chat.shop()) + "&conversation="
        + Addresses.value(chat.conversation())
        + "&agent=" + Addresses.value(chat.agent()) + "&day=" + chat.day();
  }

  /** The chat that an address names, if the visitor may see its shop. */
  private Optional<ChatKey> chat(Visit visit) {
    return ScoreArea.day(visit.param("day"))
        .map(day -> named(visit, day))
        .filter(key -> visit.oneShop().map(key.shop()::equals).orElse(true))
        .filter(key -> inspecting.chats().chat(key).isPresent());
  }

  static ChatKey named(Visit visit, LocalDate day) {
    return new ChatKey(visit.param("shop"), visit.param("conversation"), visit.param("agent"),
        day);
  }

  private Reply found(Visit visit, Function<Scoring, Reply> then) {
    return number(visit.name("number")).stream()
        .boxed()
        .findFirst()
        .flatMap(inspecting.scores()::scoring)
        .filter(it -> visit.oneShop().map(it.chat().shop()::equals).orElse(true))
        .map(then)
        .orElseGet(() -> Refusals.missing(visit));
  }

  private ScoreSheet sheet() {
    try (CurrentRelease.Lease lease = parts.knowledge().current().acquire()) {
      return lease.release().knowledge().policies().scoreSheet();
    }
  }

  /** The sample that is worked off, as it stands behind a path. */
  private static String query(Visit visit) {
    OptionalLong sample = number(visit.param("sample"));
    return sample.isPresent() ? "?sample=" + sample.getAsLong() : "";
  }

  private Reply fresh(Visit visit) {
    return chat(visit).map(chat -> {
      OptionalLong kept = inspecting.scores().find(chat);
      return kept.isPresent()
          ? new Reply.Redirect(of(kept.getAsLong()) + query(visit))
          : blank(visit, chat, new Paper(sheet(), List.of(), ""), "");
    }).orElseGet(() -> Refusals.missing(visit));
  }

  private static String of(long number) {
    return ScoreTabs.PATH + "/of/" + number;
  }

  private Reply blank(Visit visit, ChatKey chat, Paper paper, String fault) {
    return blank(visit, chat, paper, new Refused(fault, Typed.NOTHING));
  }

  /** Why something was not kept, and what was typed. */
  private record Refused(String fault, Typed typed) {

    static Refused of(Visit visit, Why why, String form) {
      String said = visit.say("scores.refused." + why);
      String field = why == Why.REASON || (why == Why.TOO_LONG && !form.equals(ScoringModel.SHEET))
          ? "reason"
          : why == Why.ITEMS ? "item" : "";
      return new Refused(said, Typed.of(visit, form, field, said));
    }
  }

  private Reply blank(Visit visit, ChatKey chat, Paper paper, Refused refused) {
    return page(view.fresh(visit, chat, paper, new ScoringView.Around(path(chat, query(visit)),
        "", refused.fault(), refused.typed())));
  }

  private Reply kept(Visit visit, Scoring scoring, String fault) {
    return kept(visit, scoring, scoring.paper(), new Refused(fault, Typed.NOTHING));
  }

  private Reply kept(Visit visit, Scoring scoring, Paper paper, Refused refused) {
    return page(view.kept(visit, scoring, paper, new ScoringView.Around(of(scoring.number()),
        query(visit), refused.fault(), refused.typed())));
  }

  /** The first counter whose number cannot be kept; nothing typed is changed silently. */
  private static Optional<Refused> fault(Visit visit, ScoreSheet sheet) {
    return sheet.groups()
        .stream()
        .flatMap(group -> group.items().stream())
        .map(item -> "times." + item.id())
        .filter(field -> !visit.form().text(field).matches("([0-9]{1,2})?"))
        .findFirst()
        .map(field -> new Refused(visit.say("form.see-field"), Typed.of(visit,
            ScoringModel.SHEET, field, visit.say("scores.wrong.times", Mark.MOST_TIMES))));
  }

  private static Reply page(ScoringModel model) {
    return new Reply.Page(model.fault().isEmpty() ? 200 : 409, "console/scoring.jte",
        "scores.one", model);
  }

  private Reply begin(Visit visit) {
    Optional<ChatKey> chat = chat(visit);
    if (chat.isEmpty()) {
      return Refusals.missing(visit);
    }
    Paper paper = paper(visit, sheet());
    Optional<Refused> fault = fault(visit, paper.sheet());
    if (fault.isPresent()) {
      return blank(visit, chat.get(), paper, fault.get());
    }
    try {
      long number = inspecting.desk().begin(chat.get(), act(visit, paper));
      note(visit, chat.get(), number);
      return onward(visit, number);
    } catch (RefusedScoreException e) {
      OptionalLong kept = inspecting.scores().find(chat.get());
      return e.why() == Why.CHANGED && kept.isPresent()
          ? changed(visit, inspecting.scores().scoring(kept.getAsLong()).orElseThrow(), paper)
          : blank(visit, chat.get(), paper, Refused.of(visit, e.why(), ScoringModel.SHEET));
    }
  }

  /** Somebody was faster: their score is shown, with what was typed in its fields. */
  private Reply changed(Visit visit, Scoring scoring, Paper typed) {
    return kept(visit, scoring, typed, Refused.of(visit, Why.CHANGED, ScoringModel.SHEET));
  }

  private Reply score(Visit visit, Scoring scoring) {
    Paper paper = paper(visit, scoring.paper().sheet());
    Optional<Refused> fault = fault(visit, paper.sheet());
    if (fault.isPresent()) {
      return kept(visit, scoring, paper, fault.get());
    }
    try {
      inspecting.desk().act(scoring.number(), seen(visit), act(visit, paper));
      note(visit, scoring.chat(), scoring.number());
      return onward(visit, scoring.number());
    } catch (RefusedScoreException e) {
      return kept(visit, scoring, paper, Refused.of(visit, e.why(), ScoringModel.SHEET));
    }
  }

  static int seen(Visit visit) {
    String seen = visit.form().text("seen");
    return seen.matches("[0-9]{1,6}") ? Integer.parseInt(seen) : -1;
  }

  private static boolean finishes(Visit visit) {
    return !visit.form().text("finish").isEmpty();
  }

  private static ScoreAct act(Visit visit, Paper paper) {
    return finishes(visit)
        ? new ScoreAct.Finished(visit.account().name(), visit.now(), paper)
        : new ScoreAct.Saved(visit.account().name(), visit.now(), paper);
  }

  private void note(Visit visit, ChatKey chat, long number) {
    parts.audit()
        .add(visit.deed(finishes(visit) ? "score.finish" : "score.save", Long.toString(number),
            chat.shop() + " " + chat.agent() + " " + chat.conversation() + " " + chat.day()));
  }

  /** A draft stays open; after a finished one the next of the sample comes. */
  private Reply onward(Visit visit, long number) {
    return finishes(visit) && !query(visit).isEmpty()
        ? next(visit)
        : new Reply.Redirect(ReviewArea.done(of(number) + query(visit),
            finishes(visit) ? "score-finished" : "score-saved"));
  }

  private Reply next(Visit visit) {
    Optional<ChatSamples.Sample> sample = number(visit.param("sample")).stream()
        .boxed()
        .findFirst()
        .flatMap(inspecting.samples()::sample)
        .filter(it -> visit.oneShop().map(it.plan().shop()::equals).orElse(true));
    return sample
        .map(it -> inspecting.samples()
            .next(it.number(), visit.account().name())
            .<Reply>map(chat -> new Reply.Redirect(path(chat, query(visit))))
            .orElseGet(() -> new Reply.Redirect(
                ReviewArea.done(ChatArea.PATH + query(visit), "score-none"))))
        .orElseGet(() -> Refusals.missing(visit));
  }

  /** What the form says; numbers that are none count as 0. */
  private static Paper paper(Visit visit, ScoreSheet sheet) {
    List<Mark> marks = new ArrayList<>();
    sheet.groups().forEach(group -> group.items().forEach(item -> {
      Mark mark = new Mark(item.id(), times(visit.form(), item.id()),
          visit.form().all("evidence." + item.id()).stream().distinct().toList(),
          visit.form().text("remark." + item.id()));
      if (mark.times() > 0 || !mark.remark().isEmpty() || !mark.messages().isEmpty()) {
        marks.add(mark);
      }
    }));
    return new Paper(sheet, marks, visit.form().text("remark"));
  }

  private static int times(Form form, String item) {
    return isNumber(form, item)
        ? Math.min(Integer.parseInt(form.text("times." + item)), Mark.MOST_TIMES)
        : 0;
  }

  private static boolean isNumber(Form form, String item) {
    return form.text("times." + item).matches("[0-9]{1,4}");
  }

  /**
   * Items whose number was left out or is none stay as they are: nothing is accepted by mistake.
   */
  private Reply answer(Visit visit, Scoring scoring) {
    List<Mark> accepted = scoring.appeal()
        .stream()
        .flatMap(appeal -> appeal.items().stream().sorted())
        .filter(item -> isNumber(visit.form(), item))
        .map(item -> new Mark(item, times(visit.form(), item), List.of(), ""))
        .filter(mark -> mark.times() < scoring.paper().mark(mark.item()).times())
        .toList();
    try {
      inspecting.desk()
          .act(scoring.number(), seen(visit), new ScoreAct.Answered(visit.account().name(),
              visit.now(), accepted, visit.form().text("reason")));
    } catch (RefusedScoreException e) {
      return kept(visit, scoring, scoring.paper(),
          Refused.of(visit, e.why(), ScoringModel.ANSWER));
    }
    parts.audit()
        .add(visit.deed("score.answer",
            Long.toString(scoring.number()), PersonalData.mask(visit.form().text("reason"))));
    return new Reply.Redirect(
        ReviewArea.done(of(scoring.number()) + query(visit), "score-answered"));
  }

  /** What the counters come to, while they are turned. */
  private Reply points(Visit visit) {
    ScoreSheet sheet = number(visit.param("score")).stream()
        .boxed()
        .findFirst()
        .flatMap(inspecting.scores()::scoring)
        .filter(it -> visit.oneShop().map(it.chat().shop()::equals).orElse(true))
        .map(it -> it.paper().sheet())
        .orElseGet(this::sheet);
    List<Mark> marks = new ArrayList<>();
    sheet.groups()
        .forEach(group -> group.items()
            .forEach(item -> marks
                .add(new Mark(item.id(), times(visit.query(), item.id()), List.of(), ""))));
    return Reply.fragment("console/score-points.jte",
        ScoringView.points(new Paper(sheet, marks, "")));
  }

  /** More of what was said. */
  private Reply said(Visit visit) {
    return chat(visit)
        .map(chat -> view.more(visit, chat))
        .orElseGet(() -> Refusals.missing(visit));
  }

  /** From a flagged draft to its chat. */
  private Reply ofDraft(Visit visit) {
    return number(visit.name("number")).stream()
        .boxed()
        .findFirst()
        .flatMap(draft -> inspecting.chats().ofDraft(draft, visit.zone()))
        .filter(chat -> visit.oneShop().map(chat.shop()::equals).orElse(true))
        .filter(chat -> inspecting.chats().chat(chat).isPresent())
        .<Reply>map(chat -> new Reply.Redirect(path(chat, "")))
        .orElseGet(() -> Refusals.missing(visit));
  }
}
