package org.huashu.coach.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Random;
import org.huashu.coach.text.Folding;
import org.huashu.coach.wording.RequiredCharacters.All;
import org.huashu.coach.wording.RequiredCharacters.Any;
import org.huashu.coach.wording.RequiredCharacters.OneOf;
import org.huashu.coach.wording.RequiredCharacters.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredCharactersTest {

  @Test
  void readsThemFromTheExpression() {
    assertRequires(all(one("一"), one("定"), one("到发")), "一定.{0,6}(?:到|发)");
    assertRequires(all(one("路"), one("."), one("ab0")), "\\p{Han}{2,}路[a-b0]+?\\.");
    assertRequires(one("a"), "^(?P<it>[^b]*)(a)(b|c*)$");
    assertRequires(one("路"), "(?i)\\b[^\\x00-\\x{3000}省]{1,8}路");
  }

  @Test
  void asksForOneCharacterOfEveryBranchBeforeTheBranches() {
    assertRequires(
        all(one("0123456789"),
            all(one("微vq"), any(all(one("微"), one("信")), all(one("v"), one("x")), one("q")))),
        "(?:微信|vx|Qq?)[:：]?\\s*\\d{5,}");
  }

  private static void assertRequires(Requirement required, String expression) {
    assertEquals(required, RequiredCharacters.of(expression));
  }

  private static Requirement one(String characters) {
    return new OneOf(characters);
  }

  private static Requirement all(Requirement... parts) {
    return new All(List.of(parts));
  }

  private static Requirement any(Requirement... branches) {
    return new Any(List.of(branches));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(?i:a)", "(?U)a", "\\Qa*\\E", "[[:alpha:]]", "\\x41", "\\101", "a|b*",
    "\\w+", "[a-龥]", "(",
    "[", "\\"})
  void requiresNothingWhereItIsNotSure(String expression) {
    assertRequires(RequiredCharacters.NOTHING, expression);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a{2}b?", "(a|b)+[c-e]", "[^a]b|ac", "a{0}b", "(?:ab|c(?:d|e)?)a",
    "[]a]b", "[a-]b+",
    "a{,2}|b", "a??b", "(?:a|b*)c", "\\[a", "[\\]a\\d]e", "A[B-D]", "(a(b)?){2}", "(?i)[A-B]{2}",
    "[^\\x61-\\x62]c"})
  void neverHidesAMatch(String expression) {
    Pattern pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    Requirement required = RequiredCharacters.of(expression);
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
        assertTrue(required.mayHoldIn(RequiredCharacters.filter(folded)), folded);
      }
    }
    assertTrue(matched > 0, "the texts never match");
  }
}
