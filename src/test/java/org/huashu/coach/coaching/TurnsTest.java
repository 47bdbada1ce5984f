package org.huashu.coach.coaching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Suggestion;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.ConversationOpened;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.InMemoryJournal;
import org.huashu.coach.review.InMemoryFlaggedDrafts;
import org.junit.jupiter.api.Test;

/** What is remembered while an agent types never outlives what it was made of. */
class TurnsTest {

  private static final ConversationKey OTHER = new ConversationKey("other", "c-1");

  private final Coach coach = new Coach(
      new Coach.Ports(CurrentRelease.always(SmallStore.release()), new InMemoryJournal(),
          new InMemoryFlaggedDrafts(), text -> text, InstantSource.fixed(Instant.EPOCH),
          CoachingListener.NONE),
      new Coach.Limits(1 << 20, 1 << 20));

  @Test
  void fillsPlacesAnewWhenMoreIsKnownOfTheConversation() {
    accept(Story.customer(0, "快递到哪了"));
    assertEquals(List.of("您好，您的订单{订单号}已经发出，目前{物流状态}。"), offered(Story.KEY, "您好"));
    accept(opened(Story.KEY, "2026001"));
    assertEquals(List.of("您好，您的订单2026001已经发出，目前{物流状态}。"), offered(Story.KEY, "您好"));
    accept(opened(Story.KEY, "2026002"));
    assertEquals(List.of("您好，您的订单2026002已经发出，目前{物流状态}。"), offered(Story.KEY, "您好"));
  }

  @Test
  void neverShowsOneShopWhatBelongsToAnother() {
    accept(opened(Story.KEY, "2026001"));
    accept(Story.customer(0, "快递到哪了"));
    accept(opened(OTHER, "9999"));
    accept(new MessageReceived(OTHER, Story.START, "m0", "快递到哪了"));
    for (int revision = 0; revision < 2; revision++) {
      assertEquals(List.of("您好，您的订单2026001已经发出，目前{物流状态}。"), offered(Story.KEY, "您好"));
      assertEquals(List.of("您好，您的订单9999已经发出，目前{物流状态}。"), offered(OTHER, "您好"));
    }
  }

  @Test
  void answersTheQuestionOfNow() {
    accept(Story.customer(0, "快递到哪了"));
    assertEquals(List.of("logistics.where"), scripts(Story.draft(1, "您好")));
    accept(Story.reply(2, "您好，已经发出"));
    accept(Story.customer(3, "怎么退货"));
    assertEquals(List.of("returns.how"), scripts(Story.draft(4, "您好")));
  }

  @Test
  void leavesOutWhatTheDraftOrTheLastReplySays() {
    accept(Story.customer(0, "怎么退货"));
    assertEquals(List.of("returns.how"), scripts(Story.draft(1, "您好")));
    assertEquals(List.of(), scripts(Story.draft(2, "您好，签收后7天内可以退货，请在订单页申请。")));
    assertEquals(List.of("returns.how"), scripts(Story.draft(3, "您好，签收后7天")));
    accept(Story.reply(4, "您好，签收后7天内可以退货，请在订单页申请。"));
    accept(Story.customer(5, "怎么退货"));
    assertEquals(List.of(), scripts(Story.draft(6, "您好")));
  }

  @Test
  void listensToWhatADraftCarriesWhenTheConversationKnowsNothing() {
    for (String question : List.of("快递到哪了", "怎么退货", "快递到哪了")) {
      Advice advice =
          coach.advise(Story.draft(Story.START.plusSeconds(1), "您好", Optional.of(question)));
      assertEquals(List.of(question.startsWith("快递") ? "logistics.where" : "returns.how"),
          advice.suggestions().stream().map(Suggestion::script).toList());
    }
  }

  private void accept(Event event) {
    coach.accept(event, Optional.empty());
  }

  private static Event opened(ConversationKey key, String order) {
    return new ConversationOpened(key, Story.START.plusMillis(Long.parseLong(order)),
        Optional.empty(), Optional.empty(), Map.of("order.id", order));
  }

  private List<String> offered(ConversationKey key, String text) {
    return coach.advise(new DraftUpdated(key, Story.START.plusSeconds(1), "d1", 1, "a1", text,
        Optional.empty(), Optional.empty(), OptionalInt.empty(), false))
        .suggestions()
        .stream()
        .map(Suggestion::text)
        .toList();
  }

  private List<String> scripts(DraftUpdated draft) {
    return coach.advise(draft).suggestions().stream().map(Suggestion::script).toList();
  }
}
