package org.huashu.coach.wording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.huashu.coach.text.Folding;

/**
 * What a text must hold so that a regular expression can match at all: which characters, together.
 * Looking for that first spares most texts the engine, which takes microseconds a pattern. Read
 * from the expression's source; where it uses something this does not understand, nothing is
 * required.
 */
final class RequiredCharacters {

  private static final Pattern REPETITION = Pattern.compile("\\{(\\d+)(,\\d*)?\\}");
  private static final Pattern GROUP = Pattern.compile("\\((\\?:|\\?P?<\\w+>|(?!\\?))");
  /** Patterns ignore case anyway, and the other two move only the places of ^, $ and dot. */
  private static final Pattern FLAGS = Pattern.compile("\\(\\?[ims]+\\)");
  private static final Pattern CODE = Pattern.compile("\\\\x(?:[0-9A-Fa-f]{2}|\\{[0-9A-Fa-f]+\\})");
  private static final String DIGITS = "0123456789";
  private static final String UNKNOWN = "";
  private static final int MOST_OF_A_RANGE = 64;
  private static final int FILTER_BITS = 1024;

  /** Thrown at what is not understood; it never leaves this class. */
  private static final class NotUnderstood extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** What the characters of a text must be; nothing at all is {@link #NOTHING}. */
  sealed interface Requirement {

    /** @param filter of a text, see {@link RequiredCharacters#filter} */
    boolean mayHoldIn(long[] filter);
  }

  /** One of the characters. */
  static final class OneOf implements Requirement {

    private final String characters;
    /** The words of their filter that are not 0, and which these are. */
    private final long[] masks;
    private final int[] places;

    OneOf(String characters) {
      this.characters = characters;
      long[] filter = RequiredCharacters.filter(characters);
      this.places = IntStream.range(0, filter.length).filter(i -> filter[i] != 0).toArray();
      this.masks = Arrays.stream(places).mapToLong(i -> filter[i]).toArray();
    }

    @Override
    public boolean mayHoldIn(long[] filter) {
      for (int i = 0; i < masks.length; i++) {
        if ((masks[i] & filter[places[i]]) != 0) {
          return true;
        }
      }
      return false;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof OneOf one && one.characters.equals(characters);
    }

    @Override
    public int hashCode() {
      return characters.hashCode();
    }

    @Override
    public String toString() {
      return "OneOf[" + characters + "]";
    }
  }

  /** Every one of the requirements. */
  record All(List<Requirement> parts) implements Requirement {

    @Override
    public boolean mayHoldIn(long[] filter) {
      for (Requirement part : parts) {
        if (!part.mayHoldIn(filter)) {
          return false;
        }
      }
      return true;
    }
  }

  /** One of the requirements. */
  record Any(List<Requirement> branches) implements Requirement {

    @Override
    public boolean mayHoldIn(long[] filter) {
      for (Requirement branch : branches) {
        if (branch.mayHoldIn(filter)) {
          return true;
        }
      }
      return false;
    }
  }

  static final Requirement NOTHING = new All(List.of());

  private final String source;
  private int at;

  private RequiredCharacters(String source) {
    this.source = source;
  }

  /** What the expression requires of a folded text. */
  static Requirement of(String expression) {
    try {
      RequiredCharacters parser = new RequiredCharacters(expression);
      Requirement required = parser.alternatives();
      return parser.at == expression.length() ? required : NOTHING;
    } catch (NotUnderstood | StringIndexOutOfBoundsException e) {
      return NOTHING;
    }
  }

  /** The characters of a text, folded, as a filter without false negatives. */
  static long[] filter(String text) {
    long[] filter = new long[FILTER_BITS / Long.SIZE];
    for (int i = 0; i < text.length(); i++) {
      int bit = Folding.fold(text.charAt(i)) % FILTER_BITS;
      filter[bit / Long.SIZE] |= 1L << bit;
    }
    return filter;
  }

  private Requirement alternatives() throws NotUnderstood {
    List<Requirement> branches = new ArrayList<>(List.of(sequence()));
    while (at < source.length() && source.charAt(at) == '|') {
      at++;
      branches.add(sequence());
    }
    if (branches.size() == 1) {
      return branches.getFirst();
    }
    return branches.contains(NOTHING) ? NOTHING : anyOf(branches);
  }

  /** Before the branches are looked at one by one: one character of each must do. */
  private static Requirement anyOf(List<Requirement> branches) {
    StringBuilder union = new StringBuilder();
    for (Requirement branch : branches) {
      Requirement rarest = branch instanceof All all ? all.parts().getFirst() : branch;
      if (!(rarest instanceof OneOf one)) {
        return new Any(List.copyOf(branches));
      }
      union.append(one.characters);
    }
    OneOf one = new OneOf(union.toString());
    boolean plain = branches.stream().allMatch(OneOf.class::isInstance);
    return plain ? one : new All(List.of(one, new Any(List.copyOf(branches))));
  }

  private Requirement sequence() throws NotUnderstood {
    List<Requirement> parts = new ArrayList<>();
    while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
      Requirement atom = atom();
      if (repeatedAtLeastOnce() && !atom.equals(NOTHING) && !parts.contains(atom)) {
        parts.add(atom);
      }
    }
    parts.sort(Comparator.comparingInt(RequiredCharacters::commonness));
    return parts.size() == 1 ? parts.getFirst() : new All(List.copyOf(parts));
  }

  /** What is met rarely, or quickly told, comes first. */
  private static int commonness(Requirement requirement) {
    return requirement instanceof OneOf one ? one.characters.length() : Integer.MAX_VALUE;
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

  private Requirement atom() throws NotUnderstood {
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
    return set.isEmpty() ? NOTHING : new OneOf(set);
  }

  private Requirement group() throws NotUnderstood {
    Matcher flags = FLAGS.matcher(source).region(at, source.length());
    if (flags.lookingAt()) {
      at = flags.end();
      return NOTHING;
    }
    Matcher group = GROUP.matcher(source).region(at, source.length());
    if (!group.lookingAt()) {
      throw new NotUnderstood();
    }
    at = group.end();
    Requirement inside = alternatives();
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
    Matcher code = CODE.matcher(source).region(at, source.length());
    if (code.lookingAt()) {
      at = code.end();
      return UNKNOWN;
    }
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
