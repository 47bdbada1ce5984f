package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huashu.coach.account.Role;
import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.console.ScriptsModel.Found;
import org.huashu.coach.console.UserModel.Choice;
import org.huashu.coach.knowledge.Edited;
import org.huashu.coach.knowledge.Edited.State;
import org.huashu.coach.knowledge.Edits;
import org.huashu.coach.knowledge.ScriptCard;
import org.huashu.coach.script.ScriptMatch;
import org.huashu.coach.script.ScriptQuery;
import org.huashu.coach.script.ScriptSearch;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.Readings;

/** The list of scripts, and the search as an agent sees it, with its reasons. */
final class ScriptArea implements Area {

  static final String PATH = Console.ROOT + "/scripts";
  static final Access READERS = Access.of(Role.AGENT, Role.KNOWLEDGE_MANAGER, Role.TRAINER,
      Role.ADMINISTRATOR);
  private static final int MOST_FOUND = 20;
  private static final int SHORT = 44;

  /** What may stand for the first letters of a title in pinyin. */
  private static final Pattern INITIALS = Pattern.compile("[a-z]{2,20}");

  /** What fits less is no result to anybody who looks. */
  private static final double LEAST_SHOWN = 0.01;

  private static final Map<String, Function<Edited<ScriptCard>, String>> KEYS =
      Map.of("title", entry -> entry.shown().title(), "changed",
          entry -> entry.edit().map(edit -> edit.at().toString()).orElse(""), "until",
          entry -> entry.shown().scope().until().map(Instant::toString).orElse("9"));

  private final Console.Knowledge knowledge;

  private final ScriptLists lists;

