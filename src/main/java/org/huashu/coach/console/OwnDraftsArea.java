package org.huashu.coach.console;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.huashu.coach.console.FilterForm.Field;
import org.huashu.coach.review.Act;
import org.huashu.coach.review.AgentNote;
import org.huashu.coach.review.QueueEntry;
import org.huashu.coach.review.QueueQuery;
import org.huashu.coach.review.QueueQuery.Filter;
import org.huashu.coach.review.RefusedActException;
import org.huashu.coach.review.ReviewDesk;
import org.huashu.coach.review.Story;

/** An agent's own flagged drafts: what trainers said of them, and the appeal against it. */
final class OwnDraftsArea implements Area {

  static final String PATH = Console.ROOT + "/own";

  /** Columns of the queue that say nothing among one's own. */
  private static final Set<String> ALWAYS_THE_SAME = Set.of("agent", "holder");

  private final Reviewing reviewing;
  private final Console.Parts parts;

  OwnDraftsArea(Console.Parts parts) {
    this.reviewing = parts.reviewing();
    this.parts = parts;
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, Access.AGENTS, this::list),
        PageRoute.get(PATH + "/of/{number}", Access.AGENTS, visit -> story(visit, "")),
        PageRoute.post(PATH + "/of/{number}/read", Access.AGENTS, this::read),
        PageRoute.post(PATH + "/of/{number}/appeal", Access.AGENTS, this::appeal));
  }

  @Override
  public Optional<Link> link() {
    return Optional.of(new Link(50, "nav.own", PATH, Access.AGENTS));
  }

  @Override
  public int waiting(Visit visit) {
    return notes(visit).size();
  }

  private Reply list(Visit visit) {
    ReviewFilters filters = ReviewFilters.of(visit);
    Filter all = filters.filter();
    Filter own = new Filter(all.shop(), Optional.of(visit.account().name()), all.rule(),
        all.category(), all.severity(), all.from(), all.to(), all.states(), all.ruling(),
        Optional.empty(), all.sample(), Optional.empty());
    ListState state = filters.state();
    var columns = ReviewArea.columns(visit)
        .stream()
        .filter(column -> !ALWAYS_THE_SAME.contains(column.key()))
        .toList();
    var listing = new Listing<QueueEntry>("review", columns,
        (_, after, most) -> reviewing.reviews()
            .queue(new QueueQuery(own, filters.order(),
                after.flatMap(QueueQuery.Place::parse), most))
            .items(),
        entry -> entry.place().text(),
        entry -> Optional.of(PATH + "/of/" + entry.number()));
    return listing.export(visit, state)
        .orElseGet(() -> Reply.page("console/own.jte", "nav.own",
            new OwnDraftsModel(form(visit, state), listing.table(visit, state), notes(visit))));
  }

  private static FilterForm form(Visit visit, ListState state) {
    return FilterForm.of(state,
        Field.choice("state", "review.state", ReviewArea.states(visit, state)),
        Field.choice("severity", "review.severity", ReviewArea.severities(visit, state)),
        Field.day("from", "list.from"), Field.day("until", "list.until"));
  }

  private List<OwnDraftsModel.Note> notes(Visit visit) {
    return visit.oneShop()
        .map(List::of)
        .orElseGet(() -> List.copyOf(parts.shops().get()))
        .stream()
        .flatMap(shop -> reviewing.reviews().notes(shop, visit.account().name(), 20).stream())
        .filter(note -> !note.read())
        .map(note -> new OwnDraftsModel.Note(PATH + "/of/" + note.draft(), note.at(), note.by(),
            said(visit, note), note.comment()))
        .toList();
  }

  private static String said(Visit visit, AgentNote note) {
    return visit.say(note.hint().isEmpty() ? "review.act.Answered" : "ruling." + note.ruling());
  }

  private Optional<Story> found(Visit visit) {
    return ReviewArea.number(visit)
        .stream()
        .boxed()
        .findFirst()
        .flatMap(reviewing.reviews()::story)
        .filter(story -> story.agent().equals(visit.account().name()))
        .filter(story -> visit.oneShop().map(story.key().shop()::equals).orElse(true));
  }

  private Reply story(Visit visit, String fault) {
    return found(visit).flatMap(story -> reviewing.reviews()
        .review(story.number())
        .map(review -> (Reply) new Reply.Page(fault.isEmpty() ? 200 : 409, "console/story.jte",
            "review.story", new StoryView(story, review, visit, parts.knowledge()::title)
                .model(PATH, "", fault)
                .with(fault.isEmpty() ? Typed.NOTHING : typed(visit, fault)))))
        .orElseGet(() -> Refusals.missing(visit));
  }

  private static Typed typed(Visit visit, String fault) {
    String field = visit.form().all("hint").isEmpty()
        ? "hint"
        : visit.form().text("reason").isEmpty() ? "reason" : "";
    return Typed.of(visit, "appeal", field, fault);
  }

  private Reply read(Visit visit) {
    return done(visit, "", story -> reviewing.desk()
        .act(story.number(), new Act.Read(visit.account().name(), visit.now())));
  }

  private Reply appeal(Visit visit) {
    var appeal = new ReviewDesk.Appeal(new HashSet<>(visit.form().all("hint")),
        visit.form().text("reason"));
    return done(visit, "review-appealed", story -> reviewing.desk()
        .appeal(story.number(), visit.account().name(), visit.now(), appeal));
  }

  private Reply done(Visit visit, String key, Consumer<Story> acting) {
    Optional<Story> story = found(visit);
    if (story.isEmpty()) {
      return Refusals.missing(visit);
    }
    try {
      acting.accept(story.get());
    } catch (RefusedActException e) {
      return story(visit, visit.say("review.refused." + e.why()));
    }
    String path = PATH + "/of/" + story.get().number();
    return new Reply.Redirect(key.isEmpty() ? PATH : ReviewArea.done(path, key));
  }
}
