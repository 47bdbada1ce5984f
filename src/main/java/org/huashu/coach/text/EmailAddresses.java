package org.huashu.coach.text;

import java.util.ArrayList;
import java.util.List;

/** Finds e-mail addresses in folded text: around each @, in linear time. */
final class EmailAddresses {

  private static final int LONGEST_LOCAL_PART = 64;

  private EmailAddresses() {}

  /** In the order of their start; spaces beside the @ and the dots are taken for decoration. */
  static List<Span> in(String folded) {
    List<Span> found = new ArrayList<>();
    int at = folded.indexOf('@');
    while (at >= 0) {
      int start = localStart(folded, at);
      int end = start < 0 ? -1 : domainEnd(folded, at + 1);
      if (end > 0 && (found.isEmpty() || found.getLast().end() <= start)) {
        found.add(new Span(start, end));
      }
      at = folded.indexOf('@', at + 1);
    }
    return found;
  }

  /** Where the part before the @ begins; -1 when there is none or it is masked. */
  private static int localStart(String text, int at) {
    int end = at > 0 && text.charAt(at - 1) == ' ' ? at - 1 : at;
    int start = end;
    while (start > 0 && end - start < LONGEST_LOCAL_PART && isLocal(text.charAt(start - 1))) {
      start--;
    }
    while (start < end && text.charAt(start) == '.') {
      start++;
    }
    boolean masked = start > 0 && text.charAt(start - 1) == '*';
    return start == end || masked ? -1 : start;
  }

  /** Where the domain that begins at {@code from} ends; -1 unless it has a top-level domain. */
  private static int domainEnd(String text, int from) {
    int start = skipSpace(text, from);
    int end = -1;
    int i = labelEnd(text, start);
    while (i > start) {
      int dot = skipSpace(text, i);
      if (dot >= text.length() || text.charAt(dot) != '.') {
        break;
      }
      start = skipSpace(text, dot + 1);
      i = labelEnd(text, start);
      end = isTopLevel(text, start, i) ? i : end;
    }
    return end;
  }

  private static boolean isTopLevel(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) < 'a' || text.charAt(i) > 'z') {
        return false;
      }
    }
    return end - start >= 2;
  }

  private static int labelEnd(String text, int start) {
    int i = start;
    while (i < text.length() && (isAlphanumeric(text.charAt(i)) || text.charAt(i) == '-')) {
      i++;
    }
    return i;
  }

  private static int skipSpace(String text, int at) {
    return at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
  }

  private static boolean isLocal(char c) {
    return isAlphanumeric(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%';
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
