package org.huashu.coach.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.huashu.coach.knowledge.Edited;
import org.huashu.coach.knowledge.ScriptCard;
import org.huashu.coach.script.Script.Scope;
import org.huashu.coach.script.Script.Use;

/**
 * Makes scripts of the lines of a table. What a table has no column for, and what a cell leaves
 * empty, stays as it is in a script that there is already.
 */
final class SheetCards {

  private static final String SIGNS = ",，、;；";
  private static final String QUESTION_SIGNS = "|｜;；";
  /** What a cell says to empty a field. */
  private static final String NOTHING = "-";
  private static final Pattern CLAUSES = Pattern.compile("[\\n。！？!?，,；;~～]+");
  private static final Pattern GREETING =
      Pattern.compile("^(?:亲爱的|亲|您好|你好|hi|hello|在的|嗯嗯|好的)+[呀哦呢啊]?$");
  private static final int TITLE = 24;

  private final Scripts scripts;
  private final Map<String, String> topics;
  private final Words words;
  private final Settings settings;

  SheetCards(Scripts scripts, Map<String, String> topics, Words words, Settings settings) {
    this.scripts = scripts;
    this.topics = topics;
    this.words = words;
    this.settings = settings;
  }

  /** What a line is about before its card is made. */
  private record Aim(String id, Optional<Edited<ScriptCard>> entry, Optional<Fault> clash,
      List<Fault> faults) {

    static Aim of(String id, Optional<Edited<ScriptCard>> entry) {
      return new Aim(id, entry, Optional.empty(), List.of());
    }

    static Aim wrong(String id, Fault fault) {
      return new Aim(id, Optional.empty(), Optional.empty(), List.of(fault));
    }
  }

  Drafted drafted(SheetLine line) {
    String answer = line.text(Field.ANSWER);
    String title = title(line, answer);
    Aim aim = aim(line, title, answer);
    Optional<ScriptCard> old = aim.entry().map(Edited::shown);
    List<Fault> faults = new ArrayList<>(line.faults());
    faults.addAll(aim.faults());
    if (answer.isEmpty() && (line.has(Field.ANSWER) || old.isEmpty())) {
      faults.add(Fault.of("answer-missing", Field.ANSWER));
    }
    int dot = aim.id().indexOf('.');
    if (dot < 0) {
      return new Drafted(line.line(), aim.id(), title, aim.entry(), Optional.empty(), faults,
          aim.clash());
    }
    String said =
        line.text(Field.TITLE).isEmpty() ? old.map(ScriptCard::title).orElse(title) : title;
    ScriptCard card = new ScriptCard(aim.id().substring(0, dot), aim.id().substring(dot + 1),
        said, questions(line, old, said),
        answer.isEmpty() ? old.map(ScriptCard::answer).orElse("") : answer, use(line, old, faults),
        items(line, Field.CONDITIONS, old.map(ScriptCard::conditions).orElse(List.of()), ";；"),
        scope(line, old.map(ScriptCard::scope), faults), tags(line, old),
        line.text(Field.OWNER).isEmpty() ? old.map(ScriptCard::owner).orElse("") : owner(line));
    faults.addAll(sizes(card));
    return new Drafted(line.line(), aim.id(), said, aim.entry(), Optional.of(card), faults,
        aim.clash());
  }

  // --- which script

  private Aim aim(SheetLine line, String title, String answer) {
    String id = line.text(Field.ID).toLowerCase(Locale.ROOT);
    return id.isEmpty() ? aimed(line, title, answer) : named(id);
  }

  private Aim named(String id) {
    int dot = id.indexOf('.');
    if (dot < 0 || !ScriptCard.goodName(id.substring(0, dot))
        || !ScriptCard.goodName(id.substring(dot + 1))) {
      return Aim.wrong("", Fault.of("id", Field.ID, id));
    }
    return scripts.give(id)
        ? Aim.of(id, scripts.find(id))
        : Aim.wrong(id, Fault.of("id-twice", Field.ID, id));
  }

  private Aim aimed(SheetLine line, String title, String answer) {
    String topic = topic(line);
    if (topic.isEmpty()) {
      return Aim.wrong("", Fault.of("topic-open", Field.CATEGORY, line.category()));
    }
    if (!ScriptCard.goodName(topic)) {
      return Aim.wrong("", Fault.of("topic", Field.CATEGORY, topic));
    }
    Optional<Edited<ScriptCard>> same = scripts.about(topic, title, answer);
    Optional<String> code = code(line);
    Optional<Edited<ScriptCard>> coded = code.map(it -> topic + "." + it)
        .filter(it -> !scripts.given(it))
        .flatMap(scripts::find);
    Optional<Edited<ScriptCard>> entry = coded.or(() -> same);
    if (entry.isPresent()) {
      scripts.give(entry.get().id());
      boolean other = coded.isPresent() && !line.text(Field.TITLE).isEmpty()
          && !coded.get().shown().title().equals(title)
          && !coded.get().shown().answer().equals(answer);
      return new Aim(entry.get().id(), entry, other
          ? Optional.of(Fault.of("keyword-taken", Field.KEYWORD, entry.get().shown().title()))
          : Optional.empty(), List.of());
    }
    String name = ScriptNames.free(code.orElseGet(() -> ScriptNames.initials(title, "script")),
        it -> scripts.taken(topic + "." + it));
    scripts.give(topic + "." + name);
    return Aim.of(topic + "." + name, Optional.empty());
  }

