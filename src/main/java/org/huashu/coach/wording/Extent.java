package org.huashu.coach.wording;

import java.util.Optional;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.NormalizedText;
import org.huashu.coach.text.Span;

/**
 * How much of a found place is shown: without the letters of a phrase that only tell which word it
 * is ({@code [最好]的}), or with what follows up to the end of the clause.
 */
final class Extent {

  /** Where a clause ends for good; what else stands between letters may be noise. */
  private static final String STOPS = "，。！？；：、…,!?;:\n";
  /** Soft particles at the end of a clause. No replacement would take them in. */
  private static final String PARTICLES = "啊呀呢吧哦哈啦哟喔噢呗嘞哒滴";

  private Extent() {}

  /** Letters of a phrase before and after its marks, folded. */
  record Context(String before, String after) {}

  /** What stands around the marks of a phrase, if it has marks. */
  static Optional<Context> context(String phrase) {
    int open = phrase.indexOf('[');
    int close = phrase.indexOf(']');
    return open < 0 || close < open
        ? Optional.empty()
        : Optional.of(new Context(NormalizedText.of(phrase.substring(0, open)).toString(),
            NormalizedText.of(phrase.substring(close + 1)).toString()));
  }

  /** The place without the context of its phrase; all of it where the context is disguised. */
  static Span marked(String text, Span span, Context context) {
    int start = span.start();
    for (int i = 0; i < context.before.length(); i++) {
      start = after(text, start, context.before.charAt(i));
      if (start < 0) {
        return span;
      }
    }
    if (!context.before.isEmpty()) {
      start = noise(text, start);
    }
    int end = span.end();
    for (int i = context.after.length() - 1; i >= 0; i--) {
      end = before(text, end, context.after.charAt(i));
      if (end < 0) {
        return span;
      }
    }
    while (!context.after.isEmpty() && end > start && Folding.letter(text.charAt(end - 1)) == 0) {
      end--;
    }
    return start < end ? new Span(start, end) : span;
  }

  private static int noise(String text, int from) {
    int at = from;
    while (at < text.length() && Folding.letter(text.charAt(at)) == 0) {
      at++;
    }
    return at;
  }

  private static int after(String text, int from, char letter) {
    int at = noise(text, from);
    if (at == text.length() || Folding.letter(text.charAt(at)) != letter) {
      return -1;
    }
    while (at < text.length() && Folding.letter(text.charAt(at)) == letter) {
      at++;
    }
    return at;
  }

  private static int before(String text, int to, char letter) {
    int at = to;
    while (at > 0 && Folding.letter(text.charAt(at - 1)) == 0) {
      at--;
    }
    if (at == 0 || Folding.letter(text.charAt(at - 1)) != letter) {
      return -1;
    }
    while (at > 0 && Folding.letter(text.charAt(at - 1)) == letter) {
      at--;
    }
    return at;
  }

  /** Whether a clause ends inside the span. */
  static boolean isParted(String text, Span span) {
    return isParted(text, span.start(), span.end());
  }

  /** Whether a clause ends between two offsets. */
  static boolean isParted(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (STOPS.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The place with what follows in its clause, without soft particles at the end.
   *
   * @param reach most UTF-16 units that may follow; the place as it is where there are more
   */
  static Span withRest(String text, Span span, int reach) {
    int end = span.end();
    while (end < text.length() && STOPS.indexOf(text.charAt(end)) < 0 && isText(text, end)) {
      end++;
    }
    while (end > span.end() && (PARTICLES.indexOf(text.charAt(end - 1)) >= 0
        || Folding.letter(text.charAt(end - 1)) == 0)) {
      end--;
    }
    return end - span.end() > reach ? span : new Span(span.start(), end);
  }

  private static boolean isText(String text, int at) {
    char unit = text.charAt(at);
    return Folding.letter(unit) != 0 || unit == '%';
  }
}
