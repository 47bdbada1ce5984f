package org.huashu.coach.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.huashu.coach.text.DigitGroups.Atom;
import org.huashu.coach.text.DigitGroups.Gap;
import org.huashu.coach.text.PersonalData.Kind;

/**
 * Finds personal numbers in plain text: joins atoms of digits to what may be one number, and asks
 * what the number is, how its digits are grouped, and what the words around it say.
 */
final class NumbersInText {

  private static final int FEWEST_DIGITS = 10;
  private static final int MOST_DIGITS = 19;
  private static final int LONGEST_EXTENSION = 4;

  /** How a mobile number is written in groups; other groupings are prices, sizes or dates. */
  private static final Set<List<Integer>> MOBILE_GROUPS = Set.of(List.of(11), List.of(3, 4, 4),
      List.of(4, 4, 3), List.of(4, 3, 4), List.of(3, 8), List.of(7, 4), List.of(3, 3, 5),
      List.of(3, 5, 3), List.of(5, 3, 3), List.of(5, 6), List.of(3, 2, 2, 2, 2));

  private static final List<Kind> KINDS =
      List.of(Kind.ID_CARD, Kind.BANK_CARD, Kind.MOBILE, Kind.LANDLINE);

  /** Atoms that may be one number. */
  private record Row(int first, int last, int start, int end, String digits) {}

  private final String text;
  private final NumberContext context;
  private final DigitGroups groups;
  private final List<PersonalData> found = new ArrayList<>();

  private NumbersInText(String text) {
    this.text = text;
    this.context = new NumberContext(text);
    this.groups = DigitGroups.of(text);
  }

  /** Their spans count the units of the plain text. */
  static List<PersonalData> in(String plain) {
    NumbersInText numbers = new NumbersInText(plain);
    int i = 0;
    while (i < numbers.groups.atoms().size()) {
      i = numbers.numberAt(i);
    }
    return numbers.found;
  }

  /** Tries the atoms from {@code first} on, the most digits first; returns the next to look at. */
  private int numberAt(int first) {
    List<Atom> atoms = groups.atoms();
    int from = atoms.get(first).from();
    int last = first;
    while (last + 1 < atoms.size() && atoms.get(last + 1).gap() != Gap.BREAK
        && atoms.get(last + 1).to() - from <= MOST_DIGITS) {
      last++;
    }
    for (int to = last; to >= first; to--) {
      int digits = atoms.get(to).to() - from;
      if (digits >= FEWEST_DIGITS && digits <= MOST_DIGITS && addNumber(first, to)) {
        return to + 1;
      }
    }
    return first + 1;
  }

  private boolean addNumber(int first, int last) {
    Row row = row(first, last);
    int x = row.digits.length() == 17 ? xAfter(row.end) : -1;
    if (x > 0 && Numbers.isIdCard(row.digits + "x")) {
      return add(Kind.ID_CARD, row.start, x);
    }
    for (Kind kind : KINDS) {
      if (kind.isNumber(row.digits) && isMeant(kind, row) && isWritten(kind, row)) {
        return !continues(row) && add(kind, row.start, row.end);
      }
    }
    return false;
  }

  private Row row(int first, int last) {
    Atom opens = groups.atoms().get(first);
    Atom closes = groups.atoms().get(last);
    return new Row(first, last, opens.start(), closes.end(), groups.digits(opens, closes));
  }

  private boolean add(Kind kind, int start, int end) {
    int from = start;
    if (kind == Kind.MOBILE || kind == Kind.LANDLINE) {
      from -= from > 0 && text.charAt(from - 1) == '+' && text.startsWith("86", from) ? 1 : 0;
      int close = text.substring(start, end).indexOf(')');
      from -= close > 0 && from > 0 && text.charAt(from - 1) == '(' ? 1 : 0;
    }
    found.add(new PersonalData(kind, new Span(from, end)));
    return true;
  }

