package org.huashu.coach.coaching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.InMemoryJournal;
import org.huashu.coach.conversation.Journal;
import org.huashu.coach.review.InMemoryFlaggedDrafts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the conversations of {@code src/test/resources/conversations} through the whole flow. */
class GoldenConversationTest {

  static List<Path> scenes() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/conversations"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void adviceIsWhatTheFileSays(Path file) throws IOException {
    Scene scene = Scene.parsed(Files.readString(file));
    Journal journal = new InMemoryJournal();
    Coach coach = coach(journal);
    assertEquals(String.join("\n", scene.lines()), played(scene, () -> coach));
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void aRestartAtEveryStepChangesNoAdvice(Path file) throws IOException {
    Scene scene = Scene.parsed(Files.readString(file));
    Journal journal = new InMemoryJournal();
    assertEquals(String.join("\n", scene.lines()), played(scene, () -> coach(journal)));
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void neitherOrderNorRepetitionOfDeliveriesChangesAdvice(Path file) throws IOException {
    Scene scene = Scene.parsed(Files.readString(file));
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<Event> before = new ArrayList<>();
      Map<String, String> hints = new HashMap<>();
      for (String step : scene.steps()) {
        Event event = Scene.event(step, hints);
        if (!(event instanceof DraftUpdated draft)) {
          before.add(event);
          continue;
        }
        Advice expected = fed(before).advise(draft);
        expected.hints().forEach(hint -> hints.put(hint.finding().rule(), hint.id()));
        List<Event> mixed = new ArrayList<>(before);
        mixed.addAll(before.subList(0, random.nextInt(before.size() + 1)));
        Collections.shuffle(mixed, random);
        assertEquals(expected, fed(mixed).advise(draft), "seed " + seed + " at " + step);
      }
    }
  }

  private static Coach fed(List<Event> events) {
    Coach coach = coach(new InMemoryJournal());
    events.forEach(event -> coach.accept(event, Optional.empty()));
    return coach;
  }

  private static String played(Scene scene, Supplier<Coach> coach) {
    List<String> played = new ArrayList<>();
    Map<String, String> hints = new HashMap<>();
    for (String line : scene.lines()) {
      if (line.startsWith(" ")) {
        continue;
      }
      played.add(line);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Event event = Scene.event(line, hints);
      if (event instanceof DraftUpdated draft) {
        Advice advice = coach.get().advise(draft);
        advice.hints().forEach(hint -> hints.put(hint.finding().rule(), hint.id()));
        played.addAll(Scene.told(advice));
      } else {
        coach.get().accept(event, Optional.empty());
      }
    }
    return String.join("\n", played);
  }

  private static Coach coach(Journal journal) {
    return new Coach(
        new Coach.Ports(CurrentRelease.always(SmallStore.release()), journal,
            new InMemoryFlaggedDrafts(), text -> text.replace("13800138000", "138****8000"),
            InstantSource.fixed(Instant.EPOCH), CoachingListener.NONE),
        new Coach.Limits(1 << 20, 1 << 20));
  }
}
