package org.huashu.coach.script;

import static org.huashu.coach.script.Scripts.SHOP;
import static org.huashu.coach.script.Scripts.ask;
import static org.huashu.coach.script.Scripts.ids;
import static org.huashu.coach.script.Scripts.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.search.ScoreDoc;
import org.huashu.coach.embedding.CharacterEmbedder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeaningSearchTest {

  @TempDir
  private Path folder = Path.of("");

  @Test
  void theSameQuestionHasTheSameAnswerHoweverTheScriptsCame() {
    List<ScriptMatch> first = answers(SHOP, "快递怎么还没有到呢");
    assertEquals(first, answers(SHOP, "快递怎么还没有到呢"));
    assertEquals(first, answers(SHOP.reversed(), "快递怎么还没有到呢"));
    assertEquals("logistics.where", first.getFirst().script().id());
  }

  @Test
  void aDamagedVectorIsMadeAnewAndTheOthersAreNot() throws IOException {
    CharacterEmbedder first = new CharacterEmbedder();
    final List<ScriptMatch> before = learnt(SHOP, first, "怎么退货");
    CharacterEmbedder unharmed = new CharacterEmbedder();
    learnt(SHOP, unharmed, "怎么退货");
    Path file = vectors();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    CharacterEmbedder again = new CharacterEmbedder();
    assertEquals(before, learnt(SHOP, again, "怎么退货"));
    assertEquals(1, unharmed.embedded(), "the question only");
    assertEquals(2, again.embedded(), "the damaged text and the question");
    assertTrue(first.embedded() > 10);
  }

  @Test
  void aFileThatIsNoneOfItsOwnIsNotBelieved() throws IOException {
    final List<ScriptMatch> before = learnt(SHOP, new CharacterEmbedder(), "怎么退货");
    Files.writeString(vectors(), "没有向量".repeat(1_000));
    assertEquals(before, learnt(SHOP, new CharacterEmbedder(), "怎么退货"));
  }

  @Test
  void aThousandEqualScriptsComeInTheOrderOfTheirIds() {
    List<Script> scripts = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      scripts.add(Scripts.answer("same.%04d".formatted(i), "怎么退货", List.of("我想退货怎么办"),
          "您好，签收后 7 天内可以申请退货"));
    }
    assertEquals(List.of("same.0000", "same.0001", "same.0002"), ids(answers(scripts, "怎么退货")));
  }

  @Test
  void ofEqualScriptsTheOneThatIsMeantForThePlaceComesFirst() {
    Script.Scope product = new Script.Scope(Set.of(), Set.of(), Set.of("p1"), Optional.empty(),
        Optional.empty());
    Script.Scope own = new Script.Scope(Set.of(), Set.of(), Set.of(), Set.of("li"), Set.of(),
        Optional.empty(), Optional.empty());
    List<Script> scripts = List.of(equal("same.a", Script.Scope.EVERYWHERE),
        equal("same.b", product), equal("same.c", own));
    ScriptQuery anywhere = ask("怎么退货");
    ScriptQuery ofProduct = new ScriptQuery("怎么退货", "flagship", Optional.empty(),
        Optional.of("p1"), Scripts.NOON, 3);
    try (ScriptIndex index = ScriptIndex.inMemory(source(scripts))) {
      index.learn(Semantics.inTheCallingThread(new CharacterEmbedder(), Optional.empty()),
          _ -> {}).join();
      assertEquals(List.of("same.a"), ids(index.search(anywhere)));
      assertEquals(List.of("same.b", "same.a"), ids(index.search(ofProduct)));
      List<ScriptMatch> ofLi = index.search(
          ofProduct.by(new ScriptQuery.Staff(Optional.of("li"), Set.of())));
      assertEquals(List.of("same.c", "same.b", "same.a"), ids(ofLi));
      assertTrue(ofLi.getFirst().shares().stream().anyMatch(it -> it.name().equals("closeness")));
    }
  }

  @Test
  void halfAQuestionIsMeantWithTheOneBefore() {
    try (ScriptIndex index = ScriptIndex.inMemory(source(SHOP))) {
      index.learn(Semantics.inTheCallingThread(new CharacterEmbedder(), Optional.empty()),
          _ -> {}).join();
      ScriptSearch.Answer answer = index.answer(ask("那专票呢").after(Optional.of("怎么开发票")));
      assertTrue(answer.semantic());
      assertEquals("invoice.how", answer.matches().getFirst().script().id());
      assertTrue(answer.matches().size() <= 3);
    }
  }

  private static Script equal(String id, Script.Scope scope) {
    return Scripts.within(
        Scripts.answer(id, "怎么退货", List.of("我想退货怎么办"), "您好，签收后 7 天内可以申请退货"), scope);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "😀😀😀", "？？？！！", "\ud83d"})
  void whatIsNoWritingAnswersAndIsBelowTheThreshold(String question) {
    assertTrue(answers(SHOP, question).stream()
        .allMatch(match -> match.score() < ScriptIndex.RECOMMENDED_MIN_SCORE));
  }

  @Test
  void ofTenThousandUnitsTheLastCount() {
    assertEquals("invoice.how",
        answers(SHOP, "我跟你说啊".repeat(1_998) + "，可以开发票吗").getFirst().script().id());
  }

  @Test
  void homophonesAreReadAsTheScriptsSpellThem() {
    for (String question : List.of("优会劵怎么用", "可以开法票吗", "怎么腿货")) {
      String right = question.contains("会")
          ? "payment.coupon"
          : question.contains("票") ? "invoice.how" : "returns.how";
      assertEquals(right, answers(SHOP, question).getFirst().script().id(), question);
    }
  }

  @Test
  void greetingsAndThanksChangeNothing() {
    assertEquals(answers(SHOP, "怎么开发票"), answers(SHOP, "亲，在吗？请问一下怎么开发票，谢谢"));
    assertEquals("你好", Courtesies.without("你好"));
    assertEquals("怎么退", Courtesies.without("你好,怎么退???"));
  }

  @Test
  void traditionalWordsAreReadAsSimplifiedOnes() {
    assertEquals("什么时候接着发", Variants.usual("甚么时候接著发"));
    assertEquals("甚至显著的著作", Variants.usual("甚至显著的著作"));
  }

  @Test
  void aGraphFindsWhatIsNearestAndKnowsWhenItCannot() {
    CharacterEmbedder embedder = new CharacterEmbedder();
    TextVector[] vectors = IntStream.range(0, 2_000)
        .mapToObj(i -> TextVector.of(embedder.embed(List.of("第" + i * i + "个" + i))[0]))
        .toArray(TextVector[]::new);
    TextGraph graph = TextGraph.of(new TextVectors(vectors));
    TextVectors.Factor asked = TextVectors.Factor.of(vectors[700]);
    ScoreDoc[] found = graph.find(asked, null).orElseThrow();
    assertTrue(vectors[found[0].doc].product(vectors[700]) > 0.99);
    for (int i = 0; i < found.length; i++) {
      assertEquals(vectors[found[i].doc].product(vectors[700]), found[i].score, 1e-6f);
      assertTrue(i == 0 || found[i].score <= found[i - 1].score, "the nearest first");
    }
    assertTrue(graph.find(asked, new One(700, vectors.length)).isEmpty());
  }

  @Test
  void aGraphIsKeptAndADamagedOneIsBuiltAnew() throws IOException {
    CharacterEmbedder embedder = new CharacterEmbedder();
    TextVector[] vectors = IntStream.range(0, 2_000)
        .mapToObj(i -> TextVector.of(embedder.embed(List.of("第" + i * i + "个" + i))[0]))
        .toArray(TextVector[]::new);
    final List<Integer> first = nearest(vectors);
    final var written = Files.getLastModifiedTime(files().getFirst());
    assertEquals(first, nearest(vectors));
    assertEquals(written, Files.getLastModifiedTime(files().getFirst()));
    Path largest = files().stream()
        .max(Comparator.comparingLong(file -> file.toFile().length()))
        .orElseThrow();
    byte[] bytes = Files.readAllBytes(largest);
    bytes[bytes.length / 2] ^= 1;
    Files.write(largest, bytes);
    assertEquals(first, nearest(vectors));
    assertNotEquals(bytes[bytes.length / 2], Files.readAllBytes(largest)[bytes.length / 2]);
  }

  private List<Integer> nearest(TextVector[] vectors) {
    try (TextGraph graph = TextGraph.kept(new TextVectors(vectors), folder)) {
      return Arrays.stream(graph.find(TextVectors.Factor.of(vectors[70]), null).orElseThrow())
          .map(found -> found.doc)
          .toList();
    }
  }

  private List<Path> files() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().contains("_0") && Files.isRegularFile(file))
          .toList();
    }
  }

  /** Allows one text. */
  private record One(int allowed, int length) implements org.apache.lucene.util.Bits {
    @Override
    public boolean get(int index) {
      return index == allowed;
    }
  }

  private Path vectors() throws IOException {
    try (var files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  private static List<ScriptMatch> answers(List<Script> scripts, String question) {
    return search(scripts,
        Semantics.inTheCallingThread(new CharacterEmbedder(), Optional.empty()), question);
  }

  private List<ScriptMatch> learnt(List<Script> scripts, CharacterEmbedder embedder,
      String question) {
    return search(scripts, Semantics.inTheCallingThread(embedder, Optional.of(folder)), question);
  }

  private static List<ScriptMatch> search(List<Script> scripts, Semantics semantics,
      String question) {
    try (ScriptIndex index = ScriptIndex.inMemory(source(scripts))) {
      index.learn(semantics, _ -> {}).join();
      ScriptSearch.Answer answer = index.answer(ask(question));
      assertTrue(answer.semantic());
      return answer.matches();
    }
  }
}
