package org.huashu.coach.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.huashu.coach.knowledge.LintFinding.Level;
import org.huashu.coach.wording.CompiledWording;
import org.huashu.coach.wording.Excuses;
import org.huashu.coach.wording.Meaning;
import org.huashu.coach.wording.Segmenter;
import org.huashu.coach.wording.WordingMatcher;
import org.huashu.coach.wording.WordingRule;
import org.junit.jupiter.api.Test;

class LintTest {

  private static final String PATH = "rules/banned/x.yaml";

  private static List<String> lint(Map<String, String> texts) {
    return new Lint(LintTest::compiled, Vocabulary.NONE)
        .lint(Texts.files(texts), Progress.NONE)
        .stream()
        .map(finding -> finding.level() == Level.ERROR
            ? finding.mistake().toString()
            : "warning: " + finding.mistake())
        .toList();
  }

  private static String rule(String phrases, String bad, String good) {
    return """
        kind: avoid
        severity: block
        message: 不好
        phrases: %s
        examples:
          bad: ["%s"]
          good: ["%s"]
        """.formatted(phrases, bad, good);
  }

  private static String script(String id, String question, String rest) {
    return """
        scripts:
          - id: %s
            title: 标题
            questions: [%s, 甲甲%s, 乙乙%s, 丙丙%s]
        %s
        """.formatted(id, question, id, id, id, rest.indent(4));
  }

  private static List<String> kpi(String... kpis) {
    StringBuilder file = new StringBuilder("# KPI\nkpi:\n");
    for (String kpi : kpis) {
      file.append("  - {")
          .append(kpi)
          .append(
              ", title: 指标, target: 90, unit: percent, points: 10, deduction: 1, per: 1}\n");
    }
    return lint(Texts.with(Texts.small(), "policies/kpi.yaml", file.toString()).texts());
  }

  @Test
  void namesIndicatorsThatNothingMeasures() {
    assertEquals(List.of(), kpi("id: satisfaction", "id: qa-score"));
    assertEquals(
        List.of("policies/kpi.yaml:4: nothing measures the KPI 'qa-scores', it would always"
            + " count as full; an answer rate names its 'profile', others are [answer-rate-20s,"
            + " satisfaction, qa-score]; did you mean 'qa-score'?"),
        kpi("id: satisfaction", "id: qa-scores"));
    assertEquals(List.of("policies/kpi.yaml:3: 'answer-rate-20s' is counted by the platform profile"
        + " 'call-centre-20s', which is not there"), kpi("id: answer-rate-20s"));
  }

  @Test
  void namesASecondAnswerRateWithOrWithoutItsProfile() throws Exception {
    var shipped = new KnowledgeFolder(Path.of("knowledge-base")).read();
    String text = shipped.texts().getOrDefault("policies/kpi.yaml", "");
    String second = text.replace("  - {id: satisfaction", """
        - {id: first-answer, title: 首答, target: 97, unit: percent, points: 10, deduction: 2,
           per: 1, profile: call-centre-20s}
        - {id: satisfaction""".indent(2).stripTrailing())
        .replace("per: 1,\n     profile: call-centre-20s}\n  # 满意度", "per: 1}\n  # 满意度");
    int line = 1 + (int) second.lines().takeWhile(it -> !it.contains("first-answer")).count();
    var files = Texts.with(shipped, "policies/kpi.yaml", second);
    var knowledge = KnowledgeReader.read(files);
    assertEquals(List.of("policies/kpi.yaml:" + line + ": 'first-answer' is a second answer rate: a"
        + " month's answers are counted by one profile"),
        new KpiLint(files,
            knowledge.policies().platforms().stream().map(it -> it.id()).toList())
            .lint(knowledge.policies().kpi())
            .stream()
            .map(it -> it.mistake().toString())
            .toList());
  }

  @Test
  void hasNothingToSayOfAGoodKnowledgeBase() {
    assertEquals(List.of(), lint(Texts.small().texts()));
  }

