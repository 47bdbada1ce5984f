package org.huashu.coach.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.huashu.coach.command.CommandRun.Ended;
import org.huashu.coach.knowledge.KnowledgeFolder;
import org.huashu.coach.knowledge.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {

  @TempDir
  private Path temporary;

  @BeforeEach
  void writeTheKnowledgeBase() {
    new KnowledgeFolder(temporary.resolve("kb")).write(Texts.small());
  }

  private Ended check(String input, String... arguments) {
    String[] all = Stream.concat(
        Stream.of("check", "--knowledge-base", temporary.resolve("kb").toString()),
        Stream.of(arguments)).toArray(String[]::new);
    return CommandRun.of(input, all);
  }

  private static String mistake(String text) {
    return "coach: -:1: " + text + "\n";
  }

  @Test
  void saysNothingOfACleanText() {
    assertEquals(new Ended(0, "", ""), check("这就帮您看"));
  }

  @Test
  void printsOneLineAFinding() throws IOException {
    Path file = Files.writeString(temporary.resolve("draft.txt"), "您好\n😀这不关我的事");
    assertEquals(
        new Ended(1, file + ":2:3: block banned banned.not-my-business: 不要说“不关我的事”"
            + " → 我帮您问一下\n", ""),
        check("", file.toString()));
  }

  @Test
  void explainsHitsAndNearMisses() {
    assertEquals(new Ended(1, """
        -:1:1: block banned banned.not-my-business: 不要说“不guan我的事” → 我帮您问一下
            found: 不guan我的事
            why:   %s
            1:1 banned.not-my-business “不guan我的事”: 命中（认出：拼音）
            1:11 banned.not-my-business “不关我的事”: 不提示：书名号里，或引用别人的话
        """.formatted(""), ""), check("不guan我的事，《不关我的事》", "--explain"));
  }

  @Test
  void offsetsOfJsonLinesAreUtf16Units() {
    Ended ended = check("{\"id\": \"a\", \"draft\": \"😀不关我的事\"}\n\n{\"id\": 7, \"draft\": \"好的\"}",
        "--jsonl");
    String[] lines = ended.out().split("\n");
    assertEquals(new Ended(1, ended.out(), ""), ended);
    assertEquals(2, lines.length);
    JsonNode first = JsonMapper.shared().readTree(lines[0]);
    String hint = first.get("hints").get(0).get("id").asString();
    assertTrue(hint.matches("h-[0-9a-z]+"), hint);
    assertEquals("{\"id\":\"a\",\"verdict\":\"block\",\"hints\":[{\"id\":\"" + hint
        + "\",\"category\":\"banned\",\"rule\":\"banned.not-my-business\",\"severity\":\"block\","
        + "\"start\":2,\"end\":7,\"text\":\"不关我的事\",\"message\":\"不要说“不关我的事”\",\"why\":\"\","
        + "\"replacements\":[\"我帮您问一下\"],\"script\":null}]}", lines[0]);
    assertEquals("{\"id\":7,\"verdict\":\"pass\",\"hints\":[]}", lines[1]);
  }

  @Test
  void anIdComesBackAsItWasGiven() {
    Ended ended = check("""
        {"id": 12345678901234567890, "draft": "好"}
        {"id": "8", "draft": "好"}

        {"draft": "好"}
        {"id": null, "draft": "好"}
        """, "--jsonl");
    assertEquals(new Ended(0, Stream.of("12345678901234567890", "\"8\"", "\"4\"", "\"5\"")
        .map(id -> "{\"id\":" + id + ",\"verdict\":\"pass\",\"hints\":[]}\n")
        .reduce("", String::concat), ""), ended);
  }

  @Test
  void refusesLinesThatAreNoDrafts() {
    for (String id : new String[]{"{}", "[1]", "true"}) {
      assertEquals(new Ended(2, "", mistake("field 'id' is neither a text nor a number")),
          check("{\"id\": " + id + ", \"draft\": \"好\"}", "--jsonl"));
    }
    assertEquals(new Ended(2, "", mistake("field 'draft' is missing; a text is expected")),
        check("{\"id\": 1}", "--jsonl"));
    assertEquals(new Ended(2, "", mistake("field 'turn' is no whole number from 1")),
        check("{\"draft\": \"好\", \"turn\": 0}", "--jsonl"));
    assertEquals(new Ended(2, "", mistake("is no JSON object")), check("[]", "--jsonl"));
  }

  @Test
  void refusesHalfCharacters() {
    assertEquals(
        new Ended(2, "",
            mistake("field 'draft' holds a lone surrogate; only whole characters are allowed")),
        check("{\"draft\": \"好\\ud83d\"}", "--jsonl"));
    assertEquals(0, check("{\"draft\": \"好\\ud83d\\ude00\"}", "--jsonl").code());
  }

  @Test
  void refusesFilesThatAreNoText() throws IOException {
    Path missing = temporary.resolve("missing");
    assertEquals(new Ended(2, "", "coach: " + missing + ": there is no such file\n"),
        check("", missing.toString()));
    Path bytes = Files.write(temporary.resolve("bytes"), new byte[]{(byte) 0xff});
    assertEquals(
        new Ended(2, "",
            "coach: " + bytes + ": is not UTF-8; convert it: iconv -f GB18030 -t UTF-8\n"),
        check("", bytes.toString()));
    assertEquals(
        new Ended(2, "",
            "coach: " + bytes + ": is not UTF-8; convert it: iconv -f GB18030 -t UTF-8\n"),
        check("", "--jsonl", bytes.toString()));
  }

  @Test
  void sarifHasOneRunWithRulesAndPlaces() {
    Ended ended = check("😀不关我的事", "--format", "sarif");
    assertEquals(new Ended(1, ended.out(), ""), ended);
    JsonNode log = JsonMapper.shared().readTree(ended.out());
    assertEquals("2.1.0", log.get("version").asString());
    assertEquals(1, log.get("runs").size());
    JsonNode run = log.get("runs").get(0);
    assertEquals("utf16CodeUnits", run.get("columnKind").asString());
    JsonNode driver = run.get("tool").get("driver");
    assertEquals("huashu-coach", driver.get("name").asString());
    assertEquals("banned.not-my-business", driver.get("rules").get(0).get("id").asString());
    assertEquals(1, run.get("results").size());
    JsonNode result = run.get("results").get(0);
    assertEquals("banned.not-my-business", result.get("ruleId").asString());
    assertEquals("error", result.get("level").asString());
    assertEquals("不要说“不关我的事”", result.get("message").get("text").asString());
    assertEquals(JsonMapper.shared().readTree("""
        {"artifactLocation": {"uri": "-"}, "region": {"startLine": 1, "startColumn": 3,
         "endLine": 1, "endColumn": 8, "charOffset": 2, "charLength": 5}}"""),
        result.get("locations").get(0).get("physicalLocation"));
  }

  @Test
  void sarifOfJsonLinesNamesLineAndDraft() {
    Ended ended = check("\n{\"id\": \"d-1\", \"draft\": \"您好\\n不关我的事\"}\n", "--jsonl",
        "--format", "sarif");
    JsonNode result = JsonMapper.shared().readTree(ended.out()).at("/runs/0/results/0");
    assertEquals(JsonMapper.shared().readTree("""
        {"physicalLocation": {"artifactLocation": {"uri": "-"}, "region": {"startLine": 2}},
         "logicalLocations": [{"name": "d-1"}]}"""), result.at("/locations/0"));
    assertEquals("{\"category\":\"banned\",\"start\":3,\"end\":8}",
        result.get("properties").toString());
  }

  @Test
  void sarifEscapesTheNameOfAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("草稿 一.txt"), "您好\n这不关我的事");
    JsonNode place = JsonMapper.shared()
        .readTree(check("", "--format", "sarif", file.toString()).out())
        .at("/runs/0/results/0/locations/0/physicalLocation");
    assertTrue(place.at("/artifactLocation/uri")
        .stringValue()
        .endsWith("/%E8%8D%89%E7%A8%BF%20%E4%B8%80.txt"), place.toString());
    assertEquals("2:2", place.at("/region/startLine") + ":" + place.at("/region/startColumn"));
  }

  @Test
  void sarifOfACleanTextHasNoResults() {
    Ended ended = check("好的", "--format", "sarif");
    assertEquals(0, ended.code());
    assertTrue(JsonMapper.shared()
        .readTree(ended.out())
        .get("runs")
        .get(0)
        .get("results")
        .isEmpty());
  }
}
