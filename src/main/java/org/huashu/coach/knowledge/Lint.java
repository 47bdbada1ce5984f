package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.huashu.coach.clock.PlatformProfile;
import org.huashu.coach.script.Script;
import org.huashu.coach.wording.Excuses;
import org.huashu.coach.wording.InvalidWordingException;
import org.huashu.coach.wording.WordingMatcher;
import org.huashu.coach.wording.WordingRule;
import org.huashu.coach.wording.WordingRule.Form;

/**
 * Looks for what is wrong in a knowledge base beyond its form: examples that fail, scripts that
 * break the store's own rules, replacements that are flagged themselves, phrases that never match,
 * common words that are found by mistake, questions that two scripts claim.
 */
public final class Lint {

  private final RuleCompiler compiler;
  private final Vocabulary vocabulary;
  private final ReadFiles read = new ReadFiles();
  private volatile Optional<CheckedRules> checked = Optional.empty();

  /**
   * What was found in rules: most edits change scripts only, and the phrases of all rules take many
   * times as long as these.
   *
   * @param texts of the rules and words, by path
   * @param meanings whether the examples of rules of meaning were tried
   */
  private record CheckedRules(Map<String, String> texts, boolean meanings,
      List<LintFinding> findings) {
    boolean are(Map<String, String> others, boolean withMeanings) {
      return meanings == withMeanings && texts.equals(others);
    }
  }

  /** Of all rules but those of meaning, and of these. */
  private record Matchers(WordingMatcher all, WordingMatcher meanings) {}

  /** With the compiler that the service uses, and the words that no rule should hit by chance. */
  public Lint(RuleCompiler compiler, Vocabulary vocabulary) {
    this.compiler = compiler;
    this.vocabulary = vocabulary;
  }

  /**
   * Reads the files and looks at everything.
   *
   * @return in the order of files and lines; when the files cannot be read or a rule cannot be
   *         compiled, only that
   */
  public List<LintFinding> lint(KnowledgeFiles files, Progress progress) {
    List<LintFinding> findings;
    try {
      findings = new ArrayList<>(lint(files, KnowledgeReader.read(files, read), progress));
    } catch (KnowledgeException e) {
      findings = new ArrayList<>(ofMistakes(e));
    }
    findings.sort(Comparator.comparing(LintFinding::mistake, KnowledgeException.order()));
    return findings;
  }

  /** The mistakes of files that cannot be read, as findings. */
  public static List<LintFinding> ofMistakes(KnowledgeException unreadable) {
    return unreadable.mistakes()
        .stream()
        .map(mistake -> new LintFinding(LintFinding.Level.ERROR, mistake))
        .toList();
  }

  private List<LintFinding> lint(KnowledgeFiles files, KnowledgeBase knowledge,
      Progress progress) {
    Matchers matchers;
    try {
      // To ask for the meaning of every clause of every script would take minutes.
      matchers = new Matchers(compile(knowledge, rule -> !(rule.form() instanceof Form.Like)),
          compile(knowledge, rule -> rule.form() instanceof Form.Like));
    } catch (InvalidWordingException e) {
      return unfit(knowledge, e);
    }
    progress.start(knowledge.rules().size() + knowledge.scripts().size());
    Map<String, String> texts = new TreeMap<>(files.below("rules/"));
    texts.putAll(files.below("words/"));
    boolean meanings = matchers.meanings().knowsMeaning();
    Optional<CheckedRules> before = checked.filter(it -> it.are(texts, meanings));
    before.ifPresent(_ -> knowledge.rules().forEach(_ -> progress.step()));
    CheckedRules rules = before.orElseGet(() -> new CheckedRules(texts, meanings,
        ofRules(files, knowledge, matchers, progress)));
    checked = Optional.of(rules);
    List<LintFinding> findings = new ArrayList<>(rules.findings());
    findings.addAll(new KpiLint(files,
        knowledge.policies().platforms().stream().map(PlatformProfile::id).toList())
        .lint(knowledge.policies().kpi()));
    ScriptLint scripts = new ScriptLint(files, matchers.all(), knowledge.policies().teams());
    for (Script script : knowledge.scripts()) {
      findings.addAll(scripts.lint(script));
      progress.step();
    }
    return findings;
  }

  private List<LintFinding> ofRules(KnowledgeFiles files, KnowledgeBase knowledge,
      Matchers matchers, Progress progress) {
    List<LintFinding> findings = new ArrayList<>();
    knowledge.words().denials().forEach(denial -> findings.addAll(DenialLint.lint(denial)));
    ExampleLint examples = new ExampleLint(matchers.all(), matchers.meanings());
    PhraseLint phrases = new PhraseLint(files, knowledge, compiler, matchers.all());
    ShadowLint shadows = new ShadowLint(matchers.all());
    InnocentLint innocents =
        new InnocentLint(files, knowledge, compiler, vocabulary.commonWords());
    for (WordingRule rule : knowledge.rules()) {
      findings.addAll(examples.lint(rule));
      findings.addAll(shadows.lint(rule));
      findings.addAll(phrases.lint(rule));
      findings.addAll(innocents.lint(rule));
      progress.step();
    }
    return List.copyOf(findings);
  }

  private WordingMatcher compile(KnowledgeBase knowledge, Predicate<WordingRule> some) {
    return compiler.compile(knowledge.rules().stream().filter(some).toList(),
        knowledge.words().excuses());
  }

  /** Every rule that cannot be compiled; when each of them can, it is the allow list. */
  private List<LintFinding> unfit(KnowledgeBase knowledge, InvalidWordingException together) {
    List<LintFinding> unfit = new ArrayList<>();
    for (WordingRule rule : knowledge.rules()) {
      try {
        compiler.compile(List.of(rule), Excuses.NONE);
      } catch (InvalidWordingException e) {
        unfit.add(LintFinding.error(Places.path(rule), 0, String.valueOf(e.getMessage())));
      }
    }
    return unfit.isEmpty()
        ? List.of(LintFinding.error("words/allow.txt", 0, String.valueOf(together.getMessage())))
        : unfit;
  }
}
