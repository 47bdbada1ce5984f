package org.huashu.coach.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.huashu.coach.embedding.Embedder;
import org.huashu.coach.wording.RememberedMatches.Found;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Form;
import org.huashu.coach.wording.WordingRule.Moment;
import org.huashu.coach.wording.WordingRule.Voice;
import org.junit.jupiter.api.Test;

/** To remember what was found changes nothing of what is found. */
class RememberedMatchesTest {

  private static final List<WordingRule> RULES = List.of(
      Rules.rule("banned.a", new Form.Avoid(List.of("不知道"), List.of()), Conditions.NONE),
      Rules.rule("banned.asked", new Form.Avoid(List.of("没有"), List.of()),
          new Conditions(Voice.DRAFT, Moment.ALWAYS, List.of("发票"), List.of(), List.of(),
              List.of(), Set.of(), Optional.empty(), Disguise.ALL)),
      Rules.rule("banned.outside", new Form.Avoid(List.of("投诉"), List.of()),
          Rules.when(Voice.QUESTION, Moment.ALWAYS)),
      Rules.rule("banned.long-question", new Form.Length(8),
          Rules.when(Voice.QUESTION, Moment.ALWAYS)),
      Rules.rule("banned.greeting", new Form.Require(List.of("您好"), Optional.empty()),
          Rules.when(Voice.DRAFT, Moment.FIRST_REPLY)),
      Rules.rule("banned.bye", new Form.Require(List.of("再见"), Optional.empty()),
          Rules.when(Voice.DRAFT, Moment.CLOSING)));

  private static final List<String> WORDS =
      List.of("您好", "不知道", "没有", "发票", "投诉", "再见", "不 知 道", "，", "啊");

  @Test
  void findsTheSameInWhateverOrderTurnsCome() {
    WordingMatcher remembering = Rules.matcher(RULES.toArray(WordingRule[]::new));
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 3_000; i++) {
      Turn turn = new Turn(text(random), text(random), random.nextBoolean(), random.nextBoolean());
      if (i % 50 == 0) {
        WordingMatcher fresh = Rules.matcher(RULES.toArray(WordingRule[]::new));
        assertEquals(fresh.matches(turn), remembering.matches(turn), turn::toString);
      }
      assertEquals(remembering.matches(turn), remembering.matches(turn));
    }
  }

  private static String text(SplittableRandom random) {
    return Stream.generate(() -> WORDS.get(random.nextInt(WORDS.size())))
        .limit(random.nextInt(4))
        .reduce("", String::concat);
  }

  @Test
  void looksAtTheQuestionThoughTheDraftIsKnown() {
    WordingMatcher matcher = Rules.matcher(RULES.toArray(WordingRule[]::new));
    assertEquals(List.of(), ids(matcher, "没有的", "在吗"));
    assertEquals(List.of("banned.asked"), ids(matcher, "没有的", "有发票吗"));
    assertEquals(List.of("banned.outside"), ids(matcher, "没有的", "我要投诉"));
    assertEquals(List.of(), ids(matcher, "没有的", "在么"));
  }

  @Test
  void keepsNoMoreThanItsMemory() {
    RememberedMatches few = new RememberedMatches(50_000);
    for (int i = 0; i < 5_000; i++) {
      few.put(new Turn("话" + i, "", false, false), new Found(List.of(), true));
    }
    assertTrue(few.bytes() <= 50_000, () -> few.bytes() + " bytes");
    assertTrue(few.bytes() > 10_000, () -> few.bytes() + " bytes");
  }

  @Test
  void looksAgainForWhatAClauseMeansWhenTheModelHasCome() {
    var loading = new CompletableFuture<Embedder>();
    WordingRule like = Rules.rule("banned.impatient",
        new Form.Like(List.of("说过多少遍了"), List.of("让您久等了"), 0.8, List.of()), Conditions.NONE);
    var wording = CompiledWording.compile(List.of(like), Excuses.NONE, Segmenter.NONE,
        Meaning.impatient(() -> loading, Runnable::run));
    assertEquals(List.of(), ids(wording, "我都说过好多遍了", ""));
    loading.complete(Meanings.model());
    assertEquals(List.of("banned.impatient"), ids(wording, "我都说过好多遍了", ""));
    assertEquals(List.of("banned.impatient"), ids(wording, "我都说过好多遍了", ""));
    assertEquals(List.of(), ids(wording, "让您久等啦", ""));
  }

  @Test
  void meaningsTakeOneAtATimeAndNoMoreThanTheirShare() {
    Allowance allowance = new Allowance();
    assertTrue(allowance.begin());
    assertFalse(allowance.begin());
    allowance.end(1_000_000);
    assertTrue(allowance.begin());
    allowance.end(3_600_000_000_000L);
    assertFalse(allowance.begin());
  }

  private static List<String> ids(WordingMatcher matcher, String draft, String question) {
    return matcher.matches(new Turn(draft, question, false, false))
        .stream()
        .map(match -> match.rule().id())
        .toList();
  }
}
