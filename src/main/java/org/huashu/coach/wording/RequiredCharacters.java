package org.huashu.coach.wording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huashu.coach.text.Folding;

/**
 * What a text must hold so that a regular expression can match at all: of every set one character.
 * Looking for that first spares most texts the engine, which takes microseconds a pattern. Read
 * from the expression's source; where it uses something this does not understand, nothing is
 * required.
 */
final class RequiredCharacters {

  private static final Pattern REPETITION = Pattern.compile("\\{(\\d+)(,\\d*)?\\}");
  private static final Pattern GROUP = Pattern.compile("\\((\\?:|\\?P?<\\w+>|(?!\\?))");
  private static final String DIGITS = "0123456789";
  private static final String UNKNOWN = "";
  private static final int MOST_OF_A_RANGE = 64;
  private static final int FILTER_BITS = 1024;

  /** Thrown at what is not understood; it never leaves this class. */
  private static final class NotUnderstood extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private final String source;
  private int at;

  private RequiredCharacters(String source) {
    this.source = source;
  }

  /** The sets, each as a string of folded characters. */
  static List<String> of(String expression) {
    try {
      RequiredCharacters parser = new RequiredCharacters(expression);
      List<String> sets = parser.alternatives();
      return parser.at == expression.length() ? List.copyOf(sets) : List.of();
    } catch (NotUnderstood | StringIndexOutOfBoundsException e) {
      return List.of();
    }
  }

  /** The characters of a folded text, as a filter without false negatives. */
  static long[] filter(String folded) {
    long[] filter = new long[FILTER_BITS / Long.SIZE];
    for (int i = 0; i < folded.length(); i++) {
      int bit = folded.charAt(i) % FILTER_BITS;
      filter[bit / Long.SIZE] |= 1L << bit;
    }
    return filter;
  }

  /** Whether a text of that filter may hold one character of every set. */
  static boolean mayBeIn(long[] filter, List<String> sets) {
    for (String set : sets) {
      if (!mayHoldOne(filter, set)) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayHoldOne(long[] filter, String set) {
    for (int i = 0; i < set.length(); i++) {
      int bit = set.charAt(i) % FILTER_BITS;
      if ((filter[bit / Long.SIZE] & (1L << bit)) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Of several branches one is taken: one set of each, together. */
  private List<String> alternatives() throws NotUnderstood {
    List<String> first = sequence();
    if (at == source.length() || source.charAt(at) != '|') {
      return first;
    }
    Optional<String> union = smallest(first);
    while (at < source.length() && source.charAt(at) == '|') {
      at++;
      Optional<String> other = smallest(sequence());
      union = union.flatMap(sets -> other.map(sets::concat));
    }
    return union.map(List::of).orElse(List.of());
  }

  private static Optional<String> smallest(List<String> sets) {
    return sets.stream().min(Comparator.comparingInt(String::length));
  }

  private List<String> sequence() throws NotUnderstood {
    List<String> sets = new ArrayList<>();
    while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
      List<String> atom = atom();
      if (repeatedAtLeastOnce()) {
        sets.addAll(atom);
      }
    }
    return sets;
  }

  private boolean repeatedAtLeastOnce() {
    if (at == source.length()) {
      return true;
    }
    boolean once = "*?".indexOf(source.charAt(at)) < 0;
    Matcher repetition = REPETITION.matcher(source).region(at, source.length());
    if (repetition.lookingAt()) {
      once = !repetition.group(1).matches("0+");
      at = repetition.end();
    } else if ("*?+".indexOf(source.charAt(at)) >= 0) {
      at++;
    } else {
      return true;
    }
    boolean lazy = at < source.length() && source.charAt(at) == '?';
    at += lazy ? 1 : 0;
    return once;
  }

  private List<String> atom() throws NotUnderstood {
    if (source.charAt(at) == '(') {
      return group();
    }
    String set = switch (source.charAt(at)) {
      case '[' -> characterClass();
      case '\\' -> escape();
      case '.', '^', '$' -> {
        at++;
        yield UNKNOWN;
      }
      default -> literal();
    };
    return set.isEmpty() ? List.of() : List.of(set);
  }

  private List<String> group() throws NotUnderstood {
    Matcher group = GROUP.matcher(source).region(at, source.length());
    if (!group.lookingAt()) {
      throw new NotUnderstood();
    }
    at = group.end();
    List<String> inside = alternatives();
    if (source.charAt(at) != ')') {
      throw new NotUnderstood();
    }
    at++;
    return inside;
  }

  private String literal() {
    char c = source.charAt(at++);
    return Character.isSurrogate(c) ? UNKNOWN : String.valueOf(Folding.fold(c));
  }

  private String escape() throws NotUnderstood {
    char c = source.charAt(at + 1);
    at += 2;
    if (c == 'd') {
      return DIGITS;
    }
    if ("DwWsSbBAz".indexOf(c) >= 0) {
      return UNKNOWN;
    }
    if (c == 'p' || c == 'P') {
      at = source.charAt(at) == '{' ? source.indexOf('}', at) + 1 : at + 1;
      return UNKNOWN;
    }
    if (c >= 0x80 || Character.isLetterOrDigit(c)) {
      throw new NotUnderstood();
    }
    return String.valueOf(c);
  }

  private String characterClass() throws NotUnderstood {
    boolean known = source.charAt(at + 1) != '^';
    at += known ? 1 : 2;
    StringBuilder set = new StringBuilder();
    do {
      String first = source.charAt(at) == '\\' ? escape() : literal();
      if (first.equals("[") && source.charAt(at) == ':') {
        throw new NotUnderstood();
      }
      if (source.charAt(at) == '-' && source.charAt(at + 1) != ']') {
        at++;
        known &= addRange(first, source.charAt(at) == '\\' ? escape() : literal(), set);
      } else {
        known &= !first.isEmpty();
        set.append(first);
      }
    } while (source.charAt(at) != ']');
    at++;
    return known ? set.toString() : UNKNOWN;
  }

  private static boolean addRange(String from, String to, StringBuilder set) {
    if (from.length() != 1 || to.length() != 1
        || to.charAt(0) - from.charAt(0) > MOST_OF_A_RANGE || to.charAt(0) < from.charAt(0)) {
      return false;
    }
    for (char c = from.charAt(0); c <= to.charAt(0); c++) {
      set.append(Folding.fold(c));
    }
    return true;
  }
}
