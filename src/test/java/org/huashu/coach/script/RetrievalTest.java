package org.huashu.coach.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetrievalTest {

  @Test
  void countsQuestionsWithARightOneAmongTheFirst() {
    Retrieval retrieval = new Retrieval();
    retrieval.add(List.of("a", "b", "c"), Set.of("a"));
    retrieval.add(List.of("a", "b", "c"), Set.of("c", "b"));
    retrieval.add(List.of("a", "b", "c"), Set.of("d"));
    retrieval.add(List.of(), Set.of("a"));
    assertEquals(4, retrieval.questions());
    assertEquals(1 / 4.0, retrieval.recallAt(1));
    assertEquals(2 / 4.0, retrieval.recallAt(2));
    assertEquals(2 / 4.0, retrieval.recallAt(5));
    assertEquals((1 + 1 / 2.0) / 4, retrieval.meanReciprocalRankAt(10));
    assertEquals(1 / 4.0, retrieval.meanReciprocalRankAt(1));
  }

  @Test
  void isZeroWithoutQuestions() {
    assertEquals(0, new Retrieval().recallAt(1));
    assertEquals(0, new Retrieval().meanReciprocalRankAt(10));
  }
}
