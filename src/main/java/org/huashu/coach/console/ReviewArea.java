package org.huashu.coach.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.huashu.coach.account.Account;
import org.huashu.coach.account.Accounts;
import org.huashu.coach.account.Role;
import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.review.Act;
import org.huashu.coach.review.Judgement;
import org.huashu.coach.review.QueueEntry;
import org.huashu.coach.review.QueueQuery;
import org.huashu.coach.review.RefusedActException;
import org.huashu.coach.review.Review;
import org.huashu.coach.review.ReviewDesk;
import org.huashu.coach.review.Ruling;
import org.huashu.coach.review.Story;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.WordingRule;

/** The trainers' queue of flagged drafts, and each as a story. */
final class ReviewArea implements Area {

  static final String PATH = Console.ROOT + "/review";
  private static final int COUNTED = 10_000;

  private final Reviewing reviewing;
  private final Console.Knowledge knowledge;
  private final Accounts accounts;

  ReviewArea(Console.Parts parts) {
    this.reviewing = parts.reviewing();
    this.accounts = parts.accounts();
    this.knowledge = parts.knowledge();
  }

  @Override
  public List<PageRoute> routes() {
    String one = PATH + "/of/{number}";
    return List.of(PageRoute.get(PATH, Access.TRAINERS, this::list),
        PageRoute.post(PATH + "/next", Access.TRAINERS, this::next),
        PageRoute.post(PATH + "/undo", Access.TRAINERS, this::undo),
        PageRoute.get(one, Access.TRAINERS, visit -> story(visit, "")),
        PageRoute.post(one + "/reserve", Access.TRAINERS, this::reserve),
        PageRoute.post(one + "/release", Access.TRAINERS, this::release),
        PageRoute.post(one + "/judge", Access.TRAINERS, this::judge),
        PageRoute.post(one + "/skip", Access.TRAINERS, this::skip),
        PageRoute.post(one + "/assign", Access.TRAINERS, this::assign),
        PageRoute.post(one + "/double", Access.TRAINERS, this::twice),
        PageRoute.post(one + "/answer", Access.TRAINERS, this::answer));
  }

  @Override
  public Optional<Link> link() {
    return Optional.of(new Link(40, "nav.queue", PATH, Access.TRAINERS));
  }

  private Reply list(Visit visit) {
    ReviewFilters filters = ReviewFilters.of(visit);
    ListState state = filters.state();
    var listing = new Listing<QueueEntry>("review", columns(visit),
        (_, after, most) -> reviewing.reviews()
            .queue(new QueueQuery(filters.filter(), filters.order(),
                after.flatMap(QueueQuery.Place::parse), most))
            .items(),
        entry -> entry.place().text(),
        entry -> Optional.of(PATH + "/of/" + entry.number() + filters.query()));
    return listing.export(visit, state)
        .orElseGet(() -> Reply.page("console/review.jte", "nav.queue",
            new ReviewListModel(listing.table(visit, state), filters.query(),
                waiting(visit, filters), states(visit, state), categories(visit, state),
                severities(visit, state), rulings(visit, state), rules())));
  }

  private String waiting(Visit visit, ReviewFilters filters) {
    int waiting = reviewing.reviews()
        .count(filters.filter().wantedFor(visit.account().name(), visit.now()), COUNTED);
    return visit.say("review.waiting", waiting < COUNTED ? waiting : COUNTED + "+");
  }

  static List<UserModel.Choice> states(Visit visit, ListState state) {
    return ReviewFilters.choices(Arrays.stream(Review.State.values()), state.value("state"),
        Review.State::name, it -> visit.say("review.state." + it));
  }

  private static List<UserModel.Choice> categories(Visit visit, ListState state) {
    return ReviewFilters.choices(Arrays.stream(Category.values()), state.value("category"),
        Category::wireName, it -> visit.say("category." + it.wireName()));
  }

  static List<UserModel.Choice> severities(Visit visit, ListState state) {
    return ReviewFilters.choices(Stream.of(Severity.BLOCK, Severity.WARN),
        state.value("severity"), Severity::name, it -> visit.say("severity." + it));
  }

