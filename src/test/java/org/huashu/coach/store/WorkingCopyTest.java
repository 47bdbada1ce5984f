package org.huashu.coach.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.huashu.coach.knowledge.Edited.Saved;
import org.huashu.coach.knowledge.Edited.State;
import org.huashu.coach.knowledge.Edited.Wish;
import org.huashu.coach.knowledge.Edits;
import org.huashu.coach.knowledge.ExchangeRefusedException;
import org.huashu.coach.knowledge.KnowledgeFiles;
import org.huashu.coach.knowledge.KnowledgeFolder;
import org.huashu.coach.knowledge.KnowledgeReader;
import org.huashu.coach.knowledge.NextRelease;
import org.huashu.coach.knowledge.NextRelease.Chosen;
import org.huashu.coach.knowledge.ReleaseStore.Note;
import org.huashu.coach.knowledge.ReleaseStore.Origin;
import org.huashu.coach.knowledge.ScriptCard;
import org.huashu.coach.knowledge.ScriptCard.Part;
import org.huashu.coach.knowledge.ScriptEdits;
import org.huashu.coach.knowledge.Texts;
import org.huashu.coach.knowledge.WorkingCopy;
import org.huashu.coach.script.Script;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits of scripts on a real store: nobody's change is lost, and only whole releases appear. */
class WorkingCopyTest {

  private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
  private static final String ID = "logistics.where";
  private static final String TWO = """
      # What stands here stays.
      scripts:
        - id: where
          title: 快递到哪了
          questions: [我的快递到哪了, 帮我查下物流]
          answer: 您好，这就帮您查一下。

        # Of the second.
        - id: slow   # an odd one
          title: "怎么这么慢"
          questions:
            - 怎么还没到
          answer: 我们马上
            催一下
      """;

  @TempDir
  Path data;
  private SqlStore store;
  private WorkingCopy<ScriptCard> copy;
  private NextRelease next;

  @BeforeEach
  void start() {
    store = SqlStore.open("jdbc:sqlite:" + data.resolve("coach.db"));
    publish(1, Texts.files(Map.of("scripts/logistics.yaml", TWO)));
    copy = WorkingCopy.ofScripts(store.releases(), store.edits(), () -> NOW);
    next = new NextRelease(copy,
        WorkingCopy.ofRules(store.releases(), store.edits(), () -> NOW), store.edits(), () -> NOW);
  }

  @AfterEach
  void stop() {
    store.close();
  }

  @Test
  void aReleaseChangesOneScriptAndLeavesTheRestOfTheFileAsItWas() {
    save(answer(card(), "您好，包裹在路上。"), "li");
    assertEquals(State.CHANGED, copy.find(ID).orElseThrow().state());
    assertEquals(2, publish(List.of(ID)));
    assertEquals("""
        # What stands here stays.
        scripts:
          - id: where
            title: 快递到哪了
            questions:
              - 我的快递到哪了
              - 帮我查下物流
            answer: 您好，包裹在路上。

          # Of the second.
          - id: slow   # an odd one
            title: "怎么这么慢"
            questions:
              - 怎么还没到
            answer: 我们马上
              催一下
        """, file());
    assertEquals(State.LIVE, copy.find(ID).orElseThrow().state());
    assertEquals(OptionalLong.of(2), copy.history(ID, 9).getFirst().release());
  }

  @Test
  void scriptsAreAddedAndTakenAway() {
    ScriptCard fresh = new ScriptCard("refunds", "how-long", "多久到账", List.of("退款多久到"),
        "第一行：\"引号\" 和 # 号\n第二行 - 结束", Script.Use.ANSWER, List.of(),
        Script.Scope.EVERYWHERE, List.of("退款"), "li");
    save(Optional.of(fresh), "refunds.how-long", "");
    save(Optional.empty(), ID, ScriptEdits.text(Optional.of(card())));
    assertEquals(State.DRAFT, copy.find("refunds.how-long").orElseThrow().state());
    assertEquals(State.LEAVING, copy.find(ID).orElseThrow().state());
    publish(List.of(ID, "refunds.how-long"));
    assertEquals(Optional.empty(), copy.find(ID));
    assertEquals(Optional.of(fresh), copy.find("refunds.how-long").orElseThrow().released());
    assertTrue(file().contains("slow"));
  }

