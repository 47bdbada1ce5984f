package org.huashu.coach.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.CompiledWording;
import org.huashu.coach.wording.Denial;
import org.huashu.coach.wording.Denial.Doubt;
import org.huashu.coach.wording.Denial.Example;
import org.huashu.coach.wording.Denial.Examples;
import org.huashu.coach.wording.Denial.Side;
import org.huashu.coach.wording.Meaning;
import org.huashu.coach.wording.Segmenter;
import org.huashu.coach.wording.Turn;
import org.junit.jupiter.api.Test;

/** {@code words/denials.yaml}: what it states, what lint says of it, and what holds without it. */
class DenialFileTest {

  private static final String DENIALS = """
      parts:
        who: [您, 你]
        link: ["{who}们?", 再]
      doubts:
        question: {side: after, pattern: [吗, 么]}
      denials:
        - id: never
          title: 不做
          categories: [banned, evasive]
          side: before
          pattern: [不会, "别{link}*"]
          doubts: [question]
          with: 抱歉
          opens-clause: true
          denied:
            - 抱歉，别再[催]，不会[催]
          not-denied:
            - 抱歉，不会[催]吗
      """;

  private static List<Denial> read(String text) {
    return KnowledgeReader.read(Texts.files(Map.of("words/denials.yaml", text)))
        .words()
        .denials();
  }

  private static List<String> lint(String text) {
    return new Lint((rules, excuses) -> CompiledWording.compile(rules, excuses, Segmenter.NONE,
        Meaning.NONE), Vocabulary.NONE)
        .lint(Texts.with(Texts.small(), "words/denials.yaml", text), Progress.NONE)
        .stream()
        .map(finding -> finding.mistake().toString())
        .toList();
  }

  @Test
  void statesDenialsWithTheirPartsWrittenOut() {
    assertEquals(List.of(new Denial("never", "不做", Set.of(Category.BANNED, Category.EVASIVE),
        Side.BEFORE, "不会|别(?:(?:您|你)们?|再)*", List.of(new Doubt(Side.AFTER, "吗|么")),
        Optional.of("抱歉"), true,
        new Examples(List.of(
            new Example("抱歉，别再催，不会催", List.of(new Span(5, 6), new Span(9, 10)), 16)),
            List.of(new Example("抱歉，不会催吗", List.of(new Span(5, 6)), 18))))),
        read(DENIALS));
  }

  @Test
  void anExampleThatDoesNotHoldIsAnError() {
    assertEquals(List.of(), lint(DENIALS));
    assertEquals(List.of("words/denials.yaml:16: denied example '抱歉，不催，别催':"
        + " 'never' must excuse '催', but does not"),
        lint(DENIALS.replace("别再[催]，不会[催]", "不[催]，别[催]")));
    assertEquals(List.of("words/denials.yaml:18: not-denied example '抱歉，不会催呢':"
        + " 'never' must not excuse '催', but does"), lint(DENIALS.replace("[催]吗", "[催]呢")));
  }

  @Test
  void whatIsDeniedIsDeniedForEveryRuleOfItsCategories() {
    KnowledgeFiles files = Texts.with(Texts.small(), "words/denials.yaml",
        DENIALS.replace("不会", "不会说"));
    assertEquals(List.of(), found(files, "抱歉，不会说不关我的事"));
    assertEquals(List.of("不关我的事"), found(files, "不会说不关我的事"));
  }

  @Test
  void aKnowledgeBaseWithoutTheFileLoadsAndDeniesNothing() {
    assertEquals(List.of(), KnowledgeReader.read(Texts.small()).words().denials());
    assertEquals(List.of("不关我的事"), found(Texts.small(), "抱歉，不会说不关我的事"));
  }

  @Test
  void theFileIsPartOfTheKnowledgeBaseLikeAnyOther() {
    KnowledgeFiles files = new KnowledgeFolder(Path.of("knowledge-base")).read();
    assertTrue(files.texts().containsKey("words/denials.yaml"));
    KnowledgeReader.read(files).words().denials().forEach(denial -> {
      assertTrue(denial.examples().denied().size() >= 2, denial.id());
      assertTrue(denial.examples().notDenied().size() >= 2, denial.id());
    });
  }

  private static List<String> found(KnowledgeFiles files, String draft) {
    KnowledgeBase knowledge = KnowledgeReader.read(files);
    return CompiledWording.compile(knowledge.rules(), knowledge.words().excuses(), Segmenter.NONE,
        Meaning.NONE)
        .matches(new Turn(draft, "", false, false))
        .stream()
        .map(match -> match.found())
        .toList();
  }
}