  /** The live rules: few know their ids by heart, but most a word of the message. */
  private List<UserModel.Choice> rules() {
    try (CurrentRelease.Lease lease = knowledge.current().acquire()) {
      return lease.release()
          .knowledge()
          .rules()
          .stream()
          .map(rule -> new UserModel.Choice(rule.id(), rule.examples()
              .bad()
              .stream()
              .findFirst()
              .map(WordingRule.Example::draft)
              .orElse(rule.message()), false))
          .toList();
    }
  }

  private static List<UserModel.Choice> rulings(Visit visit, ListState state) {
    return ReviewFilters.choices(Arrays.stream(Ruling.values()), state.value("ruling"),
        Ruling::name, it -> visit.say("ruling." + it));
  }

  static List<Column<QueueEntry>> columns(Visit visit) {
    return List.of(
        new Column<>("text", false, entry -> Cell.of(entry.text(), entry.question())),
        new Column<>("severity", true, entry -> Cell
            .badge(visit.say("severity." + entry.severity()), StoryView.tone(entry.severity()))),
        new Column<>("rules", false, entry -> Cell.of(String.join("\n", entry.rules()))),
        new Column<>("agent", false, entry -> Cell.of(entry.agent(),
            visit.oneShop().isPresent() ? "" : entry.key().shop())),
        new Column<>("state", false, entry -> Cell.badge(visit.say("review.state." + entry.state()),
            StoryView.tone(entry.state()))),
        new Column<>("holder", false, entry -> Cell.of(holder(entry, visit.now()))),
        new Column<>("flagged", true, entry -> Cell.of(Optional.of(entry.flaggedAt()))));
  }

  /** Whose screen it is open on, or else who is to judge it. */
  private static String holder(QueueEntry entry, Instant now) {
    return entry.reservation()
        .filter(held -> held.until().isAfter(now))
        .map(QueueEntry.Reservation::by)
        .or(entry::assigned)
        .orElse("");
  }

  private Reply next(Visit visit) {
    ReviewFilters filters = ReviewFilters.of(visit);
    OptionalLong wanted = filters.filter().sample();
    if (closed(wanted)) {
      return new Reply.Redirect(done(SampleArea.path(wanted.getAsLong()), "sample-closed"));
    }
    OptionalLong next = reviewing.desk()
        .next(visit.account().name(), visit.now(), filters.filter(), filters.order());
    if (next.isPresent()) {
      return new Reply.Redirect(PATH + "/of/" + next.getAsLong() + filters.query());
    }
    return new Reply.Redirect(wanted.isPresent()
        ? done(SampleArea.path(wanted.getAsLong()), "review-none")
        : done(PATH + filters.query(), "review-none"));
  }

  /** A sample that was closed meanwhile gives no more. */
  private boolean closed(OptionalLong sample) {
    return sample.isPresent() && reviewing.samples()
        .sample(sample.getAsLong())
        .filter(it -> it.closed().isPresent())
        .isPresent();
  }

  private Reply undo(Visit visit) {
    try {
      long draft = reviewing.desk().undo(visit.account().name(), visit.now());
      return new Reply.Redirect(
          done(PATH + "/of/" + draft + ReviewFilters.of(visit).query(), "review-undone"));
    } catch (RefusedActException _) {
      return new Reply.Redirect(done(PATH, "review-nothing-to-undo"));
    }
  }

  /** The story, if there is one in a shop that the visitor has chosen. */
  private Optional<Story> found(Visit visit) {
    return number(visit).stream()
        .boxed()
        .findFirst()
        .flatMap(reviewing.reviews()::story)
        .filter(story -> visit.oneShop().map(story.key().shop()::equals).orElse(true));
  }