  @Test
  void seesARuleThatHidesBehindAnother() {
    Map<String, String> texts = new TreeMap<>(Texts.small().texts());
    texts.put("rules/banned/broad.yaml", rule("[不清楚, 不晓得, 没听过]", "[不清楚]", "好的"));
    texts.put("rules/banned/narrow.yaml", rule("[不晓得, 没听过]", "[没听过]", "好的"));
    assertEquals(List.of("warning: rules/banned/narrow.yaml: the rule hides behind banned.broad: "
        + "all its phrases are found there"), lint(texts));
  }

  @Test
  void aRuleWithAPhraseOfItsOwnDoesNotHide() {
    Map<String, String> texts = new TreeMap<>(Texts.small().texts());
    texts.put("rules/banned/broad.yaml", rule("[不清楚, 不晓得]", "[不清楚]", "好的"));
    texts.put("rules/banned/narrow.yaml", rule("[不晓得, 没听过]", "[没听过]", "好的"));
    assertEquals(List.of(), lint(texts));
  }

  @Test
  void runsEveryExample() {
    assertEquals(List.of(
        PATH + ":6: bad example '我不知道': the rule must find '我不知道', but finds '不知道'",
        PATH + ":7: good example '不知道您': the rule must find nothing, but finds '不知道'"),
        lint(Map.of(PATH, rule("[不知道]", "[我不知道]", "不知道您"))));
    assertEquals(
        List.of(PATH + ":6: bad example '不清楚': the rule must find '不清楚', but finds nothing"),
        lint(Map.of(PATH, rule("[不知道]", "[不清楚]", "好"))));
  }

  @Test
  void aBadExampleMarksEverythingThatIsFound() {
    assertEquals(List.of(
        PATH + ":6: bad example '不知道不清楚': the rule must find '不知道', but finds '不知道', '不清楚'"),
        lint(Map.of(PATH, rule("[不知道, 不清楚]", "[不知道]不清楚", "好"))));
  }

  @Test
  void anExampleOfTheWholeDraftMustBeFlaggedAtItsTurn() {
    assertEquals(
        List.of("rules/greeting-missing/x.yaml:7: bad example '在的': the rule must flag the whole"
            + " draft, but finds nothing"),
        lint(Map.of("rules/greeting-missing/x.yaml", """
            kind: require
            severity: info
            message: 问好
            any: [您好]
            when: first-reply
            examples:
              bad: [{draft: 在的, turn: 2}, {draft: 有, turn: 1}]
              good: [{draft: 您好, turn: 1}, 在的]
            """)));
  }

  @Test
  void holdsAnswersToTheRules() {
    Map<String, String> texts = new TreeMap<>(Map.of(PATH, rule("[不知道]", "[不知道]", "好")));
    texts.put("rules/slang/y.yaml", rule("[哈哈]", "[哈哈]", "好").replace("block", "info"));
    texts.put("scripts/a.yaml", script("where", "到哪了", "answer: 这个不知道哈哈"));
    assertEquals(List.of(
        "scripts/a.yaml:2: the answer of 'a.where' breaks the rule banned.x: '不知道' at 2 to 5",
        "warning: scripts/a.yaml:2: the answer of 'a.where' breaks the rule slang.y:"
            + " '哈哈' at 5 to 7"),
        lint(texts));
  }

  @Test
  void holdsGreetingsToTheRulesOfTheFirstReply() {
    assertEquals(List.of(
        "scripts/a.yaml:2: the answer of 'a.hello' breaks the rule greeting-missing.x:"
            + " the whole answer"),
        lint(Map.of("rules/greeting-missing/x.yaml", """
            kind: require
            severity: warn
            message: 问好
            any: [您好]
            when: first-reply
            examples:
              bad: [{draft: 有, turn: 1}]
              good: [{draft: 您好, turn: 1}]
            """, "scripts/a.yaml", script("hello", "在吗", "answer: 在的\nuse: greeting"))));
  }

