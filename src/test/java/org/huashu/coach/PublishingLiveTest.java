package org.huashu.coach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.huashu.coach.knowledge.Edits;
import org.huashu.coach.knowledge.KnowledgeFiles;
import org.huashu.coach.knowledge.ReleaseStore.Note;
import org.huashu.coach.knowledge.ScriptEdits;
import org.huashu.coach.store.SqlStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases of services in processes of their own: on every node soon, and whole or not at all. */
class PublishingLiveTest {

  private static final Duration SOON = Duration.ofSeconds(2);

  private static final String RULE = """
      kind: avoid
      severity: block
      message: 不要说“{found}”
      phrases: [不关我的事]
      replacements: [我帮您问一下]
      examples:
        bad: ["[不关我的事]"]
        good: [这就帮您看]
      """;

  @TempDir
  Path home;
  private Path data;

  @BeforeEach
  void prepare() throws IOException {
    data = Files.createDirectory(home.resolve("data"));
    write("rules/banned/not-my-business.yaml", RULE);
    for (int topic = 0; topic < 20; topic++) {
      StringBuilder scripts = new StringBuilder("scripts:\n");
      for (int i = 0; i < 20; i++) {
        scripts.append("  - id: number-%d%n    title: 第%d件%d号怎么洗%n".formatted(i, topic, i))
            .append("    questions: [%1$s怎么洗, %1$s洗法, %1$s脏了, %1$s能洗吗]%n"
                .formatted("第" + topic + "件" + i + "号"))
            .append("    answer: 您好，第%d件%d号可以用冷水手洗。%n".formatted(topic, i));
      }
      write("scripts/topic-%02d.yaml".formatted(topic), scripts.toString());
    }
    SignedIn.prepare(data);
  }

  private void write(String path, String text) throws IOException {
    Path file = home.resolve("knowledge-base").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private RunningService service() throws IOException {
    return RunningService.start(data, "--insecure", "--knowledge-base",
        home.resolve("knowledge-base").toString());
  }

  /**
   * Of three releases the quickest counts. Where others keep the machine busy, what counts is how
   * long the processor worked for the node, and the pause between its looks for a release; it is
   * asked the less often the longer it takes, so that the questions do not count.
   * {@link SecondNodeTest} tells the same by a clock that nobody can disturb.
   */
  @Test
  void theOtherNodeAnswersWithTheNewReleaseWithinTwoSeconds() throws Exception {
    try (var one = service(); var other = service(); var person = SignedIn.at(one)) {
      assertEquals(1, release(other, 0));
      Duration quickest = SOON.multipliedBy(100);
      for (int number = 2; number <= 4 && quickest.compareTo(SOON) > 0; number++) {
        save(person, "fresh-" + number, "您好，新的说法在这里。");
        Duration worked = worked(other);
        publish(person, "fresh-" + number);
        awaitPublished(number);
        long published = System.nanoTime();
        int asked = 0;
        while (release(other, ++asked) != number) {
          LockSupport.parkNanos(Math.max(20_000_000, (System.nanoTime() - published) / 10));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - published);
        Duration needed = worked(other).minus(worked).plusMillis(200);
        quickest = Stream.of(took, needed, quickest).min(Duration::compareTo).orElseThrow();
      }
      assertTrue(quickest.compareTo(SOON) <= 0, "the other node took it after " + quickest);
    }
  }

  private static Duration worked(RunningService service) {
    return ProcessHandle.of(service.pid())
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow();
  }

  @Test
  void aKillInMidPublishLeavesTheOldReleaseOrTheNewOneWhole() throws Exception {
    int standing = 1;
    for (int round = 0; round < 6; round++) {
      String name = "round-" + round;
      try (var service = service(); var person = SignedIn.at(service)) {
        assertEquals(standing, release(service, round));
        save(person, name, "您好，这是第" + round + "次的说法。");
        person.begin("/console/releases",
            Map.of("script", "topic-00." + name, "reason", "第" + round + "次"));
        LockSupport.parkNanos(Duration.ofMillis(40L * round * round).toNanos());
        service.kill();
      }
      standing = whole(standing, name);
    }
    try (var service = service()) {
      assertEquals(standing, release(service, 99));
    }
  }

  /** The release that stands: the one before, with the edit waiting, or the next one, with it. */
  private int whole(int before, String name) {
    try (var store = SqlStore.open(url())) {
      Note newest = store.releases().newest().orElseThrow();
      KnowledgeFiles files = store.releases().files(newest.number()).orElseThrow();
      assertEquals(newest.digest(), files.digest(), "the files of release " + newest.number());
      Edits.Version edit = store.edits()
          .newest(new Edits.Subject(ScriptEdits.KIND, "topic-00." + name))
          .orElseThrow();
      boolean inside =
          files.texts().getOrDefault("scripts/topic-00.yaml", "").contains("id: " + name);
      assertEquals(newest.number() > before, inside, "release " + newest.number());
      assertEquals(inside, edit.release().isPresent());
      assertTrue(List.of(before, before + 1).contains((int) newest.number()));
      return (int) newest.number();
    }
  }

  private String url() {
    return "jdbc:sqlite:" + data.resolve("coach.db");
  }

  private void awaitPublished(long number) {
    try (var store = SqlStore.open(url())) {
      for (int i = 0; i < 3_000; i++) {
        Optional<Note> newest = store.releases().newest();
        if (newest.filter(note -> note.number() == number).isPresent()) {
          return;
        }
        LockSupport.parkNanos(10_000_000);
      }
    }
    throw new AssertionError("release " + number + " was never published");
  }

  private static void save(SignedIn person, String name, String answer) throws Exception {
    HttpResponse<String> saved = person.post("/console/scripts/new",
        Map.of("topic", "topic-00", "name", name, "title", "说法" + name, "questions",
            "有没有%1$s\n%1$s在哪\n想要%1$s\n%1$s呢".formatted(name),
            "answer", answer, "use", "answer"));
    assertEquals(303, saved.statusCode(), saved.body());
  }

  private static void publish(SignedIn person, String name) throws Exception {
    HttpResponse<String> answer = person.post("/console/releases",
        Map.of("script", "topic-00." + name, "reason", "试一试"));
    assertEquals(303, answer.statusCode(), answer.body());
  }

  private static int release(RunningService service, int draft) throws Exception {
    String body = draft(service, "您好" + draft).body();
    int at = body.indexOf("\"release\":") + "\"release\":".length();
    return Integer.parseInt(body.substring(at).replaceAll("[^0-9].*", ""));
  }

  private static HttpResponse<String> draft(RunningService service, String text)
      throws Exception {
    return service.send("w-" + System.nanoTime(), """
        {"type": "draft.updated", "timestamp": "2026-11-22T18:00:00+08:00",
         "data": {"shop": "s", "conversation": "c", "draft": "d", "revision": 1, "agent": "a",
                  "text": "%s"}}""".formatted(text));
  }
}