  ScriptArea(Console.Parts parts, ScriptLists lists) {
    this.knowledge = parts.knowledge();
    this.lists = lists;
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, READERS, this::list));
  }

  @Override
  public Optional<Link> link() {
    return Optional.of(new Link(10, "nav.scripts", PATH, READERS));
  }

  static String path(String id) {
    return PATH + "/of/" + id;
  }

  private Reply list(Visit visit) {
    ListState state = ListState.of(visit, List.of("q", "topic", "state", "owner"),
        List.of("id", "title", "changed", "until"));
    SortedMap<String, Edited<ScriptCard>> entries = knowledge.copy().entries();
    var rows = new SortedRows<>(
        entries.values().stream().filter(entry -> fits(entry, state)).toList(), KEYS, Edited::id);
    var listing = new Listing<>("scripts", columns(visit), rows,
        entry -> rows.cursor(state, entry), entry -> Optional.of(path(entry.id())));
    Optional<Reply> file = listing.export(visit, state);
    if (file.isPresent()) {
      return file.get();
    }
    String words = state.value("q");
    Answered answered = words.isEmpty() ? Answered.NOTHING : search(visit, words);
    int waiting = (int) entries.values().stream().filter(Edited::waits).count();
    return Reply.page("console/scripts.jte", "nav.scripts",
        new ScriptsModel(listing.table(visit, state), answered.found(), !words.isEmpty(),
            visit.say(answered.how()), topics(visit, entries, state), states(visit, state),
            visit.has(Role.KNOWLEDGE_MANAGER), waiting,
            visit.has(Role.KNOWLEDGE_MANAGER) && !visit.fragment()
                ? lists.tabs(visit, Optional.empty())
                : List.of()));
  }

  // --- the list

  private static boolean fits(Edited<ScriptCard> entry, ListState state) {
    ScriptCard card = entry.shown();
    String words = Folding.fold(state.value("q"));
    boolean said = words.isEmpty() || Stream
        .of(List.of(card.title(), card.answer(), card.id()), card.questions(), card.tags())
        .flatMap(List::stream)
        .anyMatch(text -> Folding.fold(text).contains(words))
        || (INITIALS.matcher(words).matches() && Readings.initials(card.title()).contains(words));
    return said && (state.value("topic").isEmpty() || card.topic().equals(state.value("topic")))
        && (state.value("state").isEmpty() || wire(entry.state()).equals(state.value("state")))
        && (state.value("owner").isEmpty() || card.owner().equals(state.value("owner")));
  }

  private static String wire(State state) {
    return switch (state) {
      case DRAFT -> "new";
      case LEAVING, ARCHIVED -> "removed";
      case LIVE, CHANGED, CONFLICT -> state.name().toLowerCase(Locale.ROOT);
    };
  }

  private static List<Column<Edited<ScriptCard>>> columns(Visit visit) {
    return List.of(
        new Column<>("title", true, entry -> Cell.of(entry.shown().title(),
            shortened(entry.shown().answer()))),
        new Column<>("topic", false, entry -> Cell.of(topic(visit, entry.shown().topic()))),
        new Column<>("questions", false,
            entry -> Cell.of(Integer.toString(entry.shown().questions().size()))),
        new Column<>("state", false, entry -> state(visit, entry.state())),
        new Column<>("owner", false, entry -> Cell.of(entry.shown().owner())),
        new Column<>("until", true, entry -> Cell.of(entry.shown().scope().until())),
        new Column<>("changed", true,
            entry -> Cell.of(entry.edit().map(Edits.Version::at))),
        new Column<>("id", true, entry -> Cell.of(entry.id())));
  }

  static Cell state(Visit visit, State state) {
    return Cell.badge(visit.say("scripts.state." + wire(state)), switch (state) {
      case LIVE -> "good";
      case CHANGED, DRAFT -> "info";
      case LEAVING, ARCHIVED -> "mute";
      case CONFLICT -> "bad";
    });
  }

  private static String shortened(String answer) {
    return answer.length() <= SHORT ? answer : answer.substring(0, SHORT) + "…";
  }

  /** What people call a topic; its own name when they call it nothing else. */
  static String topic(Visit visit, String topic) {
    String key = "scripts.topic." + topic;
    return visit.words().knows(key) ? visit.say(key) : topic;
  }

  private static List<Choice> topics(Visit visit, SortedMap<String, Edited<ScriptCard>> entries,
      ListState state) {
    return entries.values()
        .stream()
        .map(entry -> entry.shown().topic())
        .distinct()
        .map(topic -> new Choice(topic, topic(visit, topic), topic.equals(state.value("topic"))))
        .toList();
  }

  private static List<Choice> states(Visit visit, ListState state) {
    return Stream.of(State.values())
        .map(ScriptArea::wire)
        .distinct()
        .map(it -> new Choice(it, visit.say("scripts.state." + it),
            it.equals(state.value("state"))))
        .toList();
  }

  // --- the search

  /** What was found, and by what; the latter as a key of words. */
  private record Answered(List<Found> found, String how) {
    private static final Answered NOTHING = new Answered(List.of(), "scripts.found.words");
  }

  private Answered search(Visit visit, String words) {
    try (CurrentRelease.Lease lease = knowledge.current().acquire()) {
      var policy = lease.release().knowledge().policies().advice();
      ScriptSearch.Answer answer = lease.release()
          .scripts()
          .answer(new ScriptQuery(words, visit.oneShop().orElse(""), Optional.empty(),
              Optional.empty(), visit.now(), MOST_FOUND));
      List<Found> found = Stream.iterate(0, i -> i + 1)
          .limit(answer.matches().size())
          .filter(i -> answer.matches().get(i).score() >= LEAST_SHOWN)
          .map(i -> found(visit, answer.matches().get(i), i < policy.maxSuggestions()
              && answer.matches().get(i).score() >= policy.minScore()))
          .toList();
      return new Answered(found, switch (lease.release().scripts().semantic()) {
        case READY -> "scripts.found.how";
        case MISSING -> "scripts.found.words-only";
        case OFF -> "scripts.found.words";
      });
    }
  }

  private static Found found(Visit visit, ScriptMatch match, boolean offered) {
    return new Found(path(match.script().id()), match.script().title(), match.script().id(),
        Marks.placeholders(match.script().answer()), (int) Math.round(match.score() * 100),
        offered, match.shares()
            .stream()
            .filter(share -> Math.abs(share.value()) >= 0.005)
            .map(share -> new ScriptsModel.Share(shareLabel(visit, share.name()),
                Math.round(share.value() * 100)))
            .toList());
  }

  private static String shareLabel(Visit visit, String name) {
    String key = "scripts.share." + name;
    return visit.words().knows(key) ? visit.say(key) : name;
  }
}
