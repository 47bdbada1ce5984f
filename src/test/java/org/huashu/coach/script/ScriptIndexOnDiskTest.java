package org.huashu.coach.script;

import static org.huashu.coach.script.Scripts.SHOP;
import static org.huashu.coach.script.Scripts.ask;
import static org.huashu.coach.script.Scripts.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptIndexOnDiskTest {

  @TempDir
  private Path directory = Path.of("");

  private final AtomicInteger indexed = new AtomicInteger();

  @Test
  void isBuiltOnceAndOpenedThen() throws IOException {
    List<ScriptMatch> first;
    try (ScriptIndex index = open(SHOP)) {
      first = index.search(ask("我要退货"));
      assertEquals(SHOP.size(), indexed.getAndSet(0));
    }
    try (ScriptIndex index = open(SHOP.reversed())) {
      assertEquals(first, index.search(ask("我要退货")));
    }
    assertEquals(0, indexed.get());
    assertEquals(1, folders().size());
  }

  @Test
  void severalTasksBuildTheSameIndex() {
    List<ScriptMatch> inMemory;
    try (ScriptIndex index = ScriptIndex.inMemory(source(SHOP))) {
      inMemory = index.search(ask("发票怎么还没到"));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(3);
        ScriptIndex index = ScriptIndex.open(directory, source(SHOP),
            new IndexBuilding(threads, 3, _ -> {}))) {
      assertEquals(inMemory, index.search(ask("发票怎么还没到")));
    }
  }

  @Test
  void otherTextsOrAnotherFoldingMakeAnotherIndex() {
    open(SHOP).close();
    open(SHOP.stream()
        .map(it -> Scripts.answer(it.id(), "新" + it.title(), List.of(), "好"))
        .toList()).close();
    ScriptSource folding = new ScriptSource(SHOP, List.of(), text -> text.replace('貨', '货'));
    ScriptIndex.open(directory, folding, counting()).close();
    assertEquals(3 * SHOP.size(), indexed.get());
  }

  @Test
  void onlyScriptsThatTheNewestIndexHasNotAreAnalysed() {
    open(SHOP).close();
    indexed.set(0);
    List<Script> edited = new ArrayList<>(SHOP.subList(1, SHOP.size()));
    edited.add(Scripts.answer("a.first", "什么时候发货", List.of("今天发吗"), "您好，今天发出。"));
    open(edited).close();
    assertEquals(1, indexed.get());
    open(SHOP.subList(0, 2)).close();
    assertEquals(2, indexed.get(), "one of the two went before");
  }

  @Test
  void afterAnyEditsItAnswersAsIfItWereBuiltAnew() {
    Random random = new Random(3);
    List<Script> scripts = new ArrayList<>(SHOP);
    for (int release = 0; release < 40; release++) {
      for (int edit = random.nextInt(4); edit >= 0; edit--) {
        edit(scripts, random);
      }
      try (ScriptIndex kept = open(scripts);
          ScriptIndex anew = ScriptIndex.inMemory(source(scripts))) {
        for (String question : List.of("我要退货", "发票怎么还没到", "包裹到哪里了", "今天能发货吗")) {
          assertEquals(anew.search(ask(question)), kept.search(ask(question)), question);
        }
      }
    }
    assertTrue(indexed.get() < 40 * 4, indexed + " scripts were analysed");
  }

  /** One more, one less, or one in other words, anywhere in the order of the ids. */
  private static void edit(List<Script> scripts, Random random) {
    int place = random.nextInt(scripts.size());
    String id = random.nextBoolean()
        ? scripts.get(place).id()
        : (char) ('a' + random.nextInt(26)) + ".number-" + random.nextInt(50);
    scripts.removeIf(script -> script.id().equals(id));
    if (scripts.isEmpty() || random.nextInt(3) > 0) {
      String[] words = {"退货", "发票", "包裹", "发货", "今天", "运费"};
      String title = words[random.nextInt(words.length)] + words[random.nextInt(words.length)];
      scripts.add(Scripts.answer(id, title, List.of(title + "怎么办"), "您好，" + title + "可以的。"));
    }
  }

  @Test
  void anotherScopeOrSynonymNeedsNoNewIndex() {
    open(SHOP).close();
    Script.Scope nowhere = new Script.Scope(Set.of("outlet"), Set.of(),
        Set.of(), Optional.empty(), Optional.empty());
    List<Script> moved = SHOP.stream().map(script -> Scripts.within(script, nowhere)).toList();
    ScriptSource source =
        new ScriptSource(moved, List.of(List.of("包裹", "快件")), text -> text);
    try (ScriptIndex index = ScriptIndex.open(directory, source, counting())) {
      assertEquals(List.of(), index.search(ask("我要退货")));
    }
    assertEquals(SHOP.size(), indexed.get());
  }

  @Test
  void aByteChangedAnywhereIsNoticedAndTheIndexBuiltAnew() throws IOException {
    open(SHOP).close();
    List<ScriptMatch> right;
    try (ScriptIndex index = open(SHOP)) {
      right = index.search(ask("我要退货"));
    }
    for (String name : filesOfTheIndex()) {
      Path file = folders().getFirst().resolve(name);
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 0x55;
      Files.write(file, bytes);
      indexed.set(0);
      try (ScriptIndex index = open(SHOP)) {
        assertEquals(right, index.search(ask("我要退货")), name);
      }
      assertEquals(SHOP.size(), indexed.get(), name);
    }
  }

  @Test
  void aMissingOrShortenedFileIsNoticedAndTheIndexBuiltAnew() throws IOException {
    open(SHOP).close();
    for (String name : filesOfTheIndex()) {
      for (boolean shortened : new boolean[]{true, false}) {
        Path file = folders().getFirst().resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        if (shortened) {
          Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        }
        indexed.set(0);
        open(SHOP).close();
        assertEquals(SHOP.size(), indexed.get(), name);
      }
    }
  }

  @Test
  void whatABrokenOffBuildLeftIsRemoved() throws IOException {
    Path left = Files.createDirectory(directory.resolve("building-123"));
    Files.writeString(left.resolve("_0.cfs"), "half");
    open(SHOP).close();
    assertEquals(1, folders().size());
  }

  @Test
  void anOldIndexStaysWhileItIsUsedAndGoesThen() throws IOException {
    ScriptIndex old = open(SHOP);
    ScriptIndex next = open(SHOP.subList(0, 2));
    assertEquals(2, folders().size());
    assertEquals("invoice.how", old.search(ask("开发票")).getFirst().script().id());
    old.close();
    assertEquals(1, folders().size());
    assertEquals("returns.how", next.search(ask("我要退货")).getFirst().script().id());
    next.close();
    assertEquals(1, folders().size());
  }

  @Test
  void twoMayUseTheSameIndex() {
    ScriptIndex one = open(SHOP);
    ScriptIndex other = open(SHOP);
    one.close();
    assertEquals("returns.how", other.search(ask("我要退货")).getFirst().script().id());
    other.close();
  }

  @Test
  void aDirectoryThatIsAFileIsSaidSo() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    ScriptIndexException thrown = assertThrows(ScriptIndexException.class,
        () -> ScriptIndex.open(file, source(SHOP), counting()));
    assertEquals("no script index under " + file, thrown.getMessage());
  }

  private ScriptIndex open(List<Script> scripts) {
    return ScriptIndex.open(directory, source(scripts), counting());
  }

  private IndexBuilding counting() {
    return new IndexBuilding(Runnable::run, 1, _ -> indexed.incrementAndGet());
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Files::isDirectory).toList();
    }
  }

  private List<String> filesOfTheIndex() throws IOException {
    try (Stream<Path> files = Files.list(folders().getFirst())) {
      return files.map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("write.lock"))
          .sorted()
          .toList();
    }
  }
}
