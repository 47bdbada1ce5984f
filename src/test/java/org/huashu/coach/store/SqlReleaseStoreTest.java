package org.huashu.coach.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huashu.coach.knowledge.KnowledgeFiles;
import org.huashu.coach.knowledge.ReleaseStore.Note;
import org.huashu.coach.knowledge.ReleaseStore.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlReleaseStoreTest {

  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir
  Path folder;

  @Test
  void releasesComeBackAsTheyWere() {
    var first = files("a.yaml", "一");
    var second = new KnowledgeFiles(new TreeMap<>(Map.of("a.yaml", "一", "b.yaml", "二")));
    try (var store = open()) {
      assertEquals(Optional.empty(), store.releases().newest());
      assertTrue(store.releases().publish(0, note(1), first));
      assertTrue(store.releases().publish(1, note(2), second));
    }
    try (var store = open()) {
      assertEquals(Optional.of(note(2)), store.releases().newest());
      assertEquals(List.of(note(2), note(1)), store.releases().notes());
      assertEquals(Optional.of(first), store.releases().files(1));
      assertEquals(Optional.of(second), store.releases().files(2));
      assertEquals(Optional.empty(), store.releases().files(3));
    }
  }

  @Test
  void theSlowerOfTwoPublishersIsTold() {
    try (var one = open(); var other = open()) {
      assertTrue(one.releases().publish(0, note(1), files("a.yaml", "一")));
      assertFalse(other.releases().publish(0, note(1), files("a.yaml", "二")));
      assertEquals(Optional.of(files("a.yaml", "一")), other.releases().files(1));
    }
  }

  @Test
  void numbersHaveNoGaps() {
    try (var store = open()) {
      var releases = store.releases();
      assertThrows(IllegalArgumentException.class,
          () -> releases.publish(0, note(2), files("a.yaml", "一")));
    }
  }

  private static Note note(long number) {
    return new Note(number, "digest-" + number, "第一版", "knowledge", Origin.FILES, AT);
  }

  private static KnowledgeFiles files(String path, String content) {
    return new KnowledgeFiles(new TreeMap<>(Map.of(path, content)));
  }

  private SqlStore open() {
    return SqlStore.open("jdbc:sqlite:" + folder.resolve("coach.db"));
  }
}