  @Test
  void whoSavesSecondSeesTheFirstChangeAndBothAreKept() {
    ScriptCard base = card();
    String loaded = ScriptEdits.text(Optional.of(base));
    save(answer(base, "第一个人的话"), "li");
    ScriptCard mine = new ScriptCard(base.topic(), base.name(), "新标题", base.questions(),
        "第二个人的话", base.use(), base.conditions(), base.scope(), base.tags(), base.owner());
    Saved.Stale<?> stale = assertInstanceOf(Saved.Stale.class,
        copy.save(new Wish<>(ID, loaded, Optional.of(mine), "han")));
    ScriptCard theirs = assertInstanceOf(ScriptCard.class,
        stale.now().orElseThrow().current().orElseThrow());
    ScriptCard.Merge merge = mine.merge(base, theirs);
    assertEquals(List.of(Part.ANSWER), merge.both());
    assertEquals("新标题", merge.card().title());
    assertInstanceOf(Saved.Kept.class, copy.save(new Wish<>(ID,
        ScriptEdits.text(Optional.of(theirs)), Optional.of(merge.card()), "han")));
    assertEquals(List.of("han", "li"),
        copy.history(ID, 9).stream().map(Edits.Version::author).toList());
  }

  @Test
  void aReleaseFromFilesMakesAConflictAndIsNotOverwritten() {
    save(answer(card(), "后台改的"), "li");
    publish(2, Texts.files(Map.of("scripts/logistics.yaml",
        TWO.replace("您好，这就帮您查一下。", "文件改的"))));
    assertEquals(State.CONFLICT, copy.find(ID).orElseThrow().state());
    assertThrows(ExchangeRefusedException.class, () -> publish(List.of(ID)));
    assertEquals(2, copy.release());
    // Whoever looks at it and saves again has decided.
    save(answer(card(), "后台改的"), "li");
    assertEquals(State.CHANGED, copy.find(ID).orElseThrow().state());
    assertEquals(3, publish(List.of(ID)));
  }

  @Test
  void rollingBackPublishesTheOldFilesAsTheNewest() {
    save(answer(card(), "新的"), "li");
    publish(List.of(ID));
    assertEquals(3, next.rollBack(1, "back", "li"));
    assertEquals(TWO, file());
    assertEquals(List.of(), copy.changes());
    assertThrows(ExchangeRefusedException.class, () -> next.rollBack(9, "back", "li"));
  }

  @Test
  void whatIsGivenUpStaysInTheHistory() {
    save(answer(card(), "新的"), "li");
    copy.giveUp(List.of(ID));
    assertEquals(State.LIVE, copy.find(ID).orElseThrow().state());
    assertEquals("新的", ScriptEdits.card(copy.history(ID, 9).getFirst()).orElseThrow().answer());
  }

  @Test
  void everyShippedScriptSurvivesBeingEditedAndPublished() {
    KnowledgeFiles shipped = new KnowledgeFolder(Path.of("knowledge-base")).read();
    publish(2, shipped);
    List<Script> before = KnowledgeReader.read(shipped).scripts();
    copy.entries().forEach((id, entry) -> {
      ScriptCard old = entry.shown();
      ScriptCard owned = new ScriptCard(old.topic(), old.name(), old.title(), old.questions(),
          old.answer(), old.use(), old.conditions(), old.scope(), List.of("a: b", "- c"), "李");
      save(Optional.of(owned), id, ScriptEdits.text(Optional.of(old)));
    });
    publish(copy.entries().keySet());
    assertEquals(before, KnowledgeReader.read(store.releases().files(3).orElseThrow()).scripts());
    assertTrue(copy.entries().values().stream().allMatch(it -> it.shown().owner().equals("李")));
  }

  private ScriptCard card() {
    return copy.find(ID).orElseThrow().shown();
  }

  private static Optional<ScriptCard> answer(ScriptCard card, String answer) {
    return Optional.of(new ScriptCard(card.topic(), card.name(), card.title(), card.questions(),
        answer, card.use(), card.conditions(), card.scope(), card.tags(), card.owner()));
  }

  private void save(Optional<ScriptCard> card, String author) {
    String loaded = ScriptEdits.text(copy.find(ID).orElseThrow().current());
    assertInstanceOf(Saved.Kept.class, copy.save(new Wish<>(ID, loaded, card, author)));
  }

  private void save(Optional<ScriptCard> card, String id, String loaded) {
    assertInstanceOf(Saved.Kept.class, copy.save(new Wish<>(id, loaded, card, "li")));
  }

  private long publish(Collection<String> scripts) {
    return next.publish(next.prepare(new Chosen(scripts, List.of())), "r", "li");
  }

  private void publish(long number, KnowledgeFiles files) {
    assertTrue(store.releases()
        .publish(number - 1, new Note(number, files.digest(), "r", "coach", Origin.FILES, NOW),
            files));
  }

  private String file() {
    return store.releases()
        .files(copy.release())
        .orElseThrow()
        .texts()
        .getOrDefault("scripts/logistics.yaml", "");
  }
}
