package org.huashu.coach.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.huashu.coach.command.CommandRun.Ended;
import org.huashu.coach.knowledge.KnowledgeFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditCommandTest {

  @TempDir
  private Path temporary;

  @BeforeEach
  void writeTheKnowledgeBase() {
    new KnowledgeFolder(temporary.resolve("kb")).write(AuditedStore.files());
  }

  private Ended audit(String input, String... arguments) {
    return CommandRun.of(input, Stream.concat(
        Stream.of("audit", "--knowledge-base", temporary.resolve("kb").toString()),
        Stream.of(arguments)).toArray(String[]::new));
  }

  private static String resource(String name) {
    try (var bytes = AuditCommandTest.class.getResourceAsStream("/audit/" + name)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode report(String log, String... arguments) {
    Ended ended = audit(log, Stream.concat(Stream.of("-", "--format", "json"),
        Stream.of(arguments)).toArray(String[]::new));
    assertEquals(0, ended.code(), ended.err());
    return JsonMapper.shared().readTree(ended.out());
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static JsonNode conversation(JsonNode report, String id) {
    return each(report.get("conversations"))
        .filter(one -> one.get("conversation").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> rules(JsonNode conversation) {
    return each(conversation.get("flags")).map(flag -> flag.get("rule").asString()).toList();
  }

  private static String said(String second, String type, String who, String text) {
    return """
        {"type": "%s", "timestamp": "2026-03-02T10:00:%s+08:00", "data": {"shop": "s",\
         "conversation": "c", "message": "m-%s", %s "text": "%s"}}
        """.formatted(type, second, second, who, text);
  }

  private static String asked(String second, String text) {
    return said(second, "message.received", "", text);
  }

  private static String replied(String second, String agent, String text) {
    return said(second, "reply.sent", "\"agent\": \"" + agent + "\",", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "csv", "html"})
  void theReportIsTheExpectedOne(String format) {
    Ended ended = audit(resource("log.csv"), "-", "--format", format);
    assertEquals(resource("report." + format), ended.out());
    assertEquals("""
        -:12: 时间: '昨天' is no time like 2026-03-02 10:05:30
        1 lines refused
        """, ended.err());
    assertEquals(0, ended.code());
  }

  @Test
  void everyReplyMeetsTheChecksAndPointsGoOccurrenceByOccurrence() {
    JsonNode one = conversation(report(resource("log.csv")), "c-1");
    assertEquals("[harm 1 2, cold 1 2, banned 2 2, greeting 1 0.5, closing 1 0.5]",
        each(one.get("lost"))
            .map(lost -> lost.get("item").asString() + " " + lost.get("times") + " "
                + lost.get("points"))
            .toList()
            .toString());
    assertEquals("93", one.get("score").toString());
  }

  @Test
  void theTableAndTheEnvelopesOfOneConversationGiveTheSameScore() {
    String table = """
        会话,时间,角色,客服,内容
        c,2026-03-02 10:00:00,顾客,,我的快递到哪了
        c,2026-03-02 10:00:30,客服,a,不关我的事
        """;
    String envelopes = asked("00", "我的快递到哪了") + replied("30", "a", "不关我的事");
    JsonNode one = conversation(report(table), "c");
    JsonNode other = conversation(report(envelopes), "c");
    assertEquals(one.get("lost"), other.get("lost"));
    assertEquals(List.of("greeting-missing.first", "closing-missing.last",
        "banned.not-my-business", "delay.overdue").stream().sorted().toList(),
        rules(other).stream().sorted().toList());
    assertEquals("-:2", other.get("flags").get(0).get("place").asString());
  }

  @Test
  void theOrderOfTheLinesTellsWhatCameFirstInOneMinute() {
    JsonNode one = conversation(report("""
        会话,时间,角色,客服,内容
        c,2026-03-02 10:00,顾客,,有货吗
        c,2026-03-02 10:00,客服,a,您好，有货的
        c,2026-03-02 10:00,顾客,,好的
        c,2026-03-02 10:00,客服,a,感谢您的咨询
        """), "c");
    assertEquals(List.of(), rules(one));
    assertEquals(2, one.get("waits").get("rounds").asInt());
  }

  @Test
  void aTableWithTheNewestLineFirstIsReadBackwards() {
    assertEquals(List.of(), rules(conversation(report("""
        会话,时间,角色,客服,内容
        c,2026-03-02 10:01,客服,a,感谢您的咨询
        c,2026-03-02 10:01,顾客,,好的
        c,2026-03-02 10:00,客服,a,您好，有货的
        c,2026-03-02 10:00,顾客,,有货吗
        """), "c")));
  }

  @Test
  void eachAgentAnswersForTheirOwnReplies() {
    JsonNode report = report(asked("00", "在吗") + replied("05", "a", "不关我的事")
        + asked("10", "什么态度") + replied("15", "b", "感谢您的咨询"));
    assertEquals("[a 98.5 1, b 100 1]", each(report.get("agents"))
        .map(agent -> agent.get("agent").asString() + " " + agent.get("meanScore") + " "
            + agent.get("replies"))
        .toList()
        .toString());
  }

  @Test
  void aThreatIsToldOnceAndTakesNothingOff() {
    JsonNode one = conversation(report(asked("00", "我打12315投诉") + replied("05", "a", "您好，请稍等")
        + replied("09", "a", "感谢您的反馈，已经加急")), "c");
    assertEquals(List.of("escalation.authority"), rules(one));
    assertEquals("general", one.get("flags").get(0).get("grade").asString());
    assertEquals("我打12315投诉", one.get("flags").get(0).get("text").asString());
    assertEquals("100", one.get("score").toString());
  }

  @Test
  void aSilentTransferIsFlaggedOnWhoeverTransferred() {
    JsonNode one = conversation(report(asked("00", "在吗") + replied("05", "a", "您好，感谢") + """
        {"type": "conversation.transferred", "timestamp": "2026-03-02T10:00:06+08:00",\
         "data": {"shop": "s", "conversation": "c", "from": "a", "to": "b"}}
        """), "c");
    assertEquals(List.of("handover.silent-transfer"), rules(one));
    assertEquals("a", one.get("flags").get(0).get("agent").asString());
  }

  @Test
  void whoeverWasNeverAnsweredWaitedTooLong() {
    JsonNode report = report(asked("00", "在吗") + asked("59", "还在吗"));
    assertEquals(List.of("delay.unanswered"), rules(conversation(report, "c")));
    assertTrue(conversation(report, "c").get("open").asBoolean());
  }

  @Test
  void aPlatformsProfileDecidesWhichRoundsAreLate() throws IOException {
    Path profile = temporary.resolve("kb/policies/platforms/slow.yaml");
    Files.createDirectories(profile.getParent());
    Files.writeString(profile, """
        title: 三分钟
        versions:
          - {window: 00:00-24:00, counts: question, round: each, human: [human],
             unanswered: left-out, within: 180s, target-share: 0.9}
        source: 自定
        """);
    String log = asked("00", "在吗") + replied("30", "a", "您好，感谢您");
    assertEquals(List.of("delay.overdue"), rules(conversation(report(log), "c")));
    JsonNode report = report(log, "--profile", "slow");
    assertEquals(List.of(), rules(conversation(report, "c")));
    assertEquals("三分钟", report.get("profile").asString());
    assertEquals(30_000, report.get("totals").get("waits").get("longestMillis").asInt());
  }

  @Test
  void aMachinesRepliesAreCountedAndNotInspected() {
    JsonNode one = conversation(report(asked("00", "在吗")
        + said("01", "reply.sent", "\"agent\": \"bot\", \"sender\": \"auto\",", "不关我的事")
        + replied("05", "a", "您好，感谢您")), "c");
    assertEquals(List.of(), rules(one));
    assertEquals(1, one.get("machineReplies").asInt());
  }

  @Test
  void whatAnAgentSilencedStillCountsAndWhatWasNeverSentDoesNot() {
    String draft = """
        {"type": "draft.updated", "timestamp": "2026-03-02T10:00:03+08:00", "data": {"shop": "s",\
         "conversation": "c", "draft": "d", "revision": 1, "agent": "a", "text": "不关我的事"}}
        """;
    assertEquals(List.of(), rules(conversation(
        report(asked("00", "在吗") + draft + replied("05", "a", "您好，感谢您")), "c")));
  }

  @Test
  void aDeliveryThatComesTwiceCountsOnce() {
    String log = asked("00", "在吗") + replied("05", "a", "您好，感谢您");
    JsonNode one = conversation(report(log + log), "c");
    assertEquals("1 1", one.get("questions") + " " + one.get("replies"));
  }

  @Test
  void chineseWindowsProgramsWriteGb18030AndAnyHeadsThatSayIt() throws IOException {
    Path file = temporary.resolve("log.csv");
    Files.write(file, """
        导出时间\t2026-03-03
        买家昵称\t聊天日期\t聊天时间\t发言人\t聊天内容
        tb1\t2026/3/2\t9:05:07\ttb1\t我的快递到哪了
        tb1\t2026/3/2\t9:05:10\t旗舰店:小美\t不关我的事
        """.getBytes(Charset.forName("GB18030")));
    Ended ended = audit("", file.toString(), "--format", "json", "--shop", "旗舰店");
    assertEquals("", ended.err());
    JsonNode one = JsonMapper.shared().readTree(ended.out()).get("conversations").get(0);
    assertEquals("旗舰店 tb1 2026-03-02 2026-03-02T01:05:07Z",
        one.get("shop").asString() + " " + one.get("conversation").asString() + " "
            + one.get("begun").asString());
    assertEquals("旗舰店:小美", one.get("agents").get(0).get("agent").asString());
    assertTrue(rules(one).contains("banned.not-my-business"));
  }

  @Test
  void leavesOutWhatIsLessSevereAndItsPoints() {
    JsonNode one = conversation(report(resource("log.csv"), "--min-severity", "block"), "c-1");
    assertEquals("96", one.get("score").toString());
    assertTrue(each(one.get("flags"))
        .allMatch(flag -> flag.get("severity").asString().equals("block")));
  }

  @ParameterizedTest
  @CsvSource({"block, 1", "warn, 1", "'', 0"})
  void faultsAreNoFailureUnlessOneAsks(String level, int code) {
    assertEquals(code, level.isEmpty()
        ? audit(resource("log.csv"), "-").code()
        : audit(resource("log.csv"), "-", "--fail-on", level).code());
  }

  @Test
  void looksOnlyAtConversationsThatBeganInThePeriod() {
    JsonNode report = report(resource("log.csv"), "--from", "2026-03-02T10:00:30+08:00", "--until",
        "2026-03-03");
    assertEquals(List.of("c-4"), each(report.get("conversations"))
        .map(one -> one.get("conversation").asString())
        .toList());
  }

  @Test
  void writesTheReportToAFileWholeOrNotAtAll() throws IOException {
    Path file = temporary.resolve("report.html");
    Ended ended = audit(resource("log.csv"), "-", "--format", "html", "--output", file.toString());
    assertEquals("", ended.out());
    assertEquals(resource("report.html"), Files.readString(file));
    try (Stream<Path> all = Files.list(temporary)) {
      assertTrue(all.noneMatch(path -> path.toString().endsWith(".part")));
    }
  }

  @Test
  void noPersonalDataGetsIntoAReport() {
    for (String format : List.of("text", "json", "csv", "html")) {
      assertFalse(audit(resource("log.csv"), "-", "--format", format).out()
          .contains("13812345678"), format);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      value = {"会话,时间,内容\\nc,2026-03-02 10:00,在吗|-:1: the headings lack 发送方",
        "a,b\\n1,2|-:1: no headings are known", "''|-: is empty",
        "会话,时间,角色,内容\\nc,2026-03-02 10:00,路人,在吗|-:2: 发送方: '路人' is neither a customer nor an agent",
        "会话,时间,角色,内容\\n,2026-03-02 10:00,客户,在吗|-:2: 会话: is empty",
        "{\"type\": \"message.received\"}|-:1: "})
  void whatCannotBeReadIsNamedByFileLineAndField(String log, String told) {
    Ended ended = audit(log.replace("\\n", "\n"), "-");
    assertEquals(2, ended.code());
    assertTrue(ended.err().contains(told), ended.err());
  }

  @ParameterizedTest
  @CsvSource({"--profile, x, no profile 'x'", "--from, gestern, --from: 'gestern'",
    "--zone, Nowhere, --zone: 'Nowhere'", "--encoding, latin, no encoding 'latin'",
    "--worst, -1, --worst"})
  void optionsThatCannotBeAreNamed(String option, String value, String told) {
    Ended ended = audit(resource("log.csv"), "-", option, value);
    assertEquals(2, ended.code());
    assertTrue(ended.err().contains(told), ended.err());
  }
}
