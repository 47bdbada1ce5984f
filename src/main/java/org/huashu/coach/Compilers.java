package org.huashu.coach;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.function.Supplier;
import org.huashu.coach.knowledge.KnowledgeBase;
import org.huashu.coach.knowledge.KnowledgeException;
import org.huashu.coach.knowledge.Mistake;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.knowledge.ReleaseCompiler;
import org.huashu.coach.knowledge.Vocabulary;
import org.huashu.coach.script.ChineseWords;
import org.huashu.coach.script.CommonWords;
import org.huashu.coach.script.IndexBuilding;
import org.huashu.coach.script.ScriptIndex;
import org.huashu.coach.script.ScriptSearch;
import org.huashu.coach.script.ScriptSource;
import org.huashu.coach.script.Usage;
import org.huashu.coach.text.Folding;
import org.huashu.coach.wording.CompiledWording;
import org.huashu.coach.wording.Excuses;
import org.huashu.coach.wording.InvalidWordingException;
import org.huashu.coach.wording.Meaning;
import org.huashu.coach.wording.WordingMatcher;
import org.huashu.coach.wording.WordingRule;

/** Wires how a knowledge base becomes a release. */
final class Compilers {

  /** Names the version of the program in caches, so that none is taken over from another one. */
  static final String VERSION = version();

  /** Words that are used so often that a rule which finds one by chance would be a nuisance. */
  static final Vocabulary VOCABULARY = () -> CommonWords.of(20);

  private Compilers() {}

  /**
   * The index is kept under this directory and found there again. What the scripts mean is learnt
   * while the release answers already.
   */
  static ReleaseCompiler onDisk(Path indexes, Learners learners, Supplier<Usage> usage) {
    var building = new IndexBuilding(ForkJoinPool.commonPool(),
        Runtime.getRuntime().availableProcessors(), _ -> {});
    return (number, knowledge) -> {
      long begun = System.nanoTime();
      var wording = CompletableFuture.supplyAsync(
          () -> wording(knowledge.rules(), knowledge.words().excuses(), learners.clauses()),
          ForkJoinPool.commonPool());
      ScriptIndex index =
          learners.ahead(() -> ScriptIndex.open(indexes, source(knowledge), building));
      if (knowledge.policies().advice().byUse()) {
        index.favour(usage);
      }
      learners.learn(index, begun);
      return release(number, knowledge, index, wording);
    };
  }

  /**
   * The index lasts as long as the release.
   *
   * @param search how the index is searched
   */
  static ReleaseCompiler inMemory(Meaning meaning, Function<ScriptIndex, ScriptSearch> search) {
    return (number, knowledge) -> release(number, knowledge,
        search.apply(ScriptIndex.inMemory(source(knowledge))), CompletableFuture.supplyAsync(
            () -> wording(knowledge.rules(), knowledge.words().excuses(), meaning), Runnable::run));
  }

  /**
   * The matcher of these rules.
   *
   * @throws InvalidWordingException when a rule cannot be compiled
   */
  static WordingMatcher wording(List<WordingRule> rules, Excuses excuses,
      Meaning meaning) {
    return CompiledWording.compile(rules, excuses, ChineseWords::inside, meaning);
  }

  private static ScriptSource source(KnowledgeBase knowledge) {
    return new ScriptSource(knowledge.scripts(), knowledge.words().synonyms(), Folding::fold);
  }

  private static Release release(long number, KnowledgeBase knowledge, ScriptSearch scripts,
      CompletableFuture<WordingMatcher> wording) {
    try {
      return new Release(number, knowledge, wording.join(), scripts);
    } catch (CompletionException e) {
      scripts.close();
      throw e.getCause() instanceof InvalidWordingException invalid
          ? new KnowledgeException(
              List.of(new Mistake("rules", 0, String.valueOf(invalid.getMessage()))))
          : e;
    }
  }

  private static String version() {
    String version = Compilers.class.getPackage().getImplementationVersion();
    return version == null ? "sources" : version;
  }
}
