package org.huashu.coach.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.huashu.coach.check.Draft;
import org.huashu.coach.check.Drafts;
import org.huashu.coach.check.Finding;
import org.huashu.coach.conversation.Event.HintAnswered;
import org.huashu.coach.conversation.HintAnswer;
import org.huashu.coach.text.PersonalData;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.WordingRule.Grade;
import org.junit.jupiter.api.Test;

class HintsTest {

  private static final Draft DRAFT = Drafts.of("零一二三四五六七八九零一二三四五六七八九");

  @Test
  void keepsTheMoreSevereOfTwoThatOverlap() {
    assertEquals(List.of("b"),
        rules(9, at("a", Severity.WARN, 0, 5), at("b", Severity.BLOCK, 4, 6)));
  }

  @Test
  void keepsTheLongerOfTwoThatAreEquallySevere() {
    assertEquals(List.of("b"),
        rules(9, at("a", Severity.WARN, 3, 5), at("b", Severity.WARN, 3, 6)));
    assertEquals(List.of("a"),
        rules(9, at("b", Severity.WARN, 3, 5), at("a", Severity.WARN, 3, 5)));
  }

  @Test
  void showsTheWholeDraftFirstThenByPlace() {
    assertEquals(List.of("whole", "a", "c", "b"),
        rules(9, at("b", Severity.BLOCK, 8, 9), at("c", Severity.INFO, 4, 5),
            at("a", Severity.WARN, 0, 2), whole("whole", Severity.INFO)));
  }

  @Test
  void saysOfTheWholeDraftTheGravestOfEachCategoryOnce() {
    assertEquals(List.of("reported"), rules(9, escalation("a-threat", Grade.GENERAL),
        escalation("reported", Grade.SERIOUS), escalation("threat", Grade.GENERAL)));
  }

  private static Finding escalation(String rule, Grade grade) {
    return new Finding(rule, Category.ESCALATION, Severity.WARN, Optional.empty(), "m", "w",
        List.of(), Optional.empty(), Optional.of(grade));
  }

  @Test
  void showsTheStrongestAndNeverDropsAStop() {
    Finding[] findings = {at("info", Severity.INFO, 0, 9), at("warn", Severity.WARN, 10, 11),
      at("stop1", Severity.BLOCK, 12, 13), at("stop2", Severity.BLOCK, 14, 15)};
    assertEquals(List.of("warn", "stop1", "stop2"), rules(3, findings));
    assertEquals(List.of("stop1", "stop2"), rules(1, findings));
  }

  @Test
  void showsNothingThatTheAgentSilenced() {
    Finding said = at("a", Severity.WARN, 0, 1);
    Hint first = shown(List.of(said), DRAFT, 9).getFirst();
    Draft silenced = Drafts.in(DRAFT.conversation()
        .with(new HintAnswered(Drafts.KEY, Instant.EPOCH, "d-1", "a1", first.id(),
            HintAnswer.DISMISSED)),
        DRAFT.text());
    // The same words again at another place: that is another hint.
    assertEquals(List.of(at("a", Severity.WARN, 10, 11)),
        shown(List.of(said, at("a", Severity.WARN, 10, 11)), silenced, 9)
            .stream()
            .map(Hint::finding)
            .toList());
  }

  @Test
  void namesAHintTheSameWhileOtherPartsOfTheDraftChange() {
    String id = shown(List.of(at("a", Severity.WARN, 3, 5)), DRAFT, 9).getFirst().id();
    Draft later = Drafts.of("您好，零一二三四");
    assertEquals(id, shown(List.of(at("a", Severity.WARN, 6, 8)), later, 9).getFirst().id());
    assertNotEquals(id, shown(List.of(at("a", Severity.WARN, 5, 7)), later, 9).getFirst().id());
    assertNotEquals(id, shown(List.of(at("b", Severity.WARN, 6, 8)), later, 9).getFirst().id());
  }

  @Test
  void tellsTheSameWordsAtTwoPlacesApart() {
    List<Hint> hints = shown(
        List.of(at("a", Severity.WARN, 10, 12), at("a", Severity.WARN, 0, 2)), DRAFT, 9);
    assertEquals(List.of("零一", "零一"), hints.stream().map(Hint::text).toList());
    assertNotEquals(hints.getFirst().id(), hints.getLast().id());
  }

  @Test
  void namesAHintByMaskedWordsSoThatTheIdTellsNoNumber() {
    List<Hint> hints = shown(List.of(at("a", Severity.WARN, 0, 11)), Drafts.of("13800138000"), 9);
    assertEquals("13800138000", hints.getFirst().text());
    assertEquals(hints.getFirst().id(),
        shown(List.of(at("a", Severity.WARN, 0, 11)), Drafts.of("13812348000"), 9).getFirst().id());
    List<Hint> two = shown(List.of(at("a", Severity.WARN, 0, 11), at("a", Severity.WARN, 12, 23)),
        Drafts.of("13800138000，13812348000"), 9);
    assertEquals(hints.getFirst().id(), two.getFirst().id());
    assertNotEquals(two.getFirst().id(), two.getLast().id());
  }

