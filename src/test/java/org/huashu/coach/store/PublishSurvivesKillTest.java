package org.huashu.coach.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.huashu.coach.knowledge.Edited.Wish;
import org.huashu.coach.knowledge.KnowledgeFiles;
import org.huashu.coach.knowledge.NextRelease;
import org.huashu.coach.knowledge.NextRelease.Chosen;
import org.huashu.coach.knowledge.ReleaseStore.Note;
import org.huashu.coach.knowledge.ReleaseStore.Origin;
import org.huashu.coach.knowledge.ScriptCard;
import org.huashu.coach.knowledge.Texts;
import org.huashu.coach.knowledge.WorkingCopy;
import org.huashu.coach.script.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that edits and publishes without a pause is killed again and again: there is never half
 * a release, and every edit either went into one or still waits.
 */
class PublishSurvivesKillTest {

  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final String TOPIC = "logistics";
  private static final int FILES = 60;

  @TempDir
  Path folder;

  @Test
  void everyReleaseIsWholeAndEveryEditIsInOneOrWaits() throws Exception {
    for (int round = 0; round < 5; round++) {
      long told = killed(3 + round, 700_000L * round);
      try (var store = SqlStore.open(url())) {
        List<Note> notes = store.releases().notes();
        assertTrue(notes.getFirst().number() >= told, "what was told is there");
        for (Note note : notes.subList(0, Math.min(4, notes.size()))) {
          assertEquals(note.digest(),
              store.releases().files(note.number()).map(KnowledgeFiles::digest).orElse(""),
              "release " + note.number());
        }
        editsStand(store, notes.getFirst().number());
      }
    }
  }

  private static void editsStand(SqlStore store, long newest) {
    var copy = WorkingCopy.ofScripts(store.releases(), store.edits(), () -> AT);
    String text = store.releases()
        .files(newest)
        .orElseThrow()
        .texts()
        .getOrDefault("scripts/" + TOPIC + ".yaml", "");
    copy.entries()
        .values()
        .forEach(entry -> copy.history(entry.id(), 9)
            .forEach(version -> {
              boolean inside = text.contains("id: " + entry.shown().name() + "\n");
              assertEquals(version.release().isPresent(), inside, entry.id());
            }));
    assertTrue(copy.changes().size() <= 1, "at most the one that was in work");
  }

  /** Kills the writer some nanoseconds after it told of so many releases; the last it told of. */
  private long killed(int releases, long later) throws IOException, InterruptedException {
    Process writer = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
        Writer.class.getName(), url()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    long told = 0;
    try (var out = new BufferedReader(
        new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < releases; i++) {
        String line = out.readLine();
        if (line == null) {
          throw new IOException("the writer stopped by itself");
        }
        told = Long.parseLong(line);
      }
      LockSupport.parkNanos(later);
      writer.toHandle().destroyForcibly();
    }
    writer.waitFor();
    return told;
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("coach.db");
  }

  /** Edits and publishes until it is killed; prints each number once it is published. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) {
      var store = SqlStore.open(args[0]);
      if (store.releases().newest().isEmpty()) {
        var texts = new TreeMap<>(Texts.small().texts());
        for (int i = 0; i < FILES; i++) {
          texts.put("rules/banned/rule-%02d.yaml".formatted(i), Texts.RULE + "why: " + i + "\n");
        }
        var files = new KnowledgeFiles(texts);
        store.releases()
            .publish(0, new Note(1, files.digest(), "r", "coach", Origin.FILES, AT), files);
      }
      var copy = WorkingCopy.ofScripts(store.releases(), store.edits(), () -> AT);
      var next = new NextRelease(copy,
          WorkingCopy.ofRules(store.releases(), store.edits(), () -> AT), store.edits(), () -> AT);
      while (true) {
        copy.changes().forEach(entry -> publish(next, entry.id()));
        String name = "number-" + (copy.release() + 1);
        var card = new ScriptCard(TOPIC, name, "说法" + name,
            List.of("有没有" + name), "您好，有的。", Script.Use.ANSWER, List.of(),
            Script.Scope.EVERYWHERE, List.of(), "li");
        copy.save(new Wish<>(TOPIC + "." + name, "", Optional.of(card), "li"));
        System.out.println(publish(next, TOPIC + "." + name));
      }
    }

    private static long publish(NextRelease next, String script) {
      return next.publish(next.prepare(new Chosen(List.of(script), List.of())), "r", "li");
    }
  }
}
