package org.huashu.coach.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.huashu.coach.knowledge.ScriptCard;
import org.huashu.coach.script.Script.Scope;
import org.huashu.coach.script.Script.Use;
import org.huashu.coach.text.Readings;

/** A script as the fields of a form. */
final class ScriptForm {

  private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
  private static final int MOST_ANSWER = 2_000;
  private static final int MOST_TITLE = 80;
  private static final int MOST_QUESTIONS = 200;

  private ScriptForm() {}

  /** What the fields say of a script that is edited or new, saved or not. */
  static ScriptCard card(Visit visit) {
    String id = visit.form().text("id");
    int dot = id.indexOf('.');
    return card(visit.form(), visit.zone(), dot < 0 ? "new" : id.substring(0, dot),
        dot < 0 ? "" : id.substring(dot + 1));
  }

  /** What the fields say, under this topic and name. */
  static ScriptCard card(Form form, ZoneId zone, String topic, String name) {
    Use use = Stream.of(Use.values())
        .filter(it -> wire(it).equals(form.text("use")))
        .findFirst()
        .orElse(Use.ANSWER);
    Scope scope = new Scope(list(form, "shops"), list(form, "channels"), list(form, "products"),
        moment(form.text("from"), zone), moment(form.text("until"), zone));
    return new ScriptCard(topic, name, form.text("title").replaceAll("\\s+", " "),
        form.lines("questions").stream().distinct().toList(), answer(form), use,
        form.lines("conditions").stream().distinct().toList(), scope,
        List.copyOf(list(form, "tags")), form.text("owner"));
  }

  private static String answer(Form form) {
    return form.text("answer").replace("\r\n", "\n");
  }

  /** What is wrong, as keys of words; empty when it can be saved. */
  static Optional<String> fault(ScriptCard card) {
    if (card.title().isEmpty() || card.title().length() > MOST_TITLE) {
      return Optional.of("scripts.fault.title");
    }
    if (card.questions().isEmpty() || card.questions().size() > MOST_QUESTIONS) {
      return Optional.of("scripts.fault.questions");
    }
    if (card.answer().isEmpty() || card.answer().length() > MOST_ANSWER) {
      return Optional.of("scripts.fault.answer");
    }
    Scope scope = card.scope();
    boolean never = scope.from().isPresent() && scope.until().isPresent()
        && !scope.from().get().isBefore(scope.until().get());
    return never ? Optional.of("scripts.fault.validity") : Optional.empty();
  }

  /** Words between commas, of either width, or line ends. */
  private static Set<String> list(Form form, String field) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : form.text(field).split("[,，、;；\\n]")) {
      if (!word.isBlank()) {
        words.add(word.strip());
      }
    }
    return words;
  }

  private static Optional<Instant> moment(String text, ZoneId zone) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(LocalDateTime.parse(text).atZone(zone).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  static String field(Optional<Instant> at, ZoneId zone) {
    return at.map(it -> FIELD.format(it.atZone(zone))).orElse("");
  }

  static String wire(Use use) {
    return use.name().toLowerCase(Locale.ROOT);
  }

  /** A name for a new script, from the initials of its title: 快递到哪了 is {@code kddnl}. */
  static String name(String title, java.util.function.Predicate<String> taken) {
    StringBuilder initials = new StringBuilder();
    for (int i = 0; i < title.length() && initials.length() < 30; i++) {
      char letter = title.charAt(i);
      char initial = Readings.initial(letter);
      if (initial != 0) {
        initials.append(initial);
      } else if (letter < 0x80 && Character.isLetterOrDigit(letter)) {
        initials.append(Character.toLowerCase(letter));
      }
    }
    String name = initials.isEmpty() ? "script" : initials.toString();
    String free = name;
    for (int i = 2; taken.test(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }
}