  @Test
  void neverOverlapsAndDoesNotDependOnTheOrderOfFindings() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<Finding> findings = new ArrayList<>();
      List<Severity> severities = List.copyOf(EnumSet.allOf(Severity.class));
      for (int i = random.nextInt(12); i > 0; i--) {
        int start = random.nextInt(18);
        findings.add(at("r" + random.nextInt(4), severities.get(random.nextInt(3)), start,
            start + 1 + random.nextInt(3)));
      }
      findings = new ArrayList<>(Set.copyOf(findings));
      List<Hint> hints = shown(findings, DRAFT, 100);
      Collections.shuffle(findings, random);
      assertEquals(hints, shown(findings, DRAFT, 100), "seed " + seed);
      Set<Integer> covered = new HashSet<>();
      for (Hint hint : hints) {
        Span span = hint.finding().span().orElseThrow();
        for (int i = span.start(); i < span.end(); i++) {
          assertEquals(true, covered.add(i), "seed " + seed);
        }
      }
    }
  }

  @Test
  void foldsTheManyPlacesOfOneRuleIntoItsLastHint() {
    List<Hint> hints = shown(places("a", 2_000), LONG, 5);
    assertEquals(Hints.MOST_OF_A_RULE, hints.size());
    assertEquals(Verdict.BLOCK, Verdict.of(hints));
    assertEquals("不好（后面还有 1980 处，先改好前面的）", hints.getLast().finding().message());
    assertEquals("不好", hints.get(18).finding().message());
    assertEquals(hints.getLast().finding().span().orElseThrow().of(LONG.text()),
        hints.getLast().text());
    assertEquals(shown(places("a", 20), LONG, 5), shown(places("a", 20), LONG, 20));
  }

  @Test
  void foldsTheManyPlacesOfManyRules() {
    List<Finding> findings = new ArrayList<>(places("r", 2_000));
    findings.replaceAll(it -> ruled(it, "r" + it.span().orElseThrow().start() % 40 / 2));
    List<Hint> hints = shown(findings, LONG, 5);
    assertEquals(Hints.MOST_IN_ALL, hints.size());
    assertEquals("不好（后面还有 1900 处，先改好前面的）", hints.getLast().finding().message());
  }

  @Test
  void foldsNothingWhenEverythingIsWanted() {
    assertEquals(2_000, shown(places("a", 2_000), LONG, Integer.MAX_VALUE).size());
    assertEquals(200, shown(places("a", 200), LONG, 200).size());
  }

  @Test
  void whatWasFoldedComesUpWhenTheFirstOnesAreDone() {
    List<Finding> findings = places("a", 25);
    Draft silenced = LONG;
    for (Hint hint : shown(findings, LONG, 5)) {
      silenced = Drafts.in(silenced.conversation()
          .with(new HintAnswered(Drafts.KEY, Instant.EPOCH, "d-1", "a1", hint.id(),
              HintAnswer.DISMISSED)),
          LONG.text());
    }
    assertEquals(findings.subList(20, 25),
        shown(findings, silenced, 5).stream().map(Hint::finding).toList());
  }

  private static final Draft LONG = Drafts.of("不关我的事".repeat(2_000));

  private static List<Finding> places(String rule, int count) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      findings.add(new Finding(rule, Category.BANNED, Severity.BLOCK,
          Optional.of(new Span(5 * i, 5 * i + 5)), "不好", "", List.of(), Optional.empty(),
          Optional.empty()));
    }
    return findings;
  }

  private static Finding ruled(Finding it, String rule) {
    return new Finding(rule, it.category(), it.severity(), it.span(), it.message(), it.why(),
        it.replacements(), it.script(), it.grade());
  }

  @Test
  void comesToTheWorstVerdict() {
    assertEquals(Verdict.PASS, Verdict.of(List.of()));
    assertEquals(Verdict.PASS, verdict(Severity.INFO));
    assertEquals(Verdict.WARN, verdict(Severity.INFO, Severity.WARN));
    assertEquals(Verdict.BLOCK, verdict(Severity.BLOCK, Severity.WARN));
  }

  private static Verdict verdict(Severity... severities) {
    List<Hint> hints = new ArrayList<>();
    for (Severity severity : severities) {
      hints.add(new Hint("h", whole("a", severity), ""));
    }
    return Verdict.of(hints);
  }

  private static List<Hint> shown(List<Finding> findings, Draft draft, int most) {
    return Hints.of(findings, draft, most, PersonalData::mask);
  }

  private static List<String> rules(int most, Finding... findings) {
    return shown(List.of(findings), DRAFT, most)
        .stream()
        .map(hint -> hint.finding().rule())
        .toList();
  }

  private static Finding at(String rule, Severity severity, int start, int end) {
    return new Finding(rule, Category.BANNED, severity, Optional.of(new Span(start, end)), "", "",
        List.of(), Optional.empty(), Optional.empty());
  }

  private static Finding whole(String rule, Severity severity) {
    return new Finding(rule, Category.MECHANICAL, severity, Optional.empty(), "", "", List.of(),
        Optional.empty(), Optional.empty());
  }
}