  /** Whether the groups are as people write such a number, or it is spaced out digit by digit. */
  private boolean isWritten(Kind kind, Row row) {
    List<Integer> sizes = groups.sizes(row.first, row.last);
    if (kind == Kind.ID_CARD || sizes.size() == 1
        || (sizes.size() == row.digits.length() && sizes.size() >= FEWEST_DIGITS)) {
      return true;
    }
    return isNamed(kind, row) || (!isLoose(row)
        && isGrouped(kind, sizes, groups.atoms().get(row.first)));
  }

  private boolean isGrouped(Kind kind, List<Integer> sizes, Atom first) {
    return switch (kind) {
      case MOBILE -> MOBILE_GROUPS.contains(withoutCountry(sizes, first));
      case LANDLINE -> sizes.size() <= 3
          && sizes.getFirst() == Numbers.areaCode(groups.digits(first, first));
      default -> sizes.subList(0, sizes.size() - 1).stream().allMatch(size -> size == 4)
          || (sizes.size() == 2 && sizes.getFirst() == 6);
    };
  }

  private List<Integer> withoutCountry(List<Integer> sizes, Atom first) {
    int country = groups.digits(first, first).startsWith("0086")
        ? 4
        : groups.digits(first, first).startsWith("86") ? 2 : 0;
    if (country == 0) {
      return sizes;
    }
    List<Integer> rest = new ArrayList<>(sizes);
    rest.set(0, rest.getFirst() - country);
    return rest.getFirst() == 0 ? rest.subList(1, rest.size()) : rest;
  }

  /** Whether a sign parts two of its atoms that parts the items of a list, too. */
  private boolean isLoose(Row row) {
    return groups.atoms()
        .subList(row.first + 1, row.last + 1)
        .stream()
        .anyMatch(atom -> atom.gap() == Gap.HARD);
  }

  private boolean isNamed(Kind kind, Row row) {
    return kind == Kind.BANK_CARD
        ? context.isCard(row.start, row.end)
        : context.isTelephone(row.start, row.end);
  }

  private boolean isMeant(Kind kind, Row row) {
    if (kind == Kind.ID_CARD) {
      return true;
    }
    if (!context.standsAlone(row.start, row.end) || context.isAmount(row.start, row.end)) {
      return false;
    }
    return switch (kind) {
      case LANDLINE -> !context.isShopLine(row.start)
          && (row.last > row.first || context.isTelephone(row.start, row.end));
      case BANK_CARD -> Numbers.isUnionPay(row.digits) || context.isCard(row.start, row.end)
          || groups.sizes(row.first, row.last).equals(List.of(4, 4, 4, 4));
      default -> true;
    };
  }

  /** Whether a hyphen, a point or a stroke ties it to further digits: 231122-123456789012345. */
  private boolean continues(Row row) {
    List<Atom> atoms = groups.atoms();
    boolean before = row.first > 0
        && ties(atoms.get(row.first - 1), atoms.get(row.first), atoms.get(row.first - 1))
        && (found.isEmpty() || found.getLast().span().end() < atoms.get(row.first - 1).end());
    boolean after = row.last + 1 < atoms.size()
        && ties(atoms.get(row.last), atoms.get(row.last + 1), atoms.get(row.last + 1))
        && !Numbers.isMobile(groups.digits(atoms.get(row.last + 1), atoms.get(row.last + 1)));
    return before || after;
  }

  private boolean ties(Atom one, Atom other, Atom further) {
    return other.start() - one.end() == 1 && "-_.".indexOf(text.charAt(one.end())) >= 0
        && further.to() - further.from() > LONGEST_EXTENSION;
  }

  /** The index after an x that closes the digits before {@code end}; -1 when there is none. */
  private int xAfter(int end) {
    int x = end;
    while (x < text.length() && x - end < 3 && !Character.isLetterOrDigit(text.charAt(x))
        && text.charAt(x) != '×') {
      x++;
    }
    boolean closes = x < text.length() && "xх×叉".indexOf(text.charAt(x)) >= 0
        && (x + 1 == text.length() || !(Digits.isLatin(text.charAt(x + 1))
            || Digits.isAscii(text.charAt(x + 1))));
    return closes ? x + 1 : -1;
  }
}
