package org.huashu.coach.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.huashu.coach.embedding.Embedder;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Examples;
import org.huashu.coach.wording.WordingRule.Form;
import org.junit.jupiter.api.Test;

/** Rules that look for what a clause means. */
class LikeRulesTest {

  private static final WordingRule IMPATIENT = like("hard-tone.impatient",
      List.of("说过多少遍了", "你急也没用"), List.of("让您久等了", "已经帮您催过了"));

  @Test
  void findsAClauseThatMeansTheSame() {
    assertEquals(List.of("我都说过好多遍了"), found("亲，我都说过好多遍了。您看一下"));
  }

  @Test
  void readsTraditionalScriptAndSpacesLikeTheRest() {
    assertEquals(List.of("說 過 多 少 遍 了"), found("您好，說 過 多 少 遍 了！"));
  }

  @Test
  void leavesAloneWhatIsCloserToSomethingInnocent() {
    assertEquals(List.of(), found("让您久等啦，已经帮您催过快递了"));
  }

  @Test
  void leavesClausesAloneThatAreTooShortToMeanAnything() {
    assertEquals(List.of(), found("急。多少？"));
  }

  @Test
  void givesWayToTheRuleThatFoundTheVeryWords() {
    WordingRule words = rule("banned.how-often", new Form.Avoid(List.of("多少遍"), List.of()));
    var both = CompiledWording.compile(List.of(IMPATIENT, words), Excuses.NONE, Segmenter.NONE,
        Meanings.real());
    assertEquals(List.of("banned.how-often"), both.matches(turn("说过多少遍了"))
        .stream()
        .map(match -> match.rule().id())
        .toList());
  }

  @Test
  void isSilentAsLongAsThereIsNoModel() {
    var loading = new CompletableFuture<Embedder>();
    var wording = CompiledWording.compile(List.of(IMPATIENT), Excuses.NONE, Segmenter.NONE,
        Meaning.impatient(() -> loading, Runnable::run));
    assertEquals(List.of(), wording.matches(turn("说过多少遍了")));
  }

  @Test
  void saysTheSameAtTheSecondLook() {
    var wording = CompiledWording.compile(List.of(IMPATIENT), Excuses.NONE, Segmenter.NONE,
        Meanings.real());
    assertEquals(wording.matches(turn("我都说过好多遍了")),
        wording.matches(turn("我都说过好多遍了")));
  }

  @Test
  void wantsAClauseToBeLike() {
    assertThrows(InvalidWordingException.class,
        () -> CompiledWording.compile(List.of(like("hard-tone.empty", List.of(), List.of())),
            List.of(), Segmenter.NONE));
  }

  private static List<String> found(String draft) {
    return CompiledWording
        .compile(List.of(IMPATIENT), Excuses.NONE, Segmenter.NONE, Meanings.real())
        .matches(turn(draft))
        .stream()
        .map(WordingMatch::found)
        .toList();
  }

  private static Turn turn(String draft) {
    return new Turn(draft, "", false, false);
  }

  private static WordingRule like(String id, List<String> clauses, List<String> unlike) {
    return rule(id, new Form.Like(clauses, unlike, Form.Like.CLOSENESS, List.of()));
  }

  private static WordingRule rule(String id, Form form) {
    return new WordingRule(id, Category.HARD_TONE, Severity.WARN, "", "", "", form,
        Conditions.NONE, new Examples(List.of(), List.of()));
  }
}
