package org.huashu.coach.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.huashu.coach.command.CommandRun.Ended;
import org.huashu.coach.knowledge.KnowledgeFolder;
import org.huashu.coach.knowledge.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReplayCommandTest {

  private static final String MESSAGE = """
      {"type": "message.received", "timestamp": "2026-11-20T10:00:00+08:00", "webhookId": "w-1",\
       "data": {"shop": "s", "conversation": "c", "message": "m", "text": "我的快递到哪了"}}
      """;

  @TempDir
  private Path temporary;

  @BeforeEach
  void writeTheKnowledgeBase() {
    new KnowledgeFolder(temporary.resolve("kb")).write(Texts.small());
  }

  private Ended replay(String input, String... arguments) {
    return CommandRun.of(input, Stream.concat(
        Stream.of("replay", "--knowledge-base", temporary.resolve("kb").toString(), "-"),
        Stream.of(arguments)).toArray(String[]::new));
  }

  private static String draft(String second, String text, String beside) {
    return """
        {"type": "draft.updated", "timestamp": "2026-11-20T10:00:%s+08:00", %s"data": {"shop": "s",\
         "conversation": "c", "draft": "d", "revision": 1, "agent": "a", "text": "%s"}}
        """.formatted(second, beside, text);
  }

  private static List<JsonNode> answers(Ended ended) {
    return lines(ended, "advice");
  }

  private static List<JsonNode> lines(Ended ended, String type) {
    return ended.out()
        .lines()
        .map(JsonMapper.shared()::readTree)
        .filter(line -> line.get("type").asString().equals(type))
        .toList();
  }

  @Test
  void tellsOfAWaitThatNobodyDraftsFor() {
    List<JsonNode> pushes = lines(replay(MESSAGE), "push");
    assertEquals(List.of("2026-11-20T02:00:18Z delay.due due 18000",
        "2026-11-20T02:00:20.001Z delay.overdue overdue 20001"), told(pushes));
    JsonNode push = pushes.getFirst().get("push");
    assertEquals("coach.push", push.get("type").asString());
    assertEquals(push.get("hint"), push.get("data").get("hint"));
    assertTrue(push.get("data").get("agent").isNull());
  }

  @Test
  void timePassesBetweenTheEventsInTheirOrder() {
    String later = MESSAGE.replace("w-1", "w-2").replace("\"m\"", "\"m2\"");
    Ended ended = replay(later.replace(":00+08", ":30+08") + MESSAGE + draft("19", "您好", "")
        + sent("19.5", "您好，已经发出"), "--until", "2026-11-20T10:00:48+08:00");
    assertEquals(List.of("2026-11-20T02:00:18Z push", "2026-11-20T02:00:19Z advice",
        "2026-11-20T02:00:48Z push"),
        ended.out()
            .lines()
            .map(JsonMapper.shared()::readTree)
            .map(line -> line.get("at").asString() + " " + line.get("type").asString())
            .toList());
  }

  @Test
  void aReplyExactlyOnTargetIsInTime() {
    assertEquals(List.of("2026-11-20T02:00:18Z delay.due due 18000"),
        told(lines(replay(MESSAGE + sent("20", "您好，已经发出")), "push")));
    assertEquals(List.of(), told(lines(replay(MESSAGE + sent("18", "您好，已经发出")), "push")));
  }

  @Test
  void whatArrivesLateIsToldWhenItArrives() {
    String late = MESSAGE.replace("\"data\"",
        "\"receivedAt\": \"2026-11-20T10:00:45+08:00\", \"data\"");
    assertEquals(List.of("2026-11-20T02:00:45Z delay.overdue overdue 45000"),
        told(lines(replay(late + late.replace("w-1", "w-2")), "push")));
  }

  private static List<String> told(List<JsonNode> pushes) {
    return pushes.stream()
        .map(line -> line.get("at").asString() + " "
            + line.get("push").get("hint").get("rule").asString() + " "
            + line.get("push").get("clock").get("state").asString() + " "
            + line.get("push").get("clock").get("waitedMillis").asInt())
        .toList();
  }

  private static String sent(String second, String text) {
    return """
        {"type": "reply.sent", "timestamp": "2026-11-20T10:00:%s+08:00", "data": {"shop": "s",\
         "conversation": "c", "message": "r%s", "agent": "a", "text": "%s"}}
        """.formatted(second, second, text);
  }

  @Test
  void playsByTheMomentsOfArrival() {
    Ended ended = replay(draft("09", "好的", "") + draft("05", "不关我的事", "") + MESSAGE);
    assertEquals(new Ended(0, ended.out(), ""), ended);
    assertEquals(List.of("2026-11-20T02:00:05Z", "2026-11-20T02:00:09Z"),
        answers(ended).stream().map(line -> line.get("at").asString()).toList());
    assertEquals(List.of("block", "pass"), answers(ended).stream()
        .map(line -> line.get("advice").get("verdict").asString())
        .toList());
    assertEquals(5000, answers(ended).getFirst()
        .get("advice")
        .get("clock")
        .get("waitedMillis")
        .asInt());
  }

  @Test
  void aRepeatedDraftIsAnsweredAsTheFirstTime() {
    String again = "\"receivedAt\": \"2026-11-20T10:01:00+08:00\", ";
    Ended ended =
        replay(draft("05", "好的", "\"webhookId\": \"w-2\", ") + MESSAGE.replace(":00+08", ":30+08")
            + draft("05", "好的", "\"webhookId\": \"w-2\", " + again)
            + draft("05", "好的", again));
    assertEquals(new Ended(0, ended.out(), ""), ended);
    List<JsonNode> lines = answers(ended);
    assertEquals(3, lines.size());
    assertEquals("2026-11-20T02:01:00Z", lines.get(1).get("at").asString());
    assertEquals(lines.get(0).get("advice"), lines.get(1).get("advice"));
    assertTrue(!lines.get(0).get("advice").equals(lines.get(2).get("advice")),
        "without an id it is coached again");
  }

  @Test
  void anIdWithAnotherBodyIsNotPlayed() {
    String id = "\"webhookId\": \"w-1\", ";
    Ended ended = replay(MESSAGE + draft("05", "好的", id) + MESSAGE, "--until",
        "2026-11-20T10:00:17+08:00");
    assertEquals(new Ended(0, "", """
        -:2: webhookId: use a new one for another body
        1 lines refused
        """), ended);
    Ended moved = replay(draft("05", "好的", id) + draft("06", "好的", id));
    assertEquals(1, answers(moved).size());
    assertEquals("-:2: webhookId: use a new one for another body\n1 lines refused\n", moved.err());
  }

  @Test
  void idsOfTwoShopsNeverCollide() {
    String id = "\"webhookId\": \"w-1\", ";
    Ended ended = replay(
        draft("05", "好的", id)
            + draft("05", "好的", id).replace("\"shop\": \"s\"", "\"shop\": \"t\""));
    assertEquals("", ended.err());
    assertEquals(2, answers(ended).size());
  }

  @Test
  void whatTheServiceWouldRefuseIsToldAndLeftOut() {
    Ended ended = replay("nonsense\n" + draft("05", "好的", "").replace("\"revision\": 1, ", "")
        + "{\"type\": \"of.tomorrow\"}\n" + draft("06", "好的", ""));
    assertEquals(0, ended.code());
    assertEquals(1, answers(ended).size());
    List<String> told = ended.err().lines().toList();
    assertEquals(3, told.size(), ended.err());
    assertTrue(told.get(0).startsWith("-:1:"), told.get(0));
    assertTrue(told.get(1).matches("-:2: .*data\\.revision: required: .*"), told.get(1));
    assertEquals("2 lines refused", told.get(2));
  }

  @Test
  void stopsWhereItIsTold() {
    String input = draft("05", "好的", "") + draft("09", "好的", "");
    assertEquals(1, answers(replay(input, "--until", "2026-11-20T10:00:05+08:00")).size());
    assertEquals(new Ended(2, "",
        "coach: --until: 'noon' is no moment like 2026-11-22T18:00:00+08:00\n"),
        replay(input, "--until", "noon"));
  }

  @Test
  void settingsChangeTheTargetAndTheHours() throws IOException {
    Path settings = settings("09:00-10:00 Mon-Fri, 10:00-24:00 Sat");
    Ended ended = replay(MESSAGE + draft("05", "好的", ""), "--settings", settings.toString());
    JsonNode clock = answers(ended).getFirst().get("advice").get("clock");
    assertEquals(List.of(3000, 0),
        List.of(clock.get("targetMillis").asInt(), clock.get("waitedMillis").asInt()));
  }

  @Test
  void refusesHoursThatNoClockShows() throws IOException {
    for (String hours : List.of("09:60-18:00 Mon", "09:00-24:01 Mon", "25:00-26:00 Mon")) {
      Path file = settings(hours);
      assertEquals(new Ended(2, "", "coach: " + file
          + ": 'workingHours' has a time that no clock shows: '" + hours
          + "'; 00:00 to 24:00 are allowed\n"), replay("", "--settings", file.toString()));
    }
    Path file = settings("09:00-09:00 Mon-Fri");
    assertEquals(new Ended(2, "", "coach: " + file
        + ": 'workingHours' end when they begin: '09:00-09:00 Mon-Fri'\n"),
        replay("", "--settings", file.toString()));
  }

  @ParameterizedTest
  @CsvSource({"22:00-11:00 Thu, 5000", "'10:00-10:01, 12:00-18:00 Fri', 5000",
    "'10:00-10:01, 12:00-18:00 Sat', 0", "10:00-11:00, 5000", "9:00-10:01 Fri, 5000"})
  void hoursReachIntoTheNightAndDaysCountForThoseBefore(String hours, int waited)
      throws IOException {
    Ended ended = replay(MESSAGE + draft("05", "好的", ""), "--settings",
        settings(hours).toString());
    assertEquals(waited, answers(ended).getFirst()
        .get("advice")
        .get("clock")
        .get("waitedMillis")
        .asInt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"targetMilis\": 5}", "[]", "{\"targetMillis\": 0}"})
  void refusesSettingsThatItDoesNotKnow(String settings) throws IOException {
    Path file = Files.writeString(temporary.resolve("settings.json"), settings);
    Ended ended = replay("", "--settings", file.toString());
    assertEquals(2, ended.code());
    assertTrue(ended.err().startsWith("coach: " + file + ": "), ended.err());
  }

  @Test
  void aWrongMomentOfArrivalIsToldWithItsLine() {
    Ended ended = replay(draft("05", "好的", "\"receivedAt\": \"noon\", ") + draft("06", "好的", ""));
    assertEquals(1, answers(ended).size());
    assertTrue(ended.err().startsWith("-:1: 'noon' is no moment"), ended.err());
  }

  private Path settings(String hours) throws IOException {
    return Files.writeString(temporary.resolve("settings.json"),
        "{\"targetMillis\": 3000, \"workingHours\": \"" + hours + "\"}");
  }
}
