package org.huashu.coach;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.ScriptIndex;
import org.huashu.coach.script.ScriptMatch;
import org.huashu.coach.script.ScriptQuery;
import org.huashu.coach.script.ScriptSearch;
import org.huashu.coach.script.Semantics;

/**
 * The search of a command: it finds what the service finds, so it learns what the scripts mean
 * before the first question is answered, and not at all for a command that asks none. Without the
 * model it finds by words, and advice says so. Safe for use by many threads.
 */
final class LearningSearch implements ScriptSearch {

  private final ScriptIndex index;
  private final Supplier<Semantics> semantics;
  private boolean learnt;

  LearningSearch(ScriptIndex index, Supplier<Semantics> semantics) {
    this.index = index;
    this.semantics = semantics;
  }

  @Override
  public List<ScriptMatch> search(ScriptQuery query) {
    return answer(query).matches();
  }

  @Override
  public Answer answer(ScriptQuery query) {
    return learned().answer(query);
  }

  @Override
  public Answer thorough(ScriptQuery query) {
    return learned().thorough(query);
  }

  @Override
  public Semantic semantic() {
    return index.semantic();
  }

  @Override
  public Optional<ScriptSearch> with(Script edited) {
    return learned().with(edited);
  }

  @Override
  public List<List<Integer>> groups(List<String> questions) {
    return learned().groups(questions);
  }

  @Override
  public void close() {
    index.close();
  }

  private synchronized ScriptIndex learned() {
    if (!learnt) {
      learnt = true;
      try {
        index.learn(semantics.get(), _ -> {}).join();
      } catch (CompletionException _) {
        // The index tells that it looks at words only.
      }
    }
    return index;
  }
}