  private String topic(SheetLine line) {
    String category = line.category();
    return !category.isEmpty()
        ? topics.getOrDefault(category, Topics.WITHOUT)
        : settings.topic().isEmpty() ? Topics.WITHOUT : settings.topic();
  }

  /** The code as a name, when it can be one. */
  private static Optional<String> code(SheetLine line) {
    return Optional.of(line.text(Field.KEYWORD).toLowerCase(Locale.ROOT))
        .filter(ScriptCard::goodName);
  }

  // --- what it says

  /** The title of the table, or else the first words of the answer that say something. */
  private static String title(SheetLine line, String answer) {
    String given = line.text(Field.TITLE).replaceAll("\\s+", " ");
    if (!given.isEmpty()) {
      return given;
    }
    Optional<String> question = line.items(Field.QUESTIONS, QUESTION_SIGNS).stream().findFirst();
    String said = question.orElseGet(() -> CLAUSES.splitAsStream(answer)
        .map(String::strip)
        .filter(clause -> clause.length() > 1 && !GREETING.matcher(clause).matches())
        .findFirst()
        .orElse(answer.replaceAll("\\s+", " ")));
    return said.codePoints()
        .limit(TITLE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static List<String> questions(SheetLine line, Optional<ScriptCard> old, String title) {
    Set<String> said = line.items(Field.QUESTIONS, QUESTION_SIGNS);
    return !said.isEmpty()
        ? List.copyOf(said)
        : old.map(ScriptCard::questions)
            .filter(it -> !it.isEmpty())
            .orElse(title.isEmpty() ? List.of() : List.of(title));
  }

  private Use use(SheetLine line, Optional<ScriptCard> old, List<Fault> faults) {
    String text = line.text(Field.USE);
    Use kept = old.map(ScriptCard::use).orElse(Use.ANSWER);
    if (text.isEmpty()) {
      return kept;
    }
    Use use = words.uses().get(text.toLowerCase(Locale.ROOT));
    if (use == null) {
      faults.add(Fault.of("use", Field.USE, text));
    }
    return use == null ? kept : use;
  }

  private static List<String> items(SheetLine line, Field field, List<String> old, String signs) {
    Set<String> said = line.items(field, signs);
    return said.isEmpty() ? old : said.equals(Set.of(NOTHING)) ? List.of() : List.copyOf(said);
  }

  private Scope scope(SheetLine line, Optional<Scope> old, List<Fault> faults) {
    Set<String> shops = settings.shop().isEmpty() ? Set.of() : Set.of(settings.shop());
    Scope base = old.orElse(new Scope(shops, Set.of(), Set.of(), Optional.empty(),
        Optional.empty()));
    return new Scope(set(line, Field.SHOPS, base.shops()),
        set(line, Field.CHANNELS, base.channels()), set(line, Field.PRODUCTS, base.products()),
        moment(line, Field.FROM, base.from(), faults),
        moment(line, Field.UNTIL, base.until(), faults));
  }

  private static Set<String> set(SheetLine line, Field field, Set<String> old) {
    return new LinkedHashSet<>(items(line, field, List.copyOf(old), SIGNS));
  }

  private Optional<Instant> moment(SheetLine line, Field field, Optional<Instant> old,
      List<Fault> faults) {
    String text = line.text(field);
    if (text.isEmpty() || text.equals(NOTHING)) {
      return text.isEmpty() ? old : Optional.empty();
    }
    Optional<Instant> moment = Moments.of(text, words.zone(), field == Field.UNTIL);
    if (moment.isEmpty()) {
      faults.add(Fault.of("date", field, text));
    }
    return moment;
  }

  /** Its own, and what would be lost else: a category that the topic does not tell, and a code. */
  private List<String> tags(SheetLine line, Optional<ScriptCard> old) {
    Set<String> tags = new LinkedHashSet<>(
        items(line, Field.TAGS, old.map(ScriptCard::tags).orElse(List.of()), SIGNS));
    String category = line.category();
    if (!category.isEmpty() && !Topics.says(topic(line), category, words.topics())) {
      tags.add(category);
    }
    if (!line.text(Field.KEYWORD).isEmpty() && code(line).isEmpty()) {
      tags.add(line.text(Field.KEYWORD));
    }
    return List.copyOf(tags);
  }

  private static String owner(SheetLine line) {
    String owner = line.text(Field.OWNER);
    return owner.equals(NOTHING) ? "" : owner;
  }

  private static List<Fault> sizes(ScriptCard card) {
    List<Fault> faults = new ArrayList<>();
    if (card.title().length() > ScriptCard.MOST_TITLE) {
      faults.add(Fault.of("title-long", Field.TITLE, Integer.toString(card.title().length()),
          Integer.toString(ScriptCard.MOST_TITLE)));
    }
    if (card.answer().length() > ScriptCard.MOST_ANSWER) {
      faults.add(Fault.of("answer-long", Field.ANSWER, Integer.toString(card.answer().length()),
          Integer.toString(ScriptCard.MOST_ANSWER)));
    }
    if (card.questions().size() > ScriptCard.MOST_QUESTIONS) {
      faults.add(Fault.of("questions", Field.QUESTIONS,
          Integer.toString(ScriptCard.MOST_QUESTIONS)));
    }
    Scope scope = card.scope();
    if (scope.from().isPresent() && scope.until().isPresent()
        && !scope.from().get().isBefore(scope.until().get())) {
      faults.add(Fault.of("validity", Field.UNTIL));
    }
    return faults;
  }
}
