package org.huashu.coach.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.knowledge.KnowledgeExchange.Wish;
import org.huashu.coach.knowledge.ReleaseStore.Note;
import org.huashu.coach.knowledge.ReleaseStore.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeExchangeTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final String ALLOW = "words/allow.txt";
  private static final String BRANDS = "words/brands.txt";
  private static final KnowledgeFiles FIRST =
      Texts.files(Map.of(ALLOW, "路口交通\n", BRANDS, "华书\n"));

  private final ReleaseStore store = new InMemoryReleaseStore();

  @TempDir
  private Path temporary;

  private KnowledgeFolder folder() {
    return new KnowledgeFolder(temporary.resolve("kb"));
  }

  private KnowledgeExchange exchange() {
    return new KnowledgeExchange(folder(), store);
  }

  private long publish(boolean force) {
    return exchange().publish(folder().read(), new Wish("改", "小李", NOW, force));
  }

  /** The folder and the store agree on release 1. */
  private void begin() {
    folder().write(FIRST);
    assertEquals(1, publish(false));
  }

  private void editInFolder(String path, String text) {
    folder().write(Texts.with(folder().read(), path, text));
  }

  private void editInConsole(String path, String text) {
    Note newest = store.newest().orElseThrow();
    KnowledgeFiles files =
        Texts.with(store.files(newest.number()).orElseThrow(), path, text);
    assertTrue(store.publish(newest.number(), new Note(newest.number() + 1, files.digest(), "改",
        "小王", Origin.CONSOLE, NOW), files));
  }

  private static String refused(Runnable exchange) {
    return String.valueOf(
        assertThrows(ExchangeRefusedException.class, exchange::run).getMessage());
  }

  @Test
  void importPublishesTheFilesAndStampsThem() {
    begin();
    assertEquals(
        List.of(new Note(1, FIRST.digest(), "改", "小李", Origin.FILES, NOW)), store.notes());
    assertEquals(Optional.of(Stamp.of(1, FIRST)), folder().stamp());
    editInFolder(ALLOW, "国签证\n");
    assertEquals(2, publish(false));
    assertEquals(folder().read(), store.files(2).orElseThrow());
  }

  @Test
  void importPublishesNothingWhenNothingDiffers() {
    begin();
    assertEquals(1, publish(false));
    assertEquals(1, store.notes().size());
  }

  @Test
  void importRefusesToOverwriteAnEditThatTheFilesHaveNotSeen() {
    begin();
    editInConsole(ALLOW, "国签证\n");
    editInFolder(BRANDS, "华书,HUASHU\n");
    assertEquals(ALLOW + "\nchanged in release 2, which the files have not seen; run 'kb export' to"
        + " take its edits over, or 'kb import --force' to drop them",
        refused(() -> publish(false)));
    assertEquals(2, store.notes().size());
    assertEquals(1, folder().stamp().orElseThrow().release());
  }

  @Test
  void importRefusesToBringBackWhatTheConsoleTookAway() {
    begin();
    KnowledgeFiles less = Texts.files(Map.of(BRANDS, "华书\n"));
    store.publish(1, new Note(2, less.digest(), "改", "小王", Origin.CONSOLE, NOW), less);
    assertTrue(refused(() -> publish(false)).startsWith(ALLOW + "\n"));
  }

  @Test
  void importOverwritesByForceAndTheEditStaysInItsRelease() {
    begin();
    editInConsole(ALLOW, "国签证\n");
    assertEquals(3, publish(true));
    assertEquals(FIRST, store.files(3).orElseThrow());
    assertEquals("国签证\n", store.files(2).orElseThrow().texts().get(ALLOW));
  }

  @Test
  void theSameEditOnBothSidesIsNoConflict() {
    begin();
    editInConsole(ALLOW, "国签证\n");
    editInFolder(ALLOW, "国签证\n");
    editInFolder(BRANDS, "华书,HUASHU\n");
    assertEquals(3, publish(false));
  }

  @Test
  void filesOfUnknownOriginOverwriteNothing() {
    folder().write(Texts.with(FIRST, ALLOW, "国签证\n"));
    store.publish(0, new Note(1, FIRST.digest(), "改", "小王", Origin.FILES, NOW), FIRST);
    assertTrue(refused(() -> publish(false)).startsWith(ALLOW + "\n"));
    assertTrue(refused(() -> exchange().export(false)).startsWith(ALLOW + "\n"));
  }

  @Test
  void exportWritesTheReleaseIntoAnEmptyPlace() {
    store.publish(0, new Note(1, FIRST.digest(), "改", "小王", Origin.CONSOLE, NOW), FIRST);
    exchange().export(false);
    assertEquals(FIRST, folder().read());
    assertEquals(Optional.of(Stamp.of(1, FIRST)), folder().stamp());
  }

  @Test
  void exportTakesEditsOverAndKeepsTheFoldersOwn() {
    begin();
    editInConsole(ALLOW, "国签证\n");
    editInFolder(BRANDS, "华书,HUASHU\n");
    assertEquals(new Comparison(List.of(BRANDS), List.of(ALLOW), List.of()),
        exchange().export(false));
    KnowledgeFiles both = Texts.files(Map.of(ALLOW, "国签证\n", BRANDS, "华书,HUASHU\n"));
    assertEquals(both, folder().read());
    assertEquals(3, publish(false));
    assertEquals(both, store.files(3).orElseThrow());
  }

  @Test
  void exportKeepsAFileThatTheFolderTookAway() {
    begin();
    editInConsole(ALLOW, "国签证\n");
    folder().write(Texts.files(Map.of(ALLOW, "路口交通\n")));
    exchange().export(false);
    assertEquals(Texts.files(Map.of(ALLOW, "国签证\n")), folder().read());
  }

  @Test
  void exportRefusesToOverwriteWhatBothSidesChanged() {
    begin();
    editInConsole(ALLOW, "国签证\n");
    editInFolder(ALLOW, "门口交通\n");
    assertEquals(ALLOW + "\nchanged here and in release 2; see 'kb diff', then undo the change here"
        + " or run 'kb export --force' to drop it", refused(() -> exchange().export(false)));
    assertEquals("门口交通\n", folder().read().texts().get(ALLOW));
    exchange().export(true);
    assertEquals("国签证\n", folder().read().texts().get(ALLOW));
  }

  @Test
  void thereIsNothingToExportFromAnEmptyStore() {
    assertEquals("the store has no release yet", refused(() -> exchange().export(false)));
  }

  @Test
  void twoImportsAtTheSameTimeMakeOneRelease() {
    begin();
    editInFolder(ALLOW, "国签证\n");
    ReleaseStore late = new LateStore(store);
    KnowledgeExchange exchange = new KnowledgeExchange(folder(), late);
    assertEquals("somebody else published release 2 at the same time; nothing was published:"
        + " see 'kb diff'",
        refused(() -> exchange.publish(folder().read(), new Wish("改", "小李", NOW, false))));
    assertEquals(2, store.notes().size());
  }

  /** A store in which somebody else is always a moment faster. */
  private record LateStore(ReleaseStore store) implements ReleaseStore {

    @Override
    public Optional<Note> newest() {
      return store.newest();
    }

    @Override
    public List<Note> notes() {
      return store.notes();
    }

    @Override
    public Optional<KnowledgeFiles> files(long number) {
      return store.files(number);
    }

    @Override
    public boolean publish(long expected, Note note, KnowledgeFiles files) {
      store.publish(expected, note, files);
      return store.publish(expected, note, files);
    }
  }
}
