package org.huashu.coach.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeFolderTest {

  private static final Charset GBK = Charset.forName("GBK");
  private static final String RULE = "rules/banned/not-my-business.yaml";

  @TempDir
  private Path temporary;

  private Path root() {
    return temporary.resolve("kb");
  }

  private KnowledgeFolder folder() {
    return new KnowledgeFolder(root());
  }

  private void put(String path, byte[] bytes) throws IOException {
    Path file = root().resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private String mistakes() {
    return String.valueOf(
        assertThrows(KnowledgeException.class, () -> folder().read()).getMessage());
  }

  @Test
  void readsWhatItWrote() {
    folder().write(Texts.small());
    assertEquals(Texts.small(), folder().read());
  }

  @Test
  void writesOnlyWhatHasChanged() throws IOException {
    folder().write(Texts.small());
    FileTime past = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(root().resolve(RULE), past);
    Files.setLastModifiedTime(root().resolve("scripts/logistics.yaml"), past);
    folder().write(Texts.with(Texts.small(), RULE, "kind: avoid\n"));
    assertEquals("kind: avoid\n", Files.readString(root().resolve(RULE)));
    assertEquals(past, Files.getLastModifiedTime(root().resolve("scripts/logistics.yaml")));
  }

  @Test
  void takesAwayWhatIsGoneAndLeavesOtherFilesAlone() throws IOException {
    folder().write(Texts.small());
    put("README.md", "读我".getBytes(StandardCharsets.UTF_8));
    put("scripts/.gitkeep", new byte[0]);
    folder().write(Texts.files(Map.of("words/allow.txt", "")));
    assertFalse(Files.exists(root().resolve("rules/banned")));
    assertTrue(Files.exists(root().resolve("scripts/.gitkeep")));
    assertTrue(Files.exists(root().resolve("README.md")));
    assertEquals(Texts.files(Map.of("words/allow.txt", "")), folder().read());
  }

  @Test
  void leavesNoDraftsBehind() throws IOException {
    folder().write(Texts.small());
    folder().stamp(Stamp.of(1, Texts.small()));
    try (var all = Files.walk(root())) {
      assertEquals(List.of(".release", "not-my-business.yaml", "logistics.yaml"),
          all.filter(Files::isRegularFile)
              .sorted()
              .map(path -> path.getFileName().toString())
              .toList());
    }
  }

  @Test
  void refusesToWriteOutOfTheFolder() {
    for (String path : List.of("../x.yaml", "rules/../../x.yaml", "/etc/x",
        "rules/banned/../x.yaml",
        ".release", "scripts/x.txt")) {
      assertThrows(KnowledgeException.class,
          () -> folder().write(Texts.files(Map.of(path, "", "words/allow.txt", ""))), path);
    }
    assertFalse(Files.exists(root()));
  }

  @Test
  void refusesToWriteThroughALinkOutOfTheFolder() throws IOException {
    Path outside = Files.createDirectory(temporary.resolve("outside"));
    Files.createDirectories(root());
    Files.createSymbolicLink(root().resolve("words"), outside);
    assertThrows(UncheckedIOException.class,
        () -> folder().write(Texts.files(Map.of("words/allow.txt", "词"))));
    assertFalse(Files.exists(outside.resolve("allow.txt")));
  }

  @Test
  void lineEndsAndByteOrderMarksMakeNoDifference() throws IOException {
    put(RULE, ("\uFEFF" + Texts.RULE.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8));
    assertEquals(Texts.minimal(), folder().read());
  }

  @Test
  void reportsUnreadableFilesTogetherWithAllOtherMistakes() throws IOException {
    put("rules/banned/a.yaml", "kind: avoid\nmessage: 不好\n".getBytes(GBK));
    put("scripts/b.yaml", "scripts: 0\n".getBytes(StandardCharsets.UTF_8));
    put("words/allow.txt", new byte[(16 << 20) + 1]);
    assertEquals("""
        rules/banned/a.yaml:2: not UTF-8
        scripts/b.yaml:1: 'scripts' must be a list, not '0'
        words/allow.txt: 16777217 bytes; a file may have 16777216""", mistakes());
  }

  @Test
  void unreadablePlaceholdersAreNotMissedInScripts() throws IOException {
    put("policies/placeholders.yaml", "placeholders:\n  订单号: order.id\n".getBytes(GBK));
    put("scripts/b.yaml", Texts.SCRIPTS.replace("您好", "您好{订单号}").getBytes(StandardCharsets.UTF_8));
    assertEquals("policies/placeholders.yaml:2: not UTF-8", mistakes());
  }

  @Test
  void refusesLinksOutOfTheFolderAndFollowsThoseInside() throws IOException {
    put("..data/allow.txt", "词\n".getBytes(StandardCharsets.UTF_8));
    Path outside = Files.writeString(temporary.resolve("secret.yaml"), "kind: avoid\n");
    Files.createDirectories(root().resolve("rules/banned"));
    Files.createDirectories(root().resolve("words"));
    Files.createSymbolicLink(root().resolve("rules/banned/x.yaml"), outside);
    Files.createSymbolicLink(root().resolve("rules/filler"), temporary);
    Files.createSymbolicLink(root().resolve("words/allow.txt"), Path.of("../..data/allow.txt"));
    assertEquals("""
        rules/banned/x.yaml: a link that does not lead to a file of this folder
        rules/filler: a link that does not lead to a file of this folder""", mistakes());
    Files.delete(root().resolve("rules/banned/x.yaml"));
    Files.delete(root().resolve("rules/filler"));
    assertEquals(Texts.files(Map.of("words/allow.txt", "词\n")), folder().read());
  }

  @Test
  void saysWhenThereIsNoFolder() {
    assertEquals(root() + ": no such folder", mistakes());
  }

  @Test
  void keepsTheStamp() {
    assertEquals(Optional.empty(), folder().stamp());
    folder().write(Texts.small());
    Stamp stamp = Stamp.of(7, Texts.small());
    folder().stamp(stamp);
    assertEquals(Optional.of(stamp), folder().stamp());
    assertEquals(Texts.small(), folder().read());
  }

  @Test
  void refusesAStampThatIsNone() throws IOException {
    put(".release", "7\n".getBytes(StandardCharsets.UTF_8));
    assertEquals(".release:1: must start with 'release' and a number;"
        + " delete this file if you do not know which release the files stem from",
        assertThrows(KnowledgeException.class, () -> folder().stamp()).getMessage());
  }
}
