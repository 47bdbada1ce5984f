package org.huashu.coach.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.huashu.coach.text.PersonalData.Kind;

/** Finds personal numbers in folded text: groups of digits, and how groups may make one number. */
final class NumbersInText {

  private static final int MOST_DIGITS = 19;
  private static final int MOST_SIGNS_BETWEEN = 3;

  /** How a mobile number is written in groups; other groupings are prices, sizes or dates. */
  private static final Set<List<Integer>> MOBILE_GROUPS = Set.of(List.of(11), List.of(3, 4, 4),
      List.of(4, 4, 3), List.of(4, 3, 4), List.of(3, 8), List.of(7, 4), List.of(3, 3, 5),
      List.of(3, 5, 3), List.of(5, 3, 3), List.of(5, 6));

  /** Latin words that may stand at a mobile number; others make it an order or tracking number. */
  private static final Set<String> TELEPHONE_WORDS =
      Set.of("t", "tel", "phone", "mobile", "call", "v", "vx", "wx", "wechat", "m", "hi");

  /** Words that name a number of an order or a parcel, directly before it. */
  private static final List<String> OTHER_NUMBERS = List.of("单号", "订单", "运单", "单编号", "订单编号",
      "流水号", "编码", "货号", "条码", "工单");

  /** What may stand between such a word and its number, and what may not. */
  private static final String FILLERS = "是为号码";
  private static final String CLAUSE_ENDS = "。!?;,\n";

  /** A group of adjacent digits; {@code joined}: only decoration stands between it and the last. */
  private record Group(int start, int end, String digits, boolean joined) {}

  private final String text;
  private final List<Group> groups = new ArrayList<>();
  private final List<PersonalData> found = new ArrayList<>();

  private NumbersInText(String text) {
    this.text = text;
  }

  static List<PersonalData> in(String folded) {
    NumbersInText numbers = new NumbersInText(folded);
    numbers.collectGroups();
    int i = 0;
    while (i < numbers.groups.size()) {
      i = numbers.numberAt(i);
    }
    return numbers.found;
  }

  private void collectGroups() {
    StringBuilder digits = new StringBuilder();
    int i = 0;
    int last = -1;
    while (i < text.length()) {
      if (!isDigit(i)) {
        i++;
        continue;
      }
      int start = i;
      int end = i;
      digits.setLength(0);
      while (i < text.length() && (isDigit(i) || Folding.invisible(text.charAt(i)))) {
        if (isDigit(i)) {
          digits.append(text.charAt(i));
          end = i + 1;
        }
        i++;
      }
      groups.add(new Group(start, end, digits.toString(), last >= 0 && decoration(last, start)));
      last = end;
    }
  }

  /** Tries the groups from {@code first} on, the most digits first; returns the next to look at. */
  private int numberAt(int first) {
    int last = first;
    int digits = groups.get(first).digits.length();
    while (last + 1 < groups.size() && groups.get(last + 1).joined
        && digits + groups.get(last + 1).digits.length() <= MOST_DIGITS) {
      last++;
      digits += groups.get(last).digits.length();
    }
    for (int to = last; to >= first; to--) {
      if (addNumber(groups.subList(first, to + 1))) {
        return to + 1;
      }
    }
    return first + 1;
  }

  private boolean addNumber(List<Group> parts) {
    StringBuilder joined = new StringBuilder();
    parts.forEach(part -> joined.append(part.digits));
    String digits = joined.toString();
    int start = parts.getFirst().start;
    int end = parts.getLast().end;
    if (digits.length() < 10) {
      return false;
    }
    if (digits.length() == 17 && xAfter(end) > 0
        && Kind.ID_CARD.isNumber(digits + "x")) {
      return add(Kind.ID_CARD, start, xAfter(end));
    }
    List<Integer> sizes = parts.stream().map(part -> part.digits.length()).toList();
    for (Kind kind : List.of(Kind.ID_CARD, Kind.BANK_CARD, Kind.MOBILE, Kind.LANDLINE)) {
      if (kind.isNumber(digits) && isWritten(kind, sizes, digits)
          && standsAlone(kind, start, end)) {
        return add(kind, start, end);
      }
    }
    return false;
  }

  private boolean add(Kind kind, int start, int end) {
    found.add(new PersonalData(kind, new Span(start, end)));
    return true;
  }

  /** Whether the groups are as people write such a number, or it is spaced out digit by digit. */
  private static boolean isWritten(Kind kind, List<Integer> sizes, String digits) {
    if (sizes.size() == 1 || sizes.stream().allMatch(size -> size == 1)) {
      return true;
    }
    return switch (kind) {
      case MOBILE -> MOBILE_GROUPS.contains(sizes)
          || (digits.length() > 11 && MOBILE_GROUPS.contains(sizes.subList(1, sizes.size())));
      case LANDLINE -> sizes.getFirst() == Numbers.areaCode(digits) && sizes.size() <= 3;
      case BANK_CARD -> sizes.subList(0, sizes.size() - 1).stream().allMatch(size -> size == 4)
          || sizes.equals(List.of(6, digits.length() - 6));
      default -> true;
    };
  }

  private boolean standsAlone(Kind kind, int start, int end) {
    if (kind == Kind.ID_CARD) {
      return true;
    }
    boolean latinAfter = end < text.length() && isLatin(end);
    String word = latinWordBefore(start);
    boolean latinBefore = !word.isEmpty() && !(kind == Kind.MOBILE
        && TELEPHONE_WORDS.contains(word));
    return !latinAfter && !latinBefore && !isOtherNumber(start);
  }

  /** Whether the words just before say that it is the number of an order or a parcel. */
  private boolean isOtherNumber(int start) {
    int end = start;
    while (end > 0) {
      for (String name : OTHER_NUMBERS) {
        if (text.startsWith(name, end - name.length())) {
          return true;
        }
      }
      char before = text.charAt(end - 1);
      boolean sign = Folding.letter(before) == 0 && CLAUSE_ENDS.indexOf(before) < 0;
      if (!sign && FILLERS.indexOf(before) < 0) {
        return false;
      }
      end--;
    }
    return false;
  }

  private String latinWordBefore(int start) {
    int from = start;
    while (from > 0 && isLatin(from - 1)) {
      from--;
    }
    return text.substring(from, start);
  }

  /** The offset after an x that closes the digits before {@code end}; -1 when there is none. */
  private int xAfter(int end) {
    int x = end;
    while (x < text.length() && x - end < MOST_SIGNS_BETWEEN && isDecoration(text.charAt(x))) {
      x++;
    }
    boolean closes = x < text.length() && text.charAt(x) == 'x'
        && (x + 1 == text.length() || (!isLatin(x + 1) && !isDigit(x + 1)));
    return closes ? x + 1 : -1;
  }

  private boolean decoration(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDecoration(text.charAt(i))) {
        return false;
      }
    }
    return to - from <= MOST_SIGNS_BETWEEN;
  }

  private static boolean isDecoration(char c) {
    return " -._·()–—".indexOf(c) >= 0 || Folding.invisible(c);
  }

  private boolean isLatin(int at) {
    return text.charAt(at) >= 'a' && text.charAt(at) <= 'z';
  }

  private boolean isDigit(int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
