package org.huashu.coach.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds postal addresses with a house number in folded text, in linear time: from the end of a
 * street's name (路, 街, 巷, 弄, 道) and a number with 号 to the last building, unit or room after it.
 * Streets without a number and numbers without a street (1号仓, 3号线, 8号发货) are left alone.
 */
final class StreetAddresses {

  private static final String STREETS = "路街巷弄道";

  /** Words that end like the name of a street. */
  private static final List<String> NO_STREETS = List.of("知道", "通道", "频道", "渠道", "报道", "轨道", "味道",
      "线路", "铁路", "电路", "思路", "套路", "顺路", "逛街");

  /** What makes 号 before it no house number. */
  private static final String NOT_AFTER = "线仓码";

  /** The longest first. */
  private static final List<String> PARTS =
      List.of("号楼", "号院", "单元", "栋", "幢", "座", "室", "楼", "层", "门", "号");

  private static final int LONGEST_NUMBER = 5;

  private StreetAddresses() {}

  /** Their numbers, each with what is written around them, in the order of their start. */
  static List<Span> in(String folded) {
    List<Span> found = new ArrayList<>();
    int sign = folded.indexOf('号');
    while (sign >= 0) {
      int start = numberStart(folded, sign);
      int end = sign + 1;
      if (start < sign && isStreet(folded, start) && !isOtherNumber(folded, sign)) {
        end = partsEnd(folded, sign + 1);
        found.add(new Span(start, end));
      }
      sign = folded.indexOf('号', end);
    }
    return found;
  }

  private static int numberStart(String text, int end) {
    int start = end;
    while (start > 0 && end - start < LONGEST_NUMBER
        && (isDigit(text, start - 1) || (start < end && text.charAt(start - 1) == '-'))) {
      start--;
    }
    return start;
  }

  /** Whether a street's name ends before the offset, with a name before its last character. */
  private static boolean isStreet(String text, int offset) {
    int end = offset > 0 && text.charAt(offset - 1) == ' ' ? offset - 1 : offset;
    if (end < 2 || STREETS.indexOf(text.charAt(end - 1)) < 0) {
      return false;
    }
    char before = text.charAt(end - 2);
    // A lane has a number (120弄5号); elsewhere 弄 is a verb.
    boolean lane = text.charAt(end - 1) == '弄';
    return (isDigit(text, end - 2) || (!lane && Character.isIdeographic(before)))
        && NO_STREETS.stream().noneMatch(word -> text.startsWith(word, end - word.length()));
  }

  private static boolean isOtherNumber(String text, int sign) {
    return sign + 1 < text.length() && NOT_AFTER.indexOf(text.charAt(sign + 1)) >= 0;
  }

  /** The end of the building, unit and room that follow: 3栋2单元501室, 楼501. */
  private static int partsEnd(String text, int from) {
    int end = from;
    while (true) {
      int start = skip(text, end, "院楼 ");
      int number = start;
      while (number < text.length() && number - start < LONGEST_NUMBER && isDigit(text, number)) {
        number++;
      }
      int next = partEnd(text, number);
      if (number == start || (next == number && !isRoom(text, start, number))) {
        return end;
      }
      end = next;
    }
  }

  private static int partEnd(String text, int from) {
    for (String part : PARTS) {
      if (text.startsWith(part, from)) {
        return from + part.length();
      }
    }
    return from;
  }

  /** Whether a number that nothing names is a room: 501 and nothing counted after it. */
  private static boolean isRoom(String text, int start, int end) {
    return end - start >= 3
        && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
  }

  private static int skip(String text, int from, String signs) {
    int i = from;
    while (i < text.length() && i - from < 2 && signs.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(String text, int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
