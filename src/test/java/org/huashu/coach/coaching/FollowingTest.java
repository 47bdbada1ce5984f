package org.huashu.coach.coaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.advice.Suggestion;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.InMemoryJournal;
import org.huashu.coach.review.InMemoryFlaggedDrafts;
import org.huashu.coach.script.ScriptMatch;
import org.huashu.coach.script.ScriptQuery;
import org.huashu.coach.script.ScriptSearch;
import org.junit.jupiter.api.Test;

/** What follows from the words before: a draft that begins a script, half a question after one. */
class FollowingTest {

  private final List<ScriptQuery> asked = new ArrayList<>();
  private final Coach coach = new Coach(
      new Coach.Ports(CurrentRelease.always(SmallStore.release(1,
          new SmallStore.LiteralMatcher(SmallStore.RULES), new Asking())), new InMemoryJournal(),
          new InMemoryFlaggedDrafts(), text -> text, InstantSource.fixed(Instant.EPOCH),
          CoachingListener.NONE),
      new Coach.Limits(1 << 20, 1 << 20));

  /** Searches the small store, and remembers for what. */
  private final class Asking implements ScriptSearch {
    private final ScriptSearch store = new SmallStore.CharacterSearch(SmallStore.SCRIPTS);

    @Override
    public List<ScriptMatch> search(ScriptQuery query) {
      asked.add(query);
      return store.search(query);
    }

    @Override
    public void close() {
      store.close();
    }
  }

  @Test
  void aDraftThatBeginsAnotherScriptBringsItFirst() {
    accept(Story.customer(0, "怎么退货"));
    assertEquals(List.of("returns.how"), offered(Story.draft(1, "您好")));
    assertEquals(List.of("logistics.where", "returns.how"),
        offered(Story.draft(2, "您好，您的订单")));
    assertEquals(List.of("returns.how"), offered(Story.draft(3, "您好，我帮您看看")));
  }

  @Test
  void bringsNothingThatIsNotOfferedAtThatMoment() {
    accept(Story.customer(0, "怎么退货"));
    String begun = "您好，节日期间";
    assertEquals(List.of("returns.how"), offered(Story.draft(1, begun)));
    Instant later = SmallStore.CHRISTMAS.plus(Duration.ofHours(1));
    assertEquals("returns.christmas",
        offered(Story.draft(later, begun, Optional.empty())).getFirst());
  }

  @Test
  void theSameScriptIsNotOfferedTwiceWhenItIsFoundAndBegun() {
    accept(Story.customer(0, "怎么退货"));
    assertEquals(List.of("returns.how"), offered(Story.draft(1, "您好，签收后7天")));
  }

  @Test
  void halfAQuestionIsSearchedWithTheLastWholeOneOverRepliesAndThanks() {
    accept(Story.customer(0, "怎么退货"));
    accept(Story.reply(1, "您好，签收后7天内可以退货，请在订单页申请。"));
    accept(Story.customer(2, "好的谢谢"));
    accept(Story.customer(3, "那运费呢"));
    offered(Story.draft(4, "您"));
    assertEquals("怎么退货", asked.getLast().before().orElse(""));
    assertEquals("那运费呢", asked.getLast().question());
  }

  @Test
  void aQuestionThatPointsOnlyIsSearchedAsTheOneItPointsTo() {
    accept(Story.customer(0, "怎么退货"));
    accept(Story.reply(1, "您好，请稍等"));
    accept(Story.customer(2, "那个呢"));
    offered(Story.draft(3, "您"));
    assertEquals(Optional.empty(), asked.getLast().before());
    assertTrue(asked.getLast().question().contains("怎么退货"));
  }

  @Test
  void aQuestionOfItsOwnForgetsTheOneBefore() {
    accept(Story.customer(0, "怎么退货"));
    accept(Story.reply(1, "您好，签收后7天内可以退货，请在订单页申请。"));
    accept(Story.customer(2, "我的快递到哪了"));
    offered(Story.draft(3, "您"));
    assertEquals(Optional.empty(), asked.getLast().before());
    assertEquals("我的快递到哪了", asked.getLast().question());
  }

  @Test
  void theScriptsSentBeforeTellWhatTheTalkIsAbout() {
    accept(Story.customer(0, "怎么退货"));
    offered(Story.draft(1, "您"));
    assertEquals(List.of(), asked.getLast().topics());
    accept(Story.reply(2, "您好，签收后7天内可以退货，请在订单页申请。"));
    accept(Story.customer(3, "多久能收到钱"));
    offered(Story.draft(4, "您"));
    assertEquals(List.of("returns"), asked.getLast().topics());
  }

  private void accept(Event event) {
    coach.accept(event, Optional.empty());
  }

  private List<String> offered(DraftUpdated draft) {
    return coach.advise(draft).suggestions().stream().map(Suggestion::script).toList();
  }
}
