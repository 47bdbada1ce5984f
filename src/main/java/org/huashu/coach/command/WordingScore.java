package org.huashu.coach.command;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.command.JsonLines.Line;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Compares what was found with what people marked, by category and by kind of case. */
final class WordingScore {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Count all = new Count();
  private final TreeMap<String, Count> categories = new TreeMap<>();
  private final TreeMap<String, Count> kinds = new TreeMap<>();
  private int cases;
  private int casesWithFalseAlarm;

  private record Mark(Category category, Optional<Span> span) {
    boolean agrees(Hint hint) {
      Optional<Span> found = hint.finding().span();
      return hint.finding().category() == category && (span.isEmpty()
          || (found.isPresent() && found.get().overlaps(span.get())));
    }
  }

  /**
   * Found and right, found and wrong, not found; and of the right ones, how many to the character.
   */
  private static final class Count {
    private int right;
    private int wrong;
    private int missed;
    private int withSpan;
    private int exact;

    ObjectNode json() {
      ObjectNode json = JSON.createObjectNode();
      json.put("precision", share(right, right + wrong))
          .put("recall", share(right, right + missed))
          .put("exactSpans", share(exact, withSpan));
      return json.put("right", right).put("wrong", wrong).put("missed", missed);
    }

    private static double share(int part, int whole) {
      return whole == 0 ? 1 : Math.round(10_000.0 * part / whole) / 10_000.0;
    }
  }

  /** Adds one case: its line with the labels, and what was found. */
  void add(Line line, List<Hint> found) {
    List<Mark> marks = marks(line);
    List<Hint> open = new ArrayList<>(found);
    Optional<String> kind = line.optional("kind");
    for (Mark mark : marks) {
      Optional<Hint> hit = take(open, mark);
      for (Count count : counts(mark.category(), kind)) {
        if (hit.isEmpty()) {
          count.missed++;
          continue;
        }
        count.right++;
        if (mark.span().isPresent()) {
          count.withSpan++;
          count.exact += hit.get().finding().span().equals(mark.span()) ? 1 : 0;
        }
      }
    }
    for (Hint hint : open) {
      counts(hint.finding().category(), kind).forEach(count -> count.wrong++);
    }
    cases++;
    casesWithFalseAlarm += open.isEmpty() ? 0 : 1;
  }

  private List<Count> counts(Category category, Optional<String> kind) {
    List<Count> counts = new ArrayList<>();
    counts.add(all);
    counts.add(categories.computeIfAbsent(category.wireName(), _ -> new Count()));
    kind.ifPresent(name -> counts.add(kinds.computeIfAbsent(name, _ -> new Count())));
    return counts;
  }

  private static Optional<Hint> take(List<Hint> open, Mark mark) {
    Optional<Hint> exact = open.stream()
        .filter(mark::agrees)
        .filter(hint -> hint.finding().span().equals(mark.span()))
        .findFirst();
    Optional<Hint> hit = exact.or(() -> open.stream().filter(mark::agrees).findFirst());
    // Several rules may speak of the same words; they are no false alarm.
    if (hit.isPresent()) {
      for (Iterator<Hint> hints = open.iterator(); hints.hasNext();) {
        if (mark.agrees(hints.next())) {
          hints.remove();
        }
      }
    }
    return hit;
  }

  private static List<Mark> marks(Line line) {
    JsonNode hints = line.object().get("hints");
    if (hints == null || !hints.isArray()) {
      throw line.mistake("field 'hints' is missing; a list of what must be found is expected");
    }
    List<Mark> marks = new ArrayList<>();
    for (JsonNode hint : hints) {
      JsonNode name = hint.isString() ? hint : hint.path("category");
      Category category = Category.named(name.asString(""))
          .orElseThrow(
              () -> line.mistake("no category '" + name.asString("") + "' in the contract's list"));
      boolean spanned = hint.path("start").isInt() && hint.path("end").isInt();
      marks.add(new Mark(category, spanned
          ? Optional.of(new Span(hint.path("start").intValue(), hint.path("end").intValue()))
          : Optional.empty()));
    }
    return marks;
  }

  /** The figures as one JSON object. */
  String json() {
    ObjectNode json = all.json();
    json.put("cases", cases).put("casesWithFalseAlarm", casesWithFalseAlarm);
    ObjectNode byCategory = json.putObject("categories");
    categories.forEach((name, count) -> byCategory.set(name, count.json()));
    ObjectNode byKind = json.putObject("kinds");
    kinds.forEach((name, count) -> byKind.set(name, count.json()));
    return JSON.writeValueAsString(json);
  }
}