  @Test
  void holdsReplacementsToTheRules() {
    Map<String, String> texts = new TreeMap<>(Map.of(PATH, rule("[不知道]", "[不知道]", "好")));
    texts.put("rules/banned/y.yaml",
        rule("[不晓得]", "[不晓得]", "好") + "replacements:\n  - 帮您问\n  - 我不知道\n");
    assertEquals(List.of("rules/banned/y.yaml:10: the replacement '我不知道' is flagged itself, by the"
        + " rule banned.x: '不知道'"), lint(texts));
  }

  @Test
  void namesPhrasesThatCanNeverBeFound() {
    String phrases = "\n  - 不知道\n  - 不清楚\n  - 不晓得";
    assertEquals(List.of(
        PATH + ":6: the phrase '不清楚' can never be found: words/allow.txt allows it",
        PATH + ":7: the phrase '不晓得' can never be found: 'except' holds it too"),
        lint(Map.of(PATH, rule(phrases, "[不知道]", "好") + "except: [不晓得]\n", "words/allow.txt",
            "不清楚\n")));
  }

  @Test
  void namesPhrasesThatTheirRuleExcusesItself() {
    String phrases = "\n  - 我不清楚\n  - 查不了";
    assertEquals(
        List.of(PATH + ":6: the phrase '查不了' can never be found: 'except' or 'unless' holds"
            + " it, or a part"),
        lint(Map.of(PATH, rule(phrases, "[我不清楚]", "好") + "unless: [查 不 了, 帮您]\n")));
  }

  @Test
  void warnsOfCommonWordsInWhichAPhraseIsFound() {
    assertEquals(List.of(
        "warning: " + PATH + ":1: '反感' is found in common words: 反感; innocent ones belong"
            + " into 'except' or words/allow.txt",
        "warning: " + PATH + ":4: '靠' is found in common words: 可靠, 依靠; innocent ones belong"
            + " into 'except' or words/allow.txt",
        "warning: " + PATH + ":4: '口交' is found in common words: 路口+交通; innocent ones belong"
            + " into 'except' or words/allow.txt"),
        innocents("[靠, 口交, 返感]", "靠近\n"));
    assertEquals(List.of(), innocents("[口交易]", ""));
  }

  private static List<String> innocents(String phrases, String allowed) {
    List<String> words = List.of("可靠", "依靠", "靠近", "路口", "交通", "反感");
    Map<String, String> texts = Map.of(PATH, rule(phrases, "[口交易]", "好").replace("bad: [\"[口交易]\"]",
        phrases.contains("口交易") ? "bad: [\"[口交易]\"]" : "bad: [\"[口交]\"]"), "words/allow.txt",
        allowed);
    return new Lint(LintTest::compiled, () -> words)
        .lint(Texts.files(texts), Progress.NONE)
        .stream()
        .map(finding -> finding.level() == Level.ERROR
            ? finding.mistake().toString()
            : "warning: " + finding.mistake())
        .toList();
  }

  @Test
  void warnsOfATeamThatNobodyIsIn() {
    Map<String, String> texts = new TreeMap<>();
    texts.put("scripts/a.yaml", script("one", "快递到哪了？", "answer: 好\nteams: [售后组]"));
    assertEquals(List.of("warning: scripts/a.yaml:2: the team '售后组' of 'a.one' is not in"
        + " policies/teams.yaml: nobody of it is offered the script"), lint(texts));
    texts.put("policies/teams.yaml", "teams: {售后组: [li]}");
    assertEquals(List.of(), lint(texts));
  }

  @Test
  void anAgentsOwnScriptMayAnswerWhatEverybodysAnswers() {
    Map<String, String> texts = new TreeMap<>();
    texts.put("scripts/a.yaml", script("one", "快递到哪了？", "answer: 好"));
    texts.put("scripts/b.yaml", script("two", "快递 到哪了", "answer: 好\nagents: [li]"));
    assertEquals(List.of(), lint(texts));
    texts.put("scripts/a.yaml", script("one", "快递到哪了？", "answer: 好\nagents: [li, wang]"));
    assertEquals(1, lint(texts).size());
  }

