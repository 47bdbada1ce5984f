package org.huashu.coach.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds e-mail addresses in plain text: around each @ and what is written for it ((at), 艾特), with
 * dots spelled out (点, (dot)). All repetitions are bounded, so the time is linear.
 */
final class EmailAddresses {

  private static final int LONGEST_LOCAL_PART = 64;

  private static final Anchored AT = Anchored.of("@([{<【「艾圈小#a",
      "(@|[(\\[{<【「] ?(?:at|@|艾特|a|圈a) ?[)\\]}>】」]|艾特|圈a|小老鼠|#|(?<= )at(?= )) ?");

  private static final Pattern DOT =
      Pattern.compile(" ?(?:[.。]|[(\\[{] ?(?:dot|点|\\.) ?[)\\]}]|小数点|点| dot ) ?");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final int MOST_LABELS = 6;

  /** The top levels that are taken where the @ or a dot is not written as such. */
  private static final Set<String> USUAL = Set.of("com", "cn", "net", "org", "edu", "gov", "cc",
      "me", "io", "co", "hk", "tw", "vip", "top", "info", "xyz", "jp", "uk", "de", "fr", "us");

  private EmailAddresses() {}

  /** In the order of their start; single spaces at the @ and the dots are taken for decoration. */
  static List<Span> in(String text) {
    List<Span> found = new ArrayList<>();
    Matcher at = AT.matcher(text);
    for (int from = 0; AT.find(at, text, from); from = at.end()) {
      boolean spaced = at.start() > 0 && text.charAt(at.start() - 1) == ' ';
      int start = localStart(text, spaced ? at.start() - 1 : at.start());
      int end = start < 0 ? -1 : domainEnd(text, at.end(), at.group(1).equals("@"));
      if (end > 0 && (found.isEmpty() || found.getLast().end() <= start)) {
        found.add(new Span(start, end));
      }
    }
    return found;
  }

  /** Where the part before the @ begins; -1 when there is none or it is masked. */
  private static int localStart(String text, int end) {
    int start = end;
    while (start > 0 && end - start < LONGEST_LOCAL_PART && isLocal(text.charAt(start - 1))) {
      start--;
    }
    while (start < end && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    boolean masked = start > 0 && text.charAt(start - 1) == '*';
    return start == end || masked ? -1 : start;
  }

  /** Where the domain that begins at {@code from} ends; -1 unless it has a top-level domain. */
  private static int domainEnd(String text, int from, boolean plainAt) {
    Matcher label = LABEL.matcher(text).region(from, text.length());
    int end = -1;
    boolean more = label.lookingAt();
    for (int labels = 1; more && labels < MOST_LABELS; labels++) {
      Matcher dot = DOT.matcher(text).region(label.end(), text.length());
      more = dot.lookingAt() && label.region(dot.end(), text.length()).lookingAt();
      if (more && isTopLevel(label.group(), plainAt && dot.group().strip().equals("."))) {
        end = label.end();
      }
    }
    return end;
  }

  private static boolean isTopLevel(String label, boolean plain) {
    return USUAL.contains(label)
        || (plain && label.length() >= 2 && label.chars().allMatch(c -> c >= 'a' && c <= 'z'));
  }

  /** Whether it may stand before the @. */
  static boolean isLocal(char c) {
    return Digits.isLatin(c) || Digits.isAscii(c) || "._-+%".indexOf(c) >= 0;
  }
}
