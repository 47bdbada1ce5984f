package org.huashu.coach.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * A person's number or address in a text.
 *
 * <p>
 * Numbers are found in full width, in circles, in Chinese numerals, with letters that look like
 * digits, and with signs between the digits. Not personal are masked numbers (138****8000), a
 * shop's 400 and 800 numbers and hot lines, short service numbers, order and tracking numbers, and
 * numbers whose check digit is wrong. Takes linear time.
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
    /** A WeChat or QQ id, where the words before it say that it is one. */
    MESSENGER_ID,
    /** A postal address with a house number, or a building and a room. */
    ADDRESS;

    /**
     * Whether the whole of a text is one of this kind; signs between the digits do not count. A
     * text is an address or a messenger's id when it holds one.
     */
    public boolean isValid(String text) {
      PlainText plain = PlainText.of(text.strip());
      return switch (this) {
        case EMAIL -> EmailAddresses.in(plain.units())
            .equals(List.of(new Span(0, plain.units().length())));
        case ADDRESS -> !StreetAddresses.in(plain.units()).isEmpty();
        case MESSENGER_ID -> !MessengerIds.in(plain.units()).isEmpty();
        case MOBILE, LANDLINE, ID_CARD, BANK_CARD -> isNumber(digits(plain.units()));
      };
    }

    /** @param digits ASCII digits; x may be the last place of an identity card */
    boolean isNumber(String digits) {
      return switch (this) {
        case MOBILE -> Numbers.isMobile(digits);
        case LANDLINE -> Numbers.isLandline(digits);
        case ID_CARD -> Numbers.isIdCard(digits);
        case BANK_CARD -> Numbers.isBankCard(digits);
        case EMAIL, MESSENGER_ID, ADDRESS -> false;
      };
    }
  }

  /** All personal data of a text in the order of their start; none overlaps another. */
  public static List<PersonalData> in(String text) {
    if (!Glance.mayHoldAny(text)) {
      return List.of();
    }
    PlainText plain = PlainText.of(text);
    List<PersonalData> candidates = new ArrayList<>();
    EmailAddresses.in(plain.units())
        .forEach(it -> candidates.add(new PersonalData(Kind.EMAIL, it)));
    candidates.addAll(NumbersInText.in(plain.units()));
    MessengerIds.in(plain.units())
        .forEach(it -> candidates.add(new PersonalData(Kind.MESSENGER_ID, it)));
    StreetAddresses.in(plain.units())
        .forEach(it -> candidates.add(new PersonalData(Kind.ADDRESS, it)));
    return apart(candidates).stream()
        .map(data -> new PersonalData(data.kind, plain.original(data.span)))
        .sorted(Comparator.comparingInt(data -> data.span.start()))
        .toList();
  }

  /** Without those that overlap one before them in the list. */
  private static List<PersonalData> apart(List<PersonalData> candidates) {
    BitSet taken = new BitSet();
    List<PersonalData> apart = new ArrayList<>();
    for (PersonalData data : candidates) {
      int next = taken.nextSetBit(data.span.start());
      if (next < 0 || next >= data.span.end()) {
        taken.set(data.span.start(), data.span.end());
        apart.add(data);
      }
    }
    return apart;
  }

  /**
   * The part of the text it was found in, as it would be written plainly: the digits of a number (x
   * in lower case), else lower case, half width and simplified script.
   */
  public String plain(String text) {
    String units = PlainText.of(span.of(text)).units();
    return kind.isNumber(digits(units)) ? digits(units) : units;
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
    PlainText plain = PlainText.of(new String(text, span.start(), span.length()));
    BitSet telling = Masking.telling(kind, plain.units());
    telling.stream().forEach(unit -> {
      Span place = plain.span(unit, unit + 1);
      Arrays.fill(text, span.start() + place.start(), span.start() + place.end(), '*');
    });
  }

  /** The digits that a plain text writes, and an x at its end. */
  private static String digits(String plain) {
    DigitGroups groups = DigitGroups.of(plain);
    List<DigitGroups.Atom> atoms = groups.atoms();
    if (atoms.isEmpty()) {
      return "";
    }
    String digits = groups.digits(atoms.getFirst(), atoms.getLast());
    return digits.length() == 17 && "xх×叉".indexOf(plain.charAt(plain.length() - 1)) >= 0
        ? digits + "x"
        : digits;
  }
}