  @Test
  void namesQuestionsThatTwoScriptsClaim() {
    Map<String, String> texts = new TreeMap<>();
    texts.put("scripts/a.yaml", script("one", "快递到哪了？", "answer: 好"));
    texts.put("scripts/b.yaml", script("two", "快递 到哪了", "answer: 好"));
    assertEquals(List.of("warning: scripts/b.yaml:2: '快递 到哪了' of 'b.two' is a question of 'a.one'"
        + " too"), lint(texts));
    texts.put("scripts/a.yaml", script("one", "快递到哪了？", "answer: 好\nshops: [a]"));
    texts.put("scripts/b.yaml", script("two", "快递 到哪了", "answer: 好\nshops: [b]"));
    assertEquals(List.of(), lint(texts));
    texts.put("scripts/a.yaml",
        script("one", "快递到哪了？", "answer: 好\nuntil: 2026-11-11T00:00:00+08:00"));
    texts.put("scripts/b.yaml",
        script("two", "快递 到哪了", "answer: 好\nfrom: 2026-11-11T00:00:00+08:00"));
    assertEquals(List.of(), lint(texts));
  }

  @Test
  void asksForFourQuestions() {
    assertEquals(
        List.of("warning: scripts/a.yaml:2: script 'a.b' has 1 similar questions;"
            + " it is found better with at least 4"),
        lint(Map.of("scripts/a.yaml",
            "scripts:\n  - {id: b, title: 标题, questions: [在吗], answer: 在的}\n")));
  }

  @Test
  void namesTheRuleThatCannotBeCompiled() {
    assertEquals(List.of(PATH + ": rule banned.x: there is nothing to see in the phrase '\u200B'"),
        lint(Map.of(PATH, rule("[\"\\u200B\"]", "[不]", "好"), "rules/banned/y.yaml",
            rule("[不知道]", "[不知道]", "好"))));
  }

  @Test
  void saysWhatCannotBeRead() {
    assertEquals(List.of("scripts/a.yaml:1: 'scripts' must be a list, not '0'"),
        lint(Map.of("scripts/a.yaml", "scripts: 0\n")));
  }

  @Test
  void countsItsSteps() {
    List<Integer> steps = new ArrayList<>();
    new Lint(LintTest::compiled, Vocabulary.NONE).lint(Texts.small(), new Progress() {
      @Override
      public void start(int all) {
        steps.add(all);
      }

      @Override
      public void step() {
        steps.add(1);
      }
    });
    assertEquals(List.of(2, 1, 1), steps);
  }

  @Test
  void remembersRulesThatAreAsTheyWereAndSeesWhatChanged() {
    AtomicInteger compiled = new AtomicInteger();
    Lint lint = new Lint((rules, excuses) -> {
      compiled.incrementAndGet();
      return compiled(rules, excuses);
    }, Vocabulary.NONE);
    SortedMap<String, String> texts = new TreeMap<>(Texts.small().texts());
    texts.put(PATH, rule("[不知道]", "[不知道]", "不知道您"));
    final var first = lint.lint(new KnowledgeFiles(texts), Progress.NONE);
    assertEquals(1, first.size());
    final int whole = compiled.getAndSet(0);

    texts.put("scripts/new.yaml", script("a", "怎么退", "answer: 我不知道"));
    final var second = lint.lint(new KnowledgeFiles(texts), Progress.NONE);
    assertTrue(second.containsAll(first), second.toString());
    assertTrue(second.size() > first.size(), second.toString());
    assertTrue(compiled.getAndSet(0) < whole, "rules that did not change are not tried again");

    texts.put("words/allow.txt", "不知道您\n");
    assertEquals(List.of(), lint.lint(new KnowledgeFiles(texts), Progress.NONE)
        .stream()
        .filter(first::contains)
        .toList());
    assertEquals(whole, compiled.get());
  }

  private static WordingMatcher compiled(List<WordingRule> rules, Excuses excuses) {
    return CompiledWording.compile(rules, excuses, Segmenter.NONE, Meaning.NONE);
  }
}
