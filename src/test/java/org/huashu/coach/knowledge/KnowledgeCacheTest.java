package org.huashu.coach.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.Script.Scope;
import org.huashu.coach.script.Script.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeCacheTest {

  private static final List<Script> SCRIPTS = List.of(
      new Script("a.b", "标题", List.of("一", "二"), "答：{订单号}😀", Use.HANDOVER, List.of("条件"),
          new Scope(Set.of("店"), Set.of("taobao"), Set.of("p"),
              Optional.of(Instant.ofEpochSecond(1, 2)), Optional.of(Instant.ofEpochSecond(3)))),
      new Script("c.d", "", List.of(), "x".repeat(3 << 20), Use.ANSWER, List.of(),
          Scope.EVERYWHERE));

  @TempDir
  private Path folder;

  private KnowledgeBase read(String version, KnowledgeFiles files) {
    return new KnowledgeCache(folder.resolve("cache"), version).read(files, files.digest());
  }

  @Test
  void everyFieldOfAScriptSurvives() {
    ScriptCodec codec = new ScriptCodec("键");
    assertEquals(Optional.of(SCRIPTS), codec.decode(codec.encode(SCRIPTS)));
    assertEquals(Optional.of(List.of()), codec.decode(codec.encode(List.of())));
  }

  @Test
  void everyDamagedByteIsNoticed() {
    ScriptCodec codec = new ScriptCodec("键");
    byte[] bytes = codec.encode(SCRIPTS.subList(0, 1));
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 0x10;
      assertEquals(Optional.empty(), codec.decode(damaged), "byte " + i);
    }
    assertEquals(Optional.empty(), codec.decode(new byte[3]));
    assertEquals(Optional.empty(), new ScriptCodec("锁").decode(bytes));
  }

  @Test
  void whatIsKeptEqualsWhatIsParsed() {
    KnowledgeBase parsed = KnowledgeReader.read(Texts.small());
    assertEquals(parsed, read("1", Texts.small()));
    assertEquals(parsed, read("1", Texts.small()));
  }

  @Test
  void takesTheKeptScriptsAndNotThoseOfOtherFilesOrVersions() throws IOException {
    KnowledgeFiles files = Texts.small();
    Files.createDirectories(folder.resolve("cache"));
    Files.write(folder.resolve("cache/scripts.cache"),
        new ScriptCodec("1 " + files.digest()).encode(SCRIPTS));
    assertEquals(SCRIPTS, read("1", files).scripts());
    assertEquals(KnowledgeReader.read(files), read("2", files));
    assertEquals(List.of(), read("2", Texts.minimal()).scripts());
  }

  @Test
  void rebuildsWhatCannotBeRead() throws IOException {
    read("1", Texts.small());
    Path file = folder.resolve("cache/scripts.cache");
    Files.writeString(file, "damaged");
    assertEquals(KnowledgeReader.read(Texts.small()), read("1", Texts.small()));
    assertEquals(Optional.of(KnowledgeReader.read(Texts.small()).scripts()),
        new ScriptCodec("1 " + Texts.small().digest()).decode(Files.readAllBytes(file)));
  }

  @Test
  void readsOnWhenNothingCanBeKept() throws IOException {
    Files.writeString(folder.resolve("cache"), "a file stands where the folder should");
    assertEquals(KnowledgeReader.read(Texts.small()), read("1", Texts.small()));
  }

  @Test
  void keepsNothingOfAKnowledgeBaseWithMistakes() {
    KnowledgeFiles bad = Texts.with(Texts.small(), "words/allow.txt", "词\n词\n");
    assertThrows(KnowledgeException.class, () -> read("1", bad));
    assertThrows(KnowledgeException.class, () -> read("1", bad));
  }
}
