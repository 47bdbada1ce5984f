package org.huashu.coach.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A person's number or address in a text.
 *
 * <p>
 * Numbers are found in full width and with spaces, hyphens and dots between their digits. Not
 * personal are masked numbers (138****8000), a shop's 400 and 800 numbers, short service numbers,
 * order and tracking numbers, and numbers whose check digit is wrong.
 *
 * @param kind what it is
 * @param span where it stands, in UTF-16 units
 */
public record PersonalData(Kind kind, Span span) {

  /** What a number or an address is. */
  public enum Kind {
    /** A mainland mobile number. */
    MOBILE,
    /** A mainland landline number with its area code. */
    LANDLINE,
    /** A resident identity card of 18 places, its check digit right. */
    ID_CARD,
    /** A bank card in use in China, its check digit right. */
    BANK_CARD,
    /** An e-mail address. */
    EMAIL,
    /** The house number of a postal address, and building, unit and room after it. */
    ADDRESS;

    /**
     * Whether the whole of a text is one of this kind; signs between the digits do not count. A
     * text is an address when it holds one.
     */
    public boolean isValid(String text) {
      if (this == EMAIL) {
        String folded = Folding.fold(text.strip());
        return EmailAddresses.in(folded).equals(List.of(new Span(0, folded.length())));
      }
      if (this == ADDRESS) {
        return in(text.strip()).stream().anyMatch(data -> data.kind == ADDRESS);
      }
      return isNumber(digits(text));
    }

    /** @param digits ASCII digits; x may be the last place of an identity card */
    boolean isNumber(String digits) {
      return switch (this) {
        case MOBILE -> Numbers.isMobile(digits);
        case LANDLINE -> Numbers.isLandline(digits);
        case ID_CARD -> Numbers.isIdCard(digits);
        case BANK_CARD -> Numbers.isBankCard(digits);
        case EMAIL, ADDRESS -> false;
      };
    }
  }

  /** All personal data of a text in the order of their start; none overlaps another. */
  public static List<PersonalData> in(String text) {
    if (!mayHoldAny(text)) {
      return List.of();
    }
    String folded = Folding.fold(text);
    List<PersonalData> found = new ArrayList<>(NumbersInText.in(folded));
    List<Span> addresses = EmailAddresses.in(folded);
    found.removeIf(number -> addresses.stream().anyMatch(number.span::overlaps));
    addresses.forEach(span -> found.add(new PersonalData(Kind.EMAIL, span)));
    for (Span span : StreetAddresses.in(folded)) {
      if (found.stream().noneMatch(data -> data.span.overlaps(span))) {
        found.add(new PersonalData(Kind.ADDRESS, span));
      }
    }
    found.sort(Comparator.comparingInt(data -> data.span.start()));
    return List.copyOf(found);
  }

  /**
   * The text with the telling places of its personal data replaced by {@code *}: enough is left to
   * recognise a number that one knows. As long as it was, so offsets stay right.
   */
  public static String mask(String text) {
    List<PersonalData> found = in(text);
    if (found.isEmpty()) {
      return text;
    }
    char[] masked = text.toCharArray();
    found.forEach(data -> data.maskIn(masked));
    return new String(masked);
  }

  private void maskIn(char[] text) {
    if (kind == Kind.ADDRESS) {
      for (int i = span.start(); i < span.end(); i++) {
        char folded = Folding.fold(text[i]);
        text[i] = folded >= '0' && folded <= '9' ? '*' : text[i];
      }
      return;
    }
    int places = 0;
    int at = -1;
    for (int i = span.start(); i < span.end(); i++) {
      places += Folding.letter(text[i]) == 0 ? 0 : 1;
      at = at < 0 && Folding.fold(text[i]) == '@' ? i : at;
    }
    int kept = kind == Kind.ID_CARD || kind == Kind.LANDLINE ? 2 : 4;
    int place = 0;
    for (int i = span.start(); i < span.end(); i++) {
      if (kind == Kind.EMAIL) {
        text[i] = i < at && (i > span.start() || at - span.start() == 1) ? '*' : text[i];
      } else if (Folding.letter(text[i]) != 0) {
        text[i] = place >= 3 && place < places - kept ? '*' : text[i];
        place++;
      }
    }
  }

  /** The digits of a text, and an x that follows them. */
  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char letter = Folding.letter(text.charAt(i));
      if (letter != 0) {
        digits.append(letter);
      }
    }
    return digits.toString();
  }

  /** A cheap look: ten digits, an @ or a 号 after a digit are the least it takes. */
  private static boolean mayHoldAny(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = Folding.fold(text.charAt(i));
      if (letter == '@' || (letter == '号' && digits > 0)) {
        return true;
      }
      digits += letter >= '0' && letter <= '9' ? 1 : 0;
    }
    return digits >= 10;
  }
}
