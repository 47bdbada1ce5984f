package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.huashu.coach.script.Script;
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

  /** Hears how far a lint has come. */
  public interface Progress {

    /** Nobody listens. */
    Progress NONE = new Progress() {
      @Override
      public void start(int steps) {}

      @Override
      public void step() {}
    };

    /** So many steps will follow. */
    void start(int steps);

    /** One step is done. */
    void step();
  }

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
      findings = new ArrayList<>(lint(files, KnowledgeReader.read(files), progress));
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
    WordingMatcher matcher;
    WordingMatcher meanings;
    try {
      // To ask for the meaning of every clause of every script would take minutes.
      matcher = compile(knowledge, rule -> !(rule.form() instanceof Form.Like));
      meanings = compile(knowledge, rule -> rule.form() instanceof Form.Like);
    } catch (InvalidWordingException e) {
      return unfit(knowledge, e);
    }
    progress.start(knowledge.rules().size() + knowledge.scripts().size());
    List<LintFinding> findings = new ArrayList<>();
    ExampleLint examples = new ExampleLint(matcher, meanings);
    PhraseLint phrases = new PhraseLint(files, knowledge, compiler, matcher);
    ShadowLint shadows = new ShadowLint(matcher);
    InnocentLint innocents =
        new InnocentLint(files, knowledge, compiler, vocabulary.commonWords());
    for (WordingRule rule : knowledge.rules()) {
      findings.addAll(examples.lint(rule));
      findings.addAll(shadows.lint(rule));
      findings.addAll(phrases.lint(rule));
      findings.addAll(innocents.lint(rule));
      progress.step();
    }
    ScriptLint scripts = new ScriptLint(files, matcher, knowledge.policies().teams());
    for (Script script : knowledge.scripts()) {
      findings.addAll(scripts.lint(script));
      progress.step();
    }
    return findings;
  }

  private WordingMatcher compile(KnowledgeBase knowledge, Predicate<WordingRule> some) {
    return compiler.compile(knowledge.rules().stream().filter(some).toList(),
        knowledge.words().allowed());
  }

  /** Every rule that cannot be compiled; when each of them can, it is the allow list. */
  private List<LintFinding> unfit(KnowledgeBase knowledge, InvalidWordingException together) {
    List<LintFinding> unfit = new ArrayList<>();
    for (WordingRule rule : knowledge.rules()) {
      try {
        compiler.compile(List.of(rule), List.of());
      } catch (InvalidWordingException e) {
        unfit.add(LintFinding.error(Places.path(rule), 0, String.valueOf(e.getMessage())));
      }
    }
    return unfit.isEmpty()
        ? List.of(LintFinding.error("words/allow.txt", 0, String.valueOf(together.getMessage())))
        : unfit;
  }
}
