package org.huashu.coach.text;

import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huashu.coach.text.PersonalData.Kind;

/** Makes valid numbers of every kind, and spells them in the ways people do. */
record RandomNumbers(RandomGenerator random) {

  private static final String CHINESE = "零一二三四五六七八九";
  private static final String SPOKEN = "〇幺二三四五六七八九";
  private static final String FORMAL = "零壹贰叁肆伍陆柒捌玖";
  private static final String CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨";
  private static final String FULL_WIDTH = "０１２３４５６７８９";
  private static final List<String> SCRIPTS =
      List.of("0123456789", FULL_WIDTH, CHINESE, SPOKEN, FORMAL, CIRCLED);
  private static final List<String> SEPARATORS =
      List.of(" ", "-", ".", "\u200B", "·", "、", "🔥", " - ", "_");

  String number(Kind kind) {
    return switch (kind) {
      case MOBILE -> "1" + (3 + random.nextInt(7)) + digits(9);
      case LANDLINE -> from(List.of("010", "021", "0571", "0755", "0931"))
          + (2 + random.nextInt(8)) + digits(7);
      case ID_CARD -> idCard();
      case BANK_CARD -> card();
      case EMAIL, ADDRESS, MESSENGER_ID -> throw new IllegalArgumentException(kind + " has words");
    };
  }

  private String idCard() {
    LocalDate birth = LocalDate.of(1930, 1, 1).plusDays(random.nextInt(30_000));
    String digits = from(List.of("110105", "440306", "330106", "510104"))
        + birth.toString().replace("-", "") + digits(3);
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = IntStream.range(0, 17).map(i -> weights[i] * (digits.charAt(i) - '0')).sum();
    return digits + "10X98765432".charAt(sum % 11);
  }

  private String card() {
    String digits = "62" + digits(13 + random.nextInt(4));
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? 2 * digit : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return digits + (10 - sum % 10) % 10;
  }

  String digits(int count) {
    return random.ints(count, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
  }

  <T> T from(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** The number in one script. */
  String inOneScript(String number) {
    String script = from(SCRIPTS);
    return number.chars().mapToObj(c -> digit(c, script)).collect(Collectors.joining());
  }

  /** The number with a script of its own for every digit. */
  String inManyScripts(String number) {
    return number.chars().mapToObj(c -> digit(c, from(SCRIPTS))).collect(Collectors.joining());
  }

  /** The number with the same sign between all digits. */
  String spaced(String number) {
    String script = from(SCRIPTS);
    return number.chars()
        .mapToObj(c -> digit(c, script))
        .collect(Collectors.joining(from(SEPARATORS)));
  }

  private static String digit(int c, String script) {
    return c >= '0' && c <= '9' ? script.substring(c - '0', c - '0' + 1) : Character.toString(c);
  }
}
