package org.huashu.coach.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.embedding.CharacterEmbedder;
import org.huashu.coach.script.Semantics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvalSearchCommandTest {

  @TempDir
  private Path directory = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeASearchSet() throws IOException {
    write("corpus.jsonl", """
        {"id": "returns", "text": "签收后七天内可以申请退货"}
        {"id": "invoice", "question": "怎么开发票", "answer": "下单时勾选即可"}

        {"id": "parcel", "text": "请在订单页面查看物流", "variants": ["快递单号在订单里"]}
        """);
    write("queries.jsonl", """
        {"id": "q1", "text": "我要退货"}
        {"id": "q2", "text": "发票怎么开", "split": "dev"}
        {"id": "q3", "text": "啥时候能收着"}
        """);
    write("qrels.tsv", "q1\treturns\t1\nq2\tinvoice\t2\nq2\treturns\t0\nq3\tparcel\t1\n");
  }

  @Test
  void printsOneJsonObject() {
    assertEquals(0, run());
    JsonNode result = JsonMapper.shared().readTree(out.toString());
    assertEquals(
        List.of("mode", "queries", "recall@1", "recall@3", "recall@5", "mrr@10", "p50Millis",
            "p99Millis"),
        new ArrayList<>(result.propertyNames()));
    assertEquals(2 / 3.0, result.get("recall@1").doubleValue(), 1e-9);
    assertTrue(result.get("p50Millis").doubleValue() > 0);
  }

  @Test
  void examplesBecomeSimilarQuestionsExceptTheOnesAsked() throws IOException {
    write("more/queries.jsonl", """
        {"id": "q3", "text": "啥时候能收着"}
        {"id": "e1", "text": "啥时候能收到东西"}
        """);
    write("more/qrels.tsv", "q3\tinvoice\t1\ne1\tparcel\t1\n");
    assertEquals(0, run("--examples", directory.resolve("more").toString()));
    JsonNode result = JsonMapper.shared().readTree(out.toString());
    assertEquals(1, result.get("recall@1").doubleValue());
  }

  @Test
  void saysHowMuchIsAnsweredAndHowMuchFalsely() throws IOException {
    write("small-talk.jsonl", "{\"id\": \"o1\", \"text\": \"哈哈\"}\n");
    assertEquals(0, run("--unanswerable", directory.resolve("small-talk.jsonl").toString()));
    JsonNode result = JsonMapper.shared().readTree(out.toString());
    assertEquals(0, result.get("falselyAnswered").doubleValue());
    assertTrue(result.get("answered").doubleValue() > 0);
  }

  @Test
  void searchesByMeaningTooUnlessToldOtherwise() {
    assertEquals(0, run("--mode", "semantic", "--k", "2"));
    JsonNode result = JsonMapper.shared().readTree(out.toString());
    assertEquals("semantic", result.get("mode").stringValue());
    assertTrue(result.get("recall@2").doubleValue() > 0);
    assertEquals(2, run("--mode", "hybrid", "--k", "0"));
    assertTrue(err.toString().contains("--k"), err::toString);
  }

  @Test
  void comparesTwoRunsQuestionByQuestion() {
    assertEquals(0, run("--mode", "semantic", "--ranks", path("ranks.tsv")));
    out.getBuffer().setLength(0);
    assertEquals(0, run("--mode", "semantic", "--against", path("ranks.tsv")));
    JsonNode gain = JsonMapper.shared().readTree(out.toString()).get("against").get("recall@1");
    assertEquals(0, gain.get("difference").doubleValue());
    assertEquals(0, gain.get("low").doubleValue());
    assertEquals(0, gain.get("high").doubleValue());
  }

  @Test
  void disturbedQuestionsCountOnceForEachSeedAndAreTheSameForTheSameSeeds() {
    assertEquals(0, run("--disturb", "homophones", "--seed", "1,2"));
    JsonNode first = JsonMapper.shared().readTree(out.toString());
    assertEquals(6, first.get("queries").intValue());
    out.getBuffer().setLength(0);
    assertEquals(0, run("--disturb", "homophones", "--seed", "1,2"));
    assertEquals(first.get("mrr@10"), JsonMapper.shared().readTree(out.toString()).get("mrr@10"));
    assertEquals(2, run("--disturb", "chat", "--seed", "1,2", "--ranks", path("ranks.tsv")));
  }

  @Test
  void badLinesAreNamed() throws IOException {
    write("corpus.jsonl", "{\"id\": \"a\", \"text\": \"好\"}\n{\"id\": \"a\"}\n");
    assertEquals(2, run());
    assertTrue(err.toString().contains("corpus.jsonl:2: neither 'text' nor"), err::toString);
    write("corpus.jsonl", "{\"id\": \"a\", \"text\": \"好\"}\n\n{\"id\": \n");
    assertEquals(2, run());
    assertTrue(err.toString().contains("corpus.jsonl:3: no JSON"), err::toString);
  }

  @Test
  void aBadJudgementIsNamed() throws IOException {
    write("qrels.tsv", "q1\treturns\t1\nq2 invoice 1\n");
    assertEquals(2, run());
    assertTrue(err.toString().contains("qrels.tsv:2: not 'query-id<TAB>"), err::toString);
  }

  private int run(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--corpus", path("corpus.jsonl"), "--queries",
        path("queries.jsonl"), "--qrels", path("qrels.tsv")));
    arguments.addAll(List.of(more));
    if (!arguments.contains("--mode")) {
      arguments.addAll(List.of("--mode", "lexical"));
    }
    var command = new EvalSearchCommand(text -> text,
        () -> Semantics.inTheCallingThread(new CharacterEmbedder(), Optional.empty()));
    return new CommandLine(command).setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }

  private String path(String name) {
    return directory.resolve(name).toString();
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
