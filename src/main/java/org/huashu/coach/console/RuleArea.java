package org.huashu.coach.console;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.huashu.coach.account.Role;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.console.UserModel.Choice;
import org.huashu.coach.knowledge.Edited;
import org.huashu.coach.knowledge.Edited.State;
import org.huashu.coach.knowledge.Edits;
import org.huashu.coach.knowledge.RuleCard;
import org.huashu.coach.knowledge.RuleField;
import org.huashu.coach.knowledge.WorkingCopy;
import org.huashu.coach.review.SeverityAdvice;
import org.huashu.coach.review.Share;
import org.huashu.coach.text.Folding;

/** The list of rules, with what they did in the last days. */
final class RuleArea implements Area {

  static final String PATH = Console.ROOT + "/rules";
  static final Access READERS = Access.of(Role.AGENT, Role.KNOWLEDGE_MANAGER, Role.TRAINER,
      Role.ADMINISTRATOR);
  private static final String WAITING = "waiting";
  private static final List<String> SEVERITIES = RuleField.SEVERITY.names();

  private final Console.Parts parts;
  private final WorkingCopy<RuleCard> copy;

  RuleArea(Console.Parts parts) {
    this.parts = parts;
    this.copy = parts.rules().copy();
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, READERS, this::list));
  }

  @Override
  public Optional<Link> link() {
    return Optional.of(new Link(20, "nav.rules", PATH, READERS));
  }

  static String path(String id) {
    return PATH + "/of/" + id;
  }

  private Reply list(Visit visit) {
    ListState state = ListState.of(visit, List.of("q", "category", "kind", "severity", "state"),
        List.of("id", "severity", "hits", "wrong", "changed"));
    SortedMap<String, Edited<RuleCard>> entries = copy.entries();
    RuleNumbers numbers = RuleNumbers.of(parts, visit);
    var rows = new SortedRows<Edited<RuleCard>>(
        entries.values().stream().filter(entry -> fits(entry, state)).toList(), keys(numbers),
        Edited::id);
    var listing = new Listing<>("rules", columns(visit, numbers), rows,
        entry -> rows.cursor(state, entry), entry -> Optional.of(path(entry.id())));
    Optional<Reply> file = listing.export(visit, state);
    if (file.isPresent()) {
      return file.get();
    }
    int waiting = (int) entries.values().stream().filter(Edited::waits).count();
    return Reply.page("console/rules.jte", "nav.rules",
        new RulesModel(listing.table(visit, state), categories(visit, entries, state),
            choices(visit, RuleField.KIND, state), choices(visit, RuleField.SEVERITY, state),
            states(visit, state), RuleEditArea.mayEdit(visit), waiting));
  }

  private static Map<String, Function<Edited<RuleCard>, String>> keys(RuleNumbers numbers) {
    return Map.of("severity",
        entry -> Integer.toString(SEVERITIES.indexOf(entry.shown().text(RuleField.SEVERITY))),
        "hits", entry -> "%012d".formatted(numbers.hits(entry.id())), "wrong",
        entry -> "%.6f".formatted(numbers.wrong(entry.id()).value().orElse(0.0)), "changed",
        entry -> entry.edit().map(edit -> edit.at().toString()).orElse(""));
  }

  private static boolean fits(Edited<RuleCard> entry, ListState state) {
    RuleCard card = entry.shown();
    String words = Folding.fold(state.value("q"));
    boolean said = words.isEmpty()
        || Stream.concat(Stream.of(card.id()), card.texts().values().stream())
            .anyMatch(text -> Folding.fold(text).contains(words));
    // What is archived is looked at only by those who ask for it.
    boolean stands = state.value("state").isEmpty()
        ? entry.state() != State.ARCHIVED
        : state.value("state").equals(WAITING)
            ? entry.waits()
            : wire(entry.state()).equals(state.value("state"));
    return said && stands && chosen(state, "category", card.category())
        && chosen(state, "kind", card.text(RuleField.KIND))
        && chosen(state, "severity", card.text(RuleField.SEVERITY));
  }

  private static boolean chosen(ListState state, String filter, String value) {
    return state.value(filter).isEmpty() || state.value(filter).equals(value);
  }

  private static String wire(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static List<Column<Edited<RuleCard>>> columns(Visit visit, RuleNumbers numbers) {
    return List.of(
        new Column<>("message", false, entry -> Cell.of(RuleTitle.of(entry.shown()),
            words(entry.shown()))),
        new Column<>("category", false, entry -> Cell.of(category(visit,
            entry.shown().category()))),
        new Column<>("kind", false, entry -> Cell.of(choice(visit, RuleField.KIND,
            entry.shown().text(RuleField.KIND)))),
        new Column<>("severity", true, entry -> severity(visit, entry.shown())),
        new Column<>("state", false, entry -> state(visit, entry.state())),
        new Column<>("hits", true, entry -> Cell.of(Long.toString(numbers.hits(entry.id())))),
        new Column<>("wrong", true, entry -> wrong(numbers.wrong(entry.id()))),
        new Column<>("changed", true,
            entry -> Cell.of(entry.edit().map(Edits.Version::at))),
        new Column<>("id", true, entry -> Cell.of(entry.id())));
  }

  /** The first words that it looks for, to tell rules with like messages apart. */
  private static String words(RuleCard card) {
    return Stream.of(RuleField.PHRASES, RuleField.SWAP, RuleField.WORDS, RuleField.CLAUSES,
        RuleField.ANY, RuleField.OF, RuleField.PATTERN)
        .flatMap(field -> card.lines(field).stream())
        .findFirst()
        .map(line -> line.length() <= 60 ? line : line.substring(0, 60) + "…")
        .orElse("");
  }

  private static Cell wrong(Share wrong) {
    if (wrong.value().isEmpty()) {
      return Cell.of("");
    }
    String text = percent(wrong);
    boolean poor = wrong.whole() >= SeverityAdvice.FEWEST
        && 1 - wrong.value().get() < SeverityAdvice.LEAST;
    return poor ? Cell.badge(text, "bad") : Cell.of(text);
  }

  /** A share with what it is of: {@code 12% (3/25)}. */
  static String percent(Share share) {
    return share.value()
        .map(value -> Math.round(value * 100) + "% (" + share.part() + "/" + share.whole() + ")")
        .orElse("–");
  }

  static Cell severity(Visit visit, RuleCard card) {
    String severity = card.text(RuleField.SEVERITY);
    return Cell.badge(choice(visit, RuleField.SEVERITY, severity), switch (severity) {
      case "block" -> "bad";
      case "warn" -> "warn";
      default -> "info";
    });
  }

  static Cell state(Visit visit, State state) {
    return Cell.badge(visit.say("rules.state." + wire(state)), switch (state) {
      case LIVE -> "good";
      case CHANGED, DRAFT -> "info";
      case LEAVING, ARCHIVED -> "mute";
      case CONFLICT -> "bad";
    });
  }

  static String category(Visit visit, String category) {
    String key = "category." + category;
    return visit.words().knows(key) ? visit.say(key) : category;
  }

  /** What people call one of the names of a field. */
  static String choice(Visit visit, RuleField field, String name) {
    String key = "rules.choice." + field.key() + "." + name;
    return visit.words().knows(key) ? visit.say(key) : name;
  }

  private static List<Choice> categories(Visit visit, Map<String, Edited<RuleCard>> entries,
      ListState state) {
    return entries.values()
        .stream()
        .map(entry -> entry.shown().category())
        .distinct()
        .map(it -> new Choice(it, category(visit, it), it.equals(state.value("category"))))
        .toList();
  }

  private static List<Choice> choices(Visit visit, RuleField field, ListState state) {
    return field.names()
        .stream()
        .map(it -> new Choice(it, choice(visit, field, it), it.equals(state.value(field.key()))))
        .toList();
  }

  private static List<Choice> states(Visit visit, ListState state) {
    return Stream.concat(Stream.of(WAITING), Stream.of(State.values()).map(RuleArea::wire))
        .map(it -> new Choice(it, visit.say("rules.state." + it),
            it.equals(state.value("state"))))
        .toList();
  }
}
