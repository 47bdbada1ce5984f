package org.huashu.coach.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.huashu.coach.embedding.CharacterEmbedder;
import org.junit.jupiter.api.Test;

/** Whose turn it is, when questions and the background both want the model. */
class SemanticsTest {

  private final Queue<Runnable> questions = new ArrayDeque<>();
  private final CharacterEmbedder embedder = new CharacterEmbedder();
  private final Semantics semantics =
      new Semantics(CompletableFuture.completedFuture(embedder),
          new Semantics.Workers(questions::add, Runnable::run, Duration.ofMillis(1)),
          Optional.empty());

  @Test
  void aMeaningThatCameTooLateIsAtHandForTheNextKeystroke() {
    assertEquals(Optional.empty(), semantics.vector("怎么退货"));
    questions.remove().run();
    assertTrue(semantics.vector("怎么退货").isPresent());
    assertEquals(1, embedder.embedded());
  }

  @Test
  void aQuestionIsWorkedOnOnceHoweverManyWaitForIt() {
    var _ = semantics.begun("怎么退货");
    var _ = semantics.begun("怎么退货");
    assertEquals(1, questions.size());
  }

  @Test
  void theBackgroundGoesOnThoughAQuestionHangs() {
    var _ = semantics.begun("怎么退货");
    assertTrue(semantics.unhurried("快递怎么还没有到").isPresent());
    assertEquals(1, questions.size());
  }
}
