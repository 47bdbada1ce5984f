package org.huashu.coach.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Random;
import org.huashu.coach.text.Folding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredCharactersTest {

  @Test
  void readsThemFromTheExpression() {
    assertEquals(List.of("一", "定", "到发"), RequiredCharacters.of("一定.{0,6}(?:到|发)"));
    assertEquals(List.of("微vq", "0123456789"),
        RequiredCharacters.of("(?:微信|vx|Qq?)[:：]?\\s*\\d{5,}"));
    assertEquals(List.of("路", "ab0", "."), RequiredCharacters.of("\\p{Han}{2,}路[a-b0]+?\\."));
    assertEquals(List.of("a"), RequiredCharacters.of("^(?P<it>[^b]*)(a)(b|c*)$"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(?i)a", "\\Qa*\\E", "[[:alpha:]]", "\\x41", "a|b*", "\\w+", "[a-龥]", "(",
    "[", "\\"})
  void requiresNothingWhereItIsNotSure(String expression) {
    assertEquals(List.of(), RequiredCharacters.of(expression));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a{2}b?", "(a|b)+[c-e]", "[^a]b|ac", "a{0}b", "(?:ab|c(?:d|e)?)a",
    "[]a]b", "[a-]b+",
    "a{,2}|b", "a??b", "(?:a|b*)c", "\\[a", "[\\]a\\d]e", "A[B-D]", "(a(b)?){2}"})
  void neverHidesAMatch(String expression) {
    Pattern pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    List<String> required = RequiredCharacters.of(expression);
    Random random = new Random(5);
    int matched = 0;
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(6); i >= 0; i--) {
        text.append("abcdeABCDE][{,2}-1".charAt(random.nextInt(18)));
      }
      String folded = Folding.fold(text.toString());
      if (pattern.matcher(folded).find()) {
        matched++;
        assertTrue(RequiredCharacters.mayBeIn(RequiredCharacters.filter(folded), required), folded);
      }
    }
    assertTrue(matched > 0, "the texts never match");
  }
}
