package org.huashu.coach.script;

import static org.huashu.coach.script.Scripts.SHOP;
import static org.huashu.coach.script.Scripts.ask;
import static org.huashu.coach.script.Scripts.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.huashu.coach.embedding.CharacterEmbedder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptIndexSwapTest {

  @TempDir
  private Path directory = Path.of("");

  /** Whoever still has the old index is told so; nobody gets a wrong answer or another error. */
  @Test
  void searchesGoOnWhileIndexesAreSwappedAndClosed() throws Exception {
    assertTrue(answered(8, this::open, ScriptIndexSwapTest::searchOnce) >= 160);
  }

  /** With what the scripts mean learnt before the swap, no question goes without it. */
  @Test
  void noQuestionIsLostAndNoneIsAnsweredByWordsOnly() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    int answered = answered(5, this::learnt, current -> {
      asked.incrementAndGet();
      answerAtLast(current);
      return true;
    });
    assertEquals(asked.get(), answered);
    assertTrue(answered >= 100);
  }

  /**
   * Searches in four threads while one release after the other takes the place of the one before.
   *
   * @param answers searches once, and says whether there was an answer
   * @return how many answers there were
   */
  private static int answered(int releases, IntFunction<ScriptIndex> opened,
      Predicate<AtomicReference<ScriptIndex>> answers) throws Exception {
    AtomicReference<ScriptIndex> current = new AtomicReference<>(opened.apply(0));
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger answered = new AtomicInteger();
    List<Future<?>> searching = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        searching.add(threads.submit(() -> {
          while (!stop.get()) {
            if (answers.test(current)) {
              answered.incrementAndGet();
            }
          }
        }));
      }
      for (int release = 1; release <= releases; release++) {
        int enough = answered.get() + 20;
        while (answered.get() < enough && searching.stream().noneMatch(Future::isDone)) {
          Thread.onSpinWait();
        }
        current.getAndSet(opened.apply(release)).close();
      }
      stop.set(true);
      for (Future<?> done : searching) {
        done.get();
      }
    }
    current.get().close();
    return answered.get();
  }

  /** Whoever meets an index that is closed asks the one that took its place. */
  private static void answerAtLast(AtomicReference<ScriptIndex> current) {
    while (true) {
      ScriptIndex index = current.get();
      try {
        ScriptSearch.Answer answer = index.answer(ask("我想退货怎么办"));
        assertTrue(answer.semantic());
        assertEquals("returns.how", answer.matches().getFirst().script().id());
        return;
      } catch (IllegalStateException closed) {
        assertTrue(current.get() != index, "closed, and still the current one");
      }
    }
  }

  private ScriptIndex learnt(int release) {
    ScriptIndex index = open(release);
    index.learn(Semantics.inTheCallingThread(new CharacterEmbedder(),
        Optional.of(directory.resolve("vectors"))), _ -> {}).join();
    return index;
  }

  private static boolean searchOnce(AtomicReference<ScriptIndex> current) {
    ScriptIndex index = current.get();
    List<ScriptMatch> found;
    try {
      found = index.search(ask("我想退货怎么办"));
    } catch (IllegalStateException closed) {
      assertTrue(current.get() != index, "closed, and still the current one");
      return false;
    }
    assertEquals("returns.how", found.getFirst().script().id());
    return true;
  }

  private ScriptIndex open(int release) {
    List<Script> scripts = new ArrayList<>(SHOP);
    scripts.add(Scripts.answer("other.r" + release, "其他", List.of("第" + release + "版"), "好的"));
    return ScriptIndex.open(directory, source(scripts), IndexBuilding.inTheCallingThread());
  }
}