  static OptionalLong number(Visit visit) {
    String text = visit.name("number");
    return text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  private Reply story(Visit visit, String fault) {
    return found(visit).flatMap(story -> reviewing.reviews()
        .review(story.number())
        .map(review -> (Reply) new Reply.Page(fault.isEmpty() ? 200 : 409, "console/story.jte",
            "review.story", new StoryView(story, review, visit, knowledge::title).model(PATH,
                ReviewFilters.of(visit).query(), fault)
                .with(fault.isEmpty() ? Typed.NOTHING : typed(visit, fault)))))
        .orElseGet(() -> Refusals.missing(visit));
  }

  /** Verdicts and answers share their form; all that was typed stands in it again. */
  private static Typed typed(Visit visit, String fault) {
    if (visit.form().first("to").isPresent()) {
      return Typed.of(visit, "assign", "to", fault);
    }
    boolean answer = visit.form().first("reason").isPresent();
    return Typed.of(visit, "verdict",
        answer && visit.form().text("reason").isEmpty() ? "reason" : "", fault);
  }

  /** Does something with the draft, then answers with {@code done}; says why not, if not. */
  private Reply act(Visit visit, Consumer<Story> acting, Function<Story, Reply> done) {
    Optional<Story> story = found(visit);
    if (story.isEmpty()) {
      return Refusals.missing(visit);
    }
    try {
      acting.accept(story.get());
      return done.apply(story.get());
    } catch (RefusedActException e) {
      return story(visit, visit.say("review.refused." + e.why()));
    }
  }

  private Reply act(Visit visit, Act act, Function<Story, Reply> done) {
    return act(visit, story -> {
      var _ = reviewing.desk().act(story.number(), act);
    }, done);
  }

  private Reply reserve(Visit visit) {
    return act(visit, new Act.Reserved(visit.account().name(), visit.now(),
        visit.now().plus(ReviewDesk.LEASE)), story -> here(visit, story, ""));
  }

  /** It is no longer open on the visitor's screen; what others hold is left alone. */
  private Reply release(Visit visit) {
    String me = visit.account().name();
    return act(visit, story -> {
      boolean held = reviewing.reviews()
          .review(story.number())
          .flatMap(Review::reservation)
          .filter(it -> it.by().equals(me))
          .isPresent();
      if (held) {
        var _ = reviewing.desk().act(story.number(), new Act.Released(me, visit.now()));
      }
    }, story -> here(visit, story, ""));
  }

  private Reply skip(Visit visit) {
    return act(visit, new Act.Skipped(visit.account().name(), visit.now()),
        _ -> next(visit));
  }

  private Reply assign(Visit visit) {
    Optional<String> to = Optional.of(Account.folded(visit.form().text("to")))
        .filter(it -> !it.isEmpty());
    if (to.isPresent() && found(visit).filter(story -> !judges(to.get(), story)).isPresent()) {
      return story(visit, visit.say("review.fault.nobody", visit.form().text("to")));
    }
    return act(visit, new Act.Assigned(visit.account().name(), visit.now(), to),
        story -> here(visit, story, "review-assigned"));
  }

  private boolean judges(String name, Story story) {
    return accounts.find(name)
        .filter(it -> !it.disabled() && it.roles(story.key().shop()).contains(Role.TRAINER))
        .isPresent();
  }

  private Reply twice(Visit visit) {
    return act(visit, new Act.Doubled(visit.account().name(), visit.now()),
        story -> here(visit, story, "review-doubled"));
  }

  private static Reply here(Visit visit, Story story, String key) {
    String path = PATH + "/of/" + story.number() + ReviewFilters.of(visit).query();
    return new Reply.Redirect(key.isEmpty() ? path : done(path, key));
  }

  /** The address, and a word about what was done. */
  static String done(String address, String key) {
    return address + (address.indexOf('?') < 0 ? "?" : "&") + "done=" + key;
  }

  private Reply judge(Visit visit) {
    return act(visit, story -> {
      List<Judgement> judgements = judgements(visit, story);
      var _ = reviewing.desk()
          .judge(story.number(), visit.account().name(), visit.now(), judgements);
    }, _ -> next(visit));
  }

  private Reply answer(Visit visit) {
    return act(visit, story -> {
      var _ = reviewing.desk()
          .act(story.number(), new Act.Answered(visit.account().name(), visit.now(),
              judgements(visit, story), visit.form().text("reason")));
    }, story -> here(visit, story, "review-answered"));
  }

  /** The rulings that the form gives. */
  private static List<Judgement> judgements(Visit visit, Story story) {
    List<Judgement> judgements = new ArrayList<>();
    story.hints().forEach(hint -> {
      String ruling = visit.form().text("ruling." + hint.id());
      Arrays.stream(Ruling.values())
          .filter(it -> it.name().equals(ruling))
          .forEach(it -> judgements.add(
              new Judgement(hint.id(), it, visit.form().text("comment." + hint.id()))));
    });
    return judgements;
  }
}
