package org.huashu.coach.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.huashu.coach.knowledge.ReleaseStore.Note;
import org.huashu.coach.knowledge.ReleaseStore.Origin;
import org.huashu.coach.script.ScriptMatch;
import org.huashu.coach.script.ScriptQuery;
import org.huashu.coach.script.ScriptSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasesTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final String SCRIPTS = "scripts/logistics.yaml";

  private final ReleaseStore store = new InMemoryReleaseStore();
  private final List<String> heard = new ArrayList<>();
  private final List<CountedSearch> searches = new ArrayList<>();

  @TempDir
  private Path temporary;

  /** Counts how often it is closed, and refuses to answer after that. */
  private static final class CountedSearch implements ScriptSearch {

    private final AtomicInteger closed = new AtomicInteger();

    @Override
    public List<ScriptMatch> search(ScriptQuery query) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private final class Heard implements ReleaseListener {

    @Override
    public void swapped(Release release) {
      heard.add("swapped " + release.number());
    }

    @Override
    public void refused(Note note, KnowledgeException why) {
      heard.add("refused " + note.number() + ": " + why.getMessage());
    }

    @Override
    public void filesIgnored(Note newest, List<String> paths) {
      heard.add("ignored for " + newest.number() + ": " + paths);
    }
  }

  private Release compile(long number, KnowledgeBase knowledge) {
    CountedSearch search = new CountedSearch();
    searches.add(search);
    return new Release(number, knowledge, turn -> List.of(), search);
  }

  private Releases start(Optional<KnowledgeFolder> folder) {
    return Releases.start(
        new Releases.Parts(store, (files, digest) -> KnowledgeReader.read(files), this::compile,
            InstantSource.fixed(NOW), new Heard()),
        folder);
  }

  private Optional<KnowledgeFolder> folder(KnowledgeFiles files) {
    KnowledgeFolder folder = new KnowledgeFolder(temporary.resolve("kb"));
    folder.write(files);
    return Optional.of(folder);
  }

  private void publish(long number, Origin origin, KnowledgeFiles files) {
    assertTrue(store.publish(number - 1,
        new Note(number, files.digest(), "改", "a", origin, NOW), files));
  }

  private List<Integer> closed() {
    return searches.stream().map(search -> search.closed.get()).toList();
  }

  @Test
  void theFilesBecomeTheFirstRelease() {
    Optional<KnowledgeFolder> folder = folder(Texts.small());
    try (Releases releases = start(folder); Lease lease = releases.lease()) {
      assertEquals(KnowledgeReader.read(Texts.small()), lease.release().knowledge());
      assertEquals(1, releases.number());
    }
    assertEquals(List.of(
        new Note(1, Texts.small().digest(), "首次导入", "coach", Origin.FILES, NOW)), store.notes());
    assertEquals(Optional.of(Stamp.of(1, Texts.small())), folder.get().stamp());
    assertEquals(List.of("swapped 1"), heard);
  }

  @Test
  void unchangedFilesMakeNoRelease() {
    start(folder(Texts.small())).close();
    start(folder(Texts.small())).close();
    assertEquals(1, store.notes().size());
  }

  @Test
  void changedFilesBecomeTheNextRelease() {
    start(folder(Texts.small())).close();
    try (Releases releases = start(folder(Texts.minimal()))) {
      assertEquals(2, releases.number());
    }
    assertEquals(Optional.of(
        new Note(2, Texts.minimal().digest(), "文件有改动", "coach", Origin.FILES, NOW)),
        store.newest());
  }

  @Test
  void anEditOfTheConsoleIsNotOverwrittenByFiles() {
    publish(1, Origin.FILES, Texts.small());
    publish(2, Origin.CONSOLE, Texts.minimal());
    Optional<KnowledgeFolder> folder = folder(Texts.small());
    try (Releases releases = start(folder); Lease lease = releases.lease()) {
      assertEquals(2, lease.release().number());
      assertEquals(List.of(), lease.release().knowledge().scripts());
    }
    assertEquals(2, store.notes().size());
    assertEquals(List.of("ignored for 2: [" + SCRIPTS + "]", "swapped 2"), heard);
    assertEquals(Optional.empty(), folder.get().stamp());
  }

  @Test
  void needsNoFolderWhenTheStoreHasARelease() {
    assertEquals("knowledge base: there is no folder with files, and the store has no release",
        assertThrows(KnowledgeException.class, () -> start(Optional.empty())).getMessage());
    publish(1, Origin.CONSOLE, Texts.small());
    try (Releases releases = start(Optional.empty())) {
      assertEquals(1, releases.number());
    }
  }

  @Test
  void filesWithMistakesStopTheStartAndAreNotPublished() {
    publish(1, Origin.FILES, Texts.small());
    Optional<KnowledgeFolder> bad = folder(Texts.with(Texts.small(), SCRIPTS, "scripts: 0\n"));
    assertThrows(KnowledgeException.class, () -> start(bad));
    assertEquals(1, store.notes().size());
  }

  @Test
  void refreshSwapsANewerReleaseIn() {
    try (Releases releases = start(folder(Texts.small()))) {
      assertFalse(releases.refresh());
      publish(2, Origin.CONSOLE, Texts.minimal());
      assertTrue(releases.refresh());
      assertEquals(2, releases.number());
      assertEquals(List.of(1, 0), closed());
    }
    assertEquals(List.of(1, 1), closed());
    assertEquals(List.of("swapped 1", "swapped 2"), heard);
  }

  @Test
  void aReleaseWithMistakesIsRefusedOnceAndTheOldOneStays() {
    try (Releases releases = start(folder(Texts.small()))) {
      publish(2, Origin.CONSOLE, Texts.with(Texts.small(), SCRIPTS, "scripts: 0\n"));
      assertFalse(releases.refresh());
      assertFalse(releases.refresh());
      assertEquals(1, releases.number());
      assertEquals(List.of("swapped 1",
          "refused 2: scripts/logistics.yaml:1: 'scripts' must be a list, not '0'"), heard);
      publish(3, Origin.CONSOLE, Texts.minimal());
      assertTrue(releases.refresh());
      assertEquals(3, releases.number());
    }
  }

  @Test
  void aReleaseOfOtherFilesThanPublishedIsRefused() {
    try (Releases releases = start(folder(Texts.small()))) {
      store.publish(1, new Note(2, Texts.small().digest(), "改", "a", Origin.CONSOLE, NOW),
          Texts.minimal());
      assertFalse(releases.refresh());
      assertEquals("refused 2: release 2: its files in the store are not those that were published",
          heard.getLast());
    }
  }

  @Test
  void aFailureOfTheStoreIsTriedAgain() {
    AtomicInteger failures = new AtomicInteger(1);
    Releases releases = Releases.start(new Releases.Parts(store, (files, digest) -> {
      if (searches.size() == 1 && failures.getAndDecrement() > 0) {
        throw new IllegalStateException("the disk is full");
      }
      return KnowledgeReader.read(files);
    }, this::compile, InstantSource.fixed(NOW), new Heard()), folder(Texts.small()));
    publish(2, Origin.CONSOLE, Texts.minimal());
    assertThrows(IllegalStateException.class, releases::refresh);
    assertEquals(1, releases.number());
    assertTrue(releases.refresh());
    releases.close();
  }

  @Test
  void aReleaseInUseIsClosedByItsLastUser() {
    Releases releases = start(folder(Texts.small()));
    Lease first = releases.lease();
    Lease second = releases.lease();
    publish(2, Origin.CONSOLE, Texts.minimal());
    releases.refresh();
    first.close();
    first.close();
    assertEquals(List.of(0, 0), closed());
    second.close();
    assertEquals(List.of(1, 0), closed());
    releases.close();
    releases.close();
    assertEquals(List.of(1, 1), closed());
    assertThrows(IllegalStateException.class, releases::lease);
  }

  @Test
  void readersNeverMeetAClosedReleaseWhileReleasesSwap() throws Exception {
    Releases releases = start(folder(Texts.small()));
    int readers = 4;
    CountDownLatch reading = new CountDownLatch(readers);
    CountDownLatch stop = new CountDownLatch(1);
    List<Future<Integer>> answers = new ArrayList<>();
    try (var executor = Executors.newFixedThreadPool(readers)) {
      for (int i = 0; i < readers; i++) {
        answers.add(executor.submit(() -> {
          reading.countDown();
          int closedMet = 0;
          while (stop.getCount() > 0) {
            try (Lease lease = releases.lease()) {
              CountedSearch search = (CountedSearch) lease.release().scripts();
              closedMet += search.closed.get();
              Thread.onSpinWait();
              closedMet += search.closed.get();
            }
          }
          return closedMet;
        }));
      }
      reading.await();
      for (long number = 2; number <= 200; number++) {
        publish(number, Origin.CONSOLE, number % 2 == 0 ? Texts.minimal() : Texts.small());
        assertTrue(releases.refresh());
      }
      stop.countDown();
    }
    for (Future<Integer> answer : answers) {
      assertEquals(0, answer.get());
    }
    releases.close();
    assertEquals(Collections.nCopies(200, 1), closed());
  }
}
