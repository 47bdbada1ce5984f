package org.huashu.coach.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LikenessTest {

  @Test
  void itIsDicesCoefficientOfThePairs() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      String one = text(random);
      String other = text(random);
      assertEquals(asDefined(one, other), Likeness.of(one, other), 1e-12, one + " " + other);
      assertEquals(Likeness.of(one, other), Likeness.of(other, one));
      assertEquals(Likeness.of(one, other), Likeness.of(one).to(other));
      assertEquals(Likeness.of(one, other), Likeness.of(one).to(Likeness.of(other)));
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(12);
    while (text.length() < length) {
      text.append("甲乙丙9".charAt(random.nextInt(4)));
    }
    return text.toString();
  }

  @Test
  void theSameIsAlikeAndWhatSharesNothingOrIsMuchLongerIsNot() {
    assertEquals(1, Likeness.of("七天无理由", "七天无理由"));
    assertEquals(1, Likeness.of("好", "好"));
    assertEquals(0, Likeness.of("好", "行"));
    assertEquals(0, Likeness.of("", ""));
    assertEquals(0, Likeness.of("七天", "七天无理由退货行吗"));
    // 七天, 天退 against 七天, 天换
    assertEquals(0.5, Likeness.of("七天退", "七天换"));
    assertEquals(0, Likeness.of("\uFFFE\uFFFF", "\u0000\u0001"));
  }

  private static double asDefined(String one, String other) {
    if (Math.min(one.length(), other.length()) * 4 < Math.max(one.length(), other.length())) {
      return 0;
    }
    Set<String> pairs = pairs(one);
    Set<String> others = pairs(other);
    if (pairs.isEmpty() || others.isEmpty()) {
      return one.equals(other) && !one.isEmpty() ? 1 : 0;
    }
    Set<String> common = new HashSet<>(pairs);
    common.retainAll(others);
    return 2.0 * common.size() / (pairs.size() + others.size());
  }

  private static Set<String> pairs(String letters) {
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 1 < letters.length(); i++) {
      pairs.add(letters.substring(i, i + 2));
    }
    return pairs;
  }
}
