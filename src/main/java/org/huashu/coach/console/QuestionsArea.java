package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huashu.coach.console.ListModel.Filter;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.console.QuestionGroupModel.Proposed;
import org.huashu.coach.console.UserModel.Choice;
import org.huashu.coach.review.QuestionGroup;
import org.huashu.coach.review.QuestionGroup.GoodReply;
import org.huashu.coach.review.QuestionGroups.Settled;

/** Questions without a good script, and what becomes of them: a script, or nothing. */
final class QuestionsArea implements Area {

  private static final String ONE = WorkList.QUESTIONS.path() + "/{group}";
  private static final String DAYS = "days";
  private static final String WEEK = "7";
  private static final String SHOW = "show";
  private static final String SETTLED = "settled";

  private final Console.Parts parts;
  private final ScriptLists lists;

  QuestionsArea(Console.Parts parts, ScriptLists lists) {
    this.parts = parts;
    this.lists = lists;
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(WorkList.QUESTIONS.path(), Access.EDITORS, this::list),
        PageRoute.get(ONE, Access.EDITORS, this::one),
        PageRoute.post(ONE + "/settle", Access.EDITORS, this::settle),
        PageRoute.post(ONE + "/back", Access.EDITORS, this::bringBack));
  }

  /** Where a group is brought back that needs no script. */
  static String back(String group) {
    return WorkList.QUESTIONS.path() + "/" + group + "/back";
  }

  private Reply list(Visit visit) {
    ListState state = ListState.of(visit, List.of("q", DAYS, "why", SHOW),
        List.of("-month", "week", "title", "last"));
    String words = state.value("q").toLowerCase(Locale.ROOT);
    Map<String, Settled> settled = state.value(SHOW).equals(SETTLED) ? settled(visit) : Map.of();
    List<QuestionGroup> all = state.value(SHOW).equals(SETTLED)
        ? settled.values().stream().map(Settled::group).toList()
        : parts.lists().groups().groups(ScriptLists.scope(visit));
    List<QuestionGroup> groups = all.stream()
        .filter(it -> !state.value(DAYS).equals(WEEK) || it.week() > 0)
        .filter(it -> state.value("why").isEmpty() || state.value("why").equals(why(it)))
        .filter(it -> words.isEmpty() || it.title().toLowerCase(Locale.ROOT).contains(words)
            || it.questions().stream().anyMatch(question -> question.contains(words)))
        .toList();
    Map<String, Function<QuestionGroup, String>> keys = Map.of("month",
        it -> SortedRows.number(it.month()), "week", it -> SortedRows.number(it.week()), "title",
        it -> it.title().replace('\n', ' '), "last", it -> it.last().toString());
    var sorted = new SortedRows<>(groups, keys, QuestionGroup::id);
    var listing = new Listing<>("lists.questions", columns(visit, settled), sorted,
        it -> sorted.cursor(state, it),
        it -> Optional.of(WorkList.QUESTIONS.path() + "/" + it.id()));
    return listing.export(visit, state)
        .orElseGet(() -> Reply.page(ListsArea.TEMPLATE, "lists.questions",
            new ListModel(lists.tabs(visit, Optional.of(WorkList.QUESTIONS)),
                listing.table(visit, state), visit.say("lists.questions"),
                visit.say("lists.questions.means"), true, filters(visit, state))));
  }

  /** The groups that need no script, by their id. */
  private Map<String, Settled> settled(Visit visit) {
    return parts.lists()
        .groups()
        .settledGroups(ScriptLists.scope(visit))
        .stream()
        .collect(Collectors.toMap(it -> it.group().id(), it -> it));
  }

  /** Why there is no good script: nothing was offered, or what was offered was no help. */
  private static String why(QuestionGroup group) {
    return group.unoffered() * 2 >= group.month() ? "nothing" : "unhelpful";
  }

  private static List<Filter> filters(Visit visit, ListState state) {
    boolean week = state.value(DAYS).equals(WEEK);
    boolean settled = state.value(SHOW).equals(SETTLED);
    return List.of(
        new Filter(SHOW, visit.say("lists.questions.show"),
            List.of(new Choice("", visit.say("lists.questions.show.open"), !settled),
                new Choice(SETTLED, visit.say("lists.questions.show.settled"), settled))),
        new Filter(DAYS, visit.say("lists.days"),
            List.of(new Choice("", visit.say("lists.days.last", 30), !week),
                new Choice(WEEK, visit.say("lists.days.last", 7), week))),
        new Filter("why", visit.say("lists.questions.why"),
            List.of(new Choice("", visit.say("list.all"), false),
                reason(visit, state, "nothing"), reason(visit, state, "unhelpful"))));
  }

  private static Choice reason(Visit visit, ListState state, String why) {
    return new Choice(why, visit.say("lists.questions.why." + why),
        state.value("why").equals(why));
  }

  private static List<Column<QuestionGroup>> columns(Visit visit, Map<String, Settled> settled) {
    List<Column<QuestionGroup>> columns = new ArrayList<>(List.of(
        new Column<>("title", true, it -> Cell.of(it.title(), others(it))),
        new Column<>("month", true, it -> Cell.of(Long.toString(it.month()))),
        new Column<>("week", true, it -> Cell.of(Long.toString(it.week()))),
        new Column<>("why", false, it -> Cell.badge(
            visit.say("lists.questions.why." + why(it)),
            tone(it))),
        new Column<>("replies", false, it -> Cell.of(it.replies().isEmpty()
            ? "–"
            : visit.say("lists.questions.replies.some", it.replies().size()))),
        new Column<>("last", true, it -> Cell.of(Optional.of(it.last())))));
    if (!settled.isEmpty()) {
      columns.add(new Column<>("who", false,
          it -> Cell.of(Optional.ofNullable(settled.get(it.id())).map(Settled::who).orElse(""))));
      columns.add(new Column<>("settled", false,
          it -> Cell.of(Optional.ofNullable(settled.get(it.id())).map(Settled::at))));
    }
    return columns;
  }

  private static String tone(QuestionGroup group) {
    return why(group).equals("nothing") ? "warn" : "info";
  }

  /** Other words for the same. */
  private static String others(QuestionGroup group) {
    return group.samples()
        .stream()
        .map(QuestionGroup.Sample::question)
        .filter(it -> !QuestionGroup.letters(it).equals(QuestionGroup.letters(group.title())))
        .limit(3)
        .map(ListsArea::shortened)
        .reduce((one, other) -> one + " · " + other)
        .orElse("");
  }

  // --- one group

  private Optional<QuestionGroup> found(Visit visit) {
    return parts.lists().groups().find(ScriptLists.scope(visit), visit.name("group"));
  }

  private Reply one(Visit visit) {
    return found(visit)
        .map(group -> page(visit, group, ""))
        .or(() -> Optional.ofNullable(settled(visit).get(visit.name("group")))
            .map(it -> page(visit, it.group(), visit.say("lists.questions.settled.by", it.who(),
                Frame.fullTime(it.at(), visit.zone())))))
        .orElseGet(() -> Refusals.missing(visit));
  }

  private static Reply page(Visit visit, QuestionGroup group, String settled) {
    List<Proposed> replies = IntStream.range(0, group.replies().size())
        .mapToObj(i -> proposed(visit, group, i))
        .toList();
    return Reply.page("console/questions.jte", "lists.questions", new QuestionGroupModel(group,
        visit.say("lists.questions.why." + why(group)), tone(group), settled, replies,
        NewScript.path(group, -1)));
  }

  private static Proposed proposed(Visit visit, QuestionGroup group, int place) {
    GoodReply reply = group.replies().get(place);
    String key = reply.rated() > 0 ? "lists.reply.rated" : "lists.reply.quiet";
    return new Proposed(reply.text(),
        visit.say(key, reply.times(), reply.rated(), reply.quiet()),
        NewScript.path(group, place));
  }

  private Reply settle(Visit visit) {
    return found(visit).map(group -> {
      parts.lists()
          .groups()
          .settle(ScriptLists.scope(visit), group, visit.account().name(), visit.now());
      note(visit, "question.settle", group);
      return (Reply) new Reply.Redirect(WorkList.QUESTIONS.path() + "?done=question-settled&undo="
          + group.id());
    }).orElseGet(() -> Refusals.of(visit, 409, "problem.conflict"));
  }

  private Reply bringBack(Visit visit) {
    return parts.lists()
        .groups()
        .bringBack(ScriptLists.scope(visit), visit.name("group"))
        .map(group -> {
          note(visit, "question.back", group);
          return (Reply) new Reply.Redirect(WorkList.QUESTIONS.path() + "?done=question-back");
        })
        .orElseGet(() -> Refusals.of(visit, 409, "problem.conflict"));
  }

  private void note(Visit visit, String action, QuestionGroup group) {
    parts.audit()
        .add(visit.deed(action, group.title(), ""));
  }
}
