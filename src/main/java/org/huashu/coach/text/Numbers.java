package org.huashu.coach.text;

import java.util.Set;
import java.util.regex.Pattern;

/** What makes a row of digits a person's number. All of them take plain ASCII digits. */
final class Numbers {

  /** The weights of GB 11643-1999 for the first 17 digits, and the check digits by remainder. */
  private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String ID_CHECKS = "10x98765432";

  /** The first two digits of an identity card: provinces by GB/T 2260. */
  private static final Set<String> PROVINCES = Set.of("11", "12", "13", "14", "15", "21", "22",
      "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46", "50",
      "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");

  /** Area codes of the mainland's big cities. */
  private static final Set<String> AREAS_OF_THREE =
      Set.of("020", "021", "022", "023", "024", "025", "027", "028", "029");

  /** The other area codes in use, by their first three digits. */
  private static final Pattern AREAS_OF_FOUR = Pattern.compile("0(?:31[0-9]|335|349|35[0-9]|"
      + "37[0-9]|39[1-8]|41[0-9]|42[179]|43[0-9]|45[1-9]|46[4789]|47[0-9]|48[23]|51[0-9]|52[37]|"
      + "53[0-9]|54[36]|55[0-9]|56[1-6]|57[0-9]|580|59[1-9]|63[1-5]|66[0238]|69[12]|701|71[0-9]|"
      + "72[248]|73[0-9]|74[3-6]|75[0-9]|76[02368]|769|77[0-9]|79[0-9]|81[23678]|82[567]|83[0-9]|"
      + "85[1-9]|87[0-9]|88[367]|89[1-8]|90[123689]|91[1-9]|93[0-9]|94[13]|95[1-5]|97[0-79]|"
      + "99[0-9])");

  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Numbers() {}

  /** Eleven digits, 13 to 19 first, with or without the country's 86. */
  static boolean isMobile(String digits) {
    int from = digits.startsWith("0086") ? 4 : digits.startsWith("86") ? 2 : 0;
    return digits.length() - from == 11 && digits.charAt(from) == '1'
        && digits.charAt(from + 1) >= '3' && allDigits(digits);
  }

  /** An area code, then seven or eight digits of which the first is neither 0 nor 1. */
  static boolean isLandline(String digits) {
    int area = areaCode(digits);
    int rest = digits.length() - area;
    boolean enough = area == 3 ? rest == 8 : rest == 7 || rest == 8;
    return area > 0 && enough && digits.charAt(area) >= '2' && allDigits(digits);
  }

  /** How many digits the area code at the start has; 0 when there is none. */
  static int areaCode(String digits) {
    if (digits.isEmpty() || digits.charAt(0) != '0') {
      return 0;
    }
    if (digits.startsWith("010") || AREAS_OF_THREE.stream().anyMatch(digits::startsWith)) {
      return 3;
    }
    return digits.length() >= 4 && AREAS_OF_FOUR.matcher(digits).lookingAt() ? 4 : 0;
  }

  /** Eighteen places: a province, a day of birth, and a check digit that is right. */
  static boolean isIdCard(String digits) {
    if (digits.length() != 18 || !allDigits(digits.substring(0, 17))
        || !PROVINCES.contains(digits.substring(0, 2)) || !isDay(digits)) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < ID_WEIGHTS.length; i++) {
      sum += ID_WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return ID_CHECKS.charAt(sum % 11) == digits.charAt(17);
  }

  private static boolean isDay(String id) {
    int year = Integer.parseInt(id, 6, 10, 10);
    int month = Integer.parseInt(id, 10, 12, 10);
    int day = Integer.parseInt(id, 12, 14, 10);
    return year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1
        && day <= DAYS[month - 1];
  }

  /** The length and first digits of a card that is in use in China, and Luhn's check digit. */
  static boolean isBankCard(String digits) {
    return isIssued(digits) && allDigits(digits) && luhn(digits);
  }

  /**
   * UnionPay has 62 and 16 to 19 digits; Visa, Mastercard and JCB have 16, American Express 15; the
   * banks' own debit cards from before UnionPay begin with 9558, 9559, 6013, 4367 and 4563.
   */
  private static boolean isIssued(String digits) {
    int length = digits.length();
    if (isUnionPay(digits)) {
      return length >= 16 && length <= 19;
    }
    if (length == 16) {
      char second = digits.charAt(1);
      return digits.charAt(0) == '4' || digits.startsWith("35")
          || (digits.charAt(0) == '5' && second >= '1' && second <= '5');
    }
    if (length == 15) {
      return digits.startsWith("34") || digits.startsWith("37");
    }
    return length == 19 && Set.of("9558", "9559", "6013", "4367", "4563")
        .contains(digits.substring(0, 4));
  }

  /** Whether the first digits are UnionPay's own; other cards share theirs with order numbers. */
  static boolean isUnionPay(String digits) {
    return digits.startsWith("62");
  }

  private static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : 2 * digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  static boolean allDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
