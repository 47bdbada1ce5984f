package org.huashu.coach.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.huashu.coach.knowledge.KnowledgeReader.Known;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.Script.Scope;
import org.huashu.coach.script.Script.Use;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.WordingRule;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Example;
import org.huashu.coach.wording.WordingRule.Examples;
import org.huashu.coach.wording.WordingRule.Form;
import org.huashu.coach.wording.WordingRule.Grade;
import org.huashu.coach.wording.WordingRule.Moment;
import org.huashu.coach.wording.WordingRule.Place;
import org.huashu.coach.wording.WordingRule.Voice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeCacheTest {

  private static final List<Script> SCRIPTS = List.of(
      new Script("a.b", "标题", List.of("一", "二"), "答：{订单号}😀", Use.HANDOVER, List.of("条件"),
          new Scope(Set.of("店"), Set.of("taobao"), Set.of("p"), Set.of("li"), Set.of("售后组"),
              Optional.of(Instant.ofEpochSecond(1, 2)), Optional.of(Instant.ofEpochSecond(3)))),
      new Script("c.d", "", List.of(), "x".repeat(3 << 20), Use.ANSWER, List.of(),
          Scope.EVERYWHERE));

  private static final Known NOTHING = new Known(List.of(), List.of());

  @TempDir
  private Path folder;

  private KnowledgeBase read(String version, KnowledgeFiles files) {
    return new KnowledgeCache(folder.resolve("cache"), version).read(files, files.digest());
  }

  private static Optional<Known> again(Known known) {
    return KnowledgeCache.decoded("键", KnowledgeCache.encoded("键", known));
  }

  @Test
  void everyFieldOfAScriptSurvives() {
    assertEquals(Optional.of(new Known(List.of(), SCRIPTS)), again(new Known(List.of(), SCRIPTS)));
    assertEquals(Optional.of(NOTHING), again(NOTHING));
  }

  @Test
  void everyRuleThatIsShippedSurvives() {
    KnowledgeFiles shipped =
        new KnowledgeFolder(Path.of(System.getProperty("coach.home", "."), "knowledge-base"))
            .read();
    KnowledgeBase knowledge = KnowledgeReader.read(shipped);
    Known known = new Known(knowledge.rules(), knowledge.scripts());
    assertEquals(Optional.of(known), again(known));
    assertEquals(knowledge, KnowledgeReader.read(shipped, again(known).orElseThrow()));
  }

  @Test
  void everyFormOfARuleSurvives() {
    List<Form> forms = List.of(new Form.Avoid(List.of("一"), List.of("二", "三")),
        new Form.Pattern("\\d+", Optional.of(WordingRule.Validation.MOBILE), List.of()),
        new Form.Pattern("a", Optional.empty(), List.of("b")),
        new Form.Prefer(Map.of("一", List.of("二"))),
        new Form.Require(List.of(), Optional.of("x")), new Form.Limit(List.of("哈"), 3),
        new Form.Length(7), new Form.Near(List.of(List.of("一"), List.of("二", "三")), 4, true,
            List.of()),
        new Form.Like(List.of("一二三"), List.of("四五六"), 0.8125, List.of("七")));
    Conditions conditions = new Conditions(Voice.QUESTION, Moment.CLOSING, List.of("问"),
        List.of("和"), List.of("非"), List.of("除"), Set.of(Place.END), Optional.of(Grade.SERIOUS),
        Set.of());
    Example example =
        new Example("一二", List.of(new Span(0, 1)), "问", OptionalInt.of(2), true, 9);
    Example plain = new Example("三", List.of(), "", OptionalInt.empty(), false, 1);
    List<WordingRule> rules = forms.stream()
        .map(form -> new WordingRule("a.b", Category.BANNED, Severity.WARN, "说", "因", "源", form,
            conditions, new Examples(List.of(example), List.of(plain, example))))
        .toList();
    assertEquals(Optional.of(new Known(rules, List.of())), again(new Known(rules, List.of())));
  }

  @Test
  void everyDamagedByteIsNoticed() {
    byte[] bytes = KnowledgeCache.encoded("键", new Known(List.of(), SCRIPTS.subList(0, 1)));
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 0x10;
      assertEquals(Optional.empty(), KnowledgeCache.decoded("键", damaged), "byte " + i);
    }
    assertEquals(Optional.empty(), KnowledgeCache.decoded("键", new byte[3]));
    assertEquals(Optional.empty(), KnowledgeCache.decoded("锁", bytes));
  }

  @Test
  void whatIsKeptEqualsWhatIsParsed() {
    KnowledgeBase parsed = KnowledgeReader.read(Texts.small());
    assertEquals(parsed, read("1", Texts.small()));
    assertEquals(parsed, read("1", Texts.small()));
  }

  @Test
  void takesWhatIsKeptAndNotThatOfOfOtherFilesOrVersions() throws IOException {
    KnowledgeFiles files = Texts.small();
    Files.createDirectories(folder.resolve("cache"));
    Files.write(folder.resolve("cache/knowledge.cache"),
        KnowledgeCache.encoded("1 " + files.digest(), new Known(List.of(), SCRIPTS)));
    assertEquals(SCRIPTS, read("1", files).scripts());
    assertEquals(KnowledgeReader.read(files), read("2", files));
    assertEquals(List.of(), read("2", Texts.minimal()).scripts());
  }

  @Test
  void rebuildsWhatCannotBeRead() throws IOException {
    read("1", Texts.small());
    Path file = folder.resolve("cache/knowledge.cache");
    Files.writeString(file, "damaged");
    assertEquals(KnowledgeReader.read(Texts.small()), read("1", Texts.small()));
    KnowledgeBase parsed = KnowledgeReader.read(Texts.small());
    assertEquals(Optional.of(new Known(parsed.rules(), parsed.scripts())),
        KnowledgeCache.decoded("1 " + Texts.small().digest(), Files.readAllBytes(file)));
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
