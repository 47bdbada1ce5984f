package org.huashu.coach.coaching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.advice.Suggestion;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event.ConversationOpened;
import org.huashu.coach.conversation.StoreUnavailableException;
import org.huashu.coach.knowledge.KnowledgeBase;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.Script.Scope;
import org.huashu.coach.script.Script.Use;
import org.junit.jupiter.api.Test;

class ScriptFinderTest {

  private static final ConversationKey KEY = new ConversationKey("s", "c");
  private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");

  private final ScriptFinder finder = new ScriptFinder(CurrentRelease.always(release()),
      key -> Conversation.unknown(key)
          .with(new ConversationOpened(key, NOW, Optional.empty(),
              Optional.empty(), Map.of("order.id", "2026001"))));

  @Test
  void findsByWordsAndFillsFromTheConversation() {
    assertEquals("您好，您的订单2026001已经发出，目前{物流状态}。", texts(finder).getFirst());
  }

  @Test
  void findsTitlesByTheInitialsOfTheirReading() {
    assertEquals(List.of("快递到哪了", "帮您查快递"), titles("kd"));
    assertEquals(List.of("快递到哪了"), titles("KDDN"));
    assertEquals(List.of(), titles("zz"));
  }

  @Test
  void offersNothingThatIsNotYetValid() {
    assertEquals(List.of(), titles("sdth"));
  }

  @Test
  void nothingIsFoundForNothing() {
    assertEquals(List.of(), titles("  "));
  }

  @Test
  void findsWithoutTheStoreToo() {
    ScriptFinder alone = new ScriptFinder(CurrentRelease.always(release()), key -> {
      throw new StoreUnavailableException("away", new IllegalStateException());
    });
    assertEquals("您好，您的订单{订单号}已经发出，目前{物流状态}。", texts(alone).getFirst());
  }

  private static List<String> texts(ScriptFinder finder) {
    return finder.find(KEY, "包裹怎么还没到", NOW, 8).stream().map(Suggestion::text).toList();
  }

  private List<String> titles(String words) {
    return finder.find(KEY, words, NOW, 8).stream().map(Suggestion::title).toList();
  }

  private static Release release() {
    Release small = SmallStore.release();
    KnowledgeBase known = small.knowledge();
    Scope christmas = new Scope(java.util.Set.of(), java.util.Set.of(), java.util.Set.of(),
        Optional.of(SmallStore.CHRISTMAS), Optional.empty());
    List<Script> scripts = List.of(titled("帮您查快递", Scope.EVERYWHERE),
        titled("快递到哪了", Scope.EVERYWHERE), titled("圣诞退货", christmas));
    return new Release(1, new KnowledgeBase(known.rules(), scripts,
        known.policies(), known.words()), small.wording(), small.scripts());
  }

  private static Script titled(String title, Scope scope) {
    return new Script("t." + title, title, List.of(), "好的。", Use.ANSWER, List.of(), scope);
  }
}
