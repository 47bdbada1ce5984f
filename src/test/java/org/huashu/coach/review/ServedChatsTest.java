package org.huashu.coach.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.review.ServedChat.Rating;
import org.junit.jupiter.api.Test;

/** Who served a conversation on which day, and what its rating counts for. */
class ServedChatsTest {

  private static final ConversationKey KEY = new ConversationKey("shop", "c");
  private static final Instant TEN = Instant.parse("2026-11-24T02:00:00Z");
  private static final JournalCounts.Settings SETTINGS =
      new JournalCounts.Settings(ZoneId.of("Asia/Shanghai"), List.of());

  private static Event asks(long second) {
    return new Event.MessageReceived(KEY, TEN.plusSeconds(second), "q" + second, "在吗");
  }

  private static Event replies(long second, String agent) {
    return new Event.ReplySent(KEY, TEN.plusSeconds(second), "a" + second, Optional.empty(),
        agent, "在的", Sender.HUMAN);
  }

  private static Event transfers(long second, String from, String to) {
    return new Event.ConversationTransferred(KEY, TEN.plusSeconds(second), from, to,
        Optional.empty(), Optional.empty());
  }

  private static Event rates(long second, Optional<Boolean> satisfied, OptionalInt score) {
    return new Event.ConversationRated(KEY, TEN.plusSeconds(second), satisfied, score);
  }

  private static List<ServedChat> chats(Event... events) {
    return JournalCounts.of(List.of(events), SETTINGS).chats();
  }

  private static Map<Measure, Long> counts(Event... events) {
    return JournalCounts.of(List.of(events), SETTINGS)
        .counts()
        .amounts()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(it -> it.getKey().measure(), Map.Entry::getValue, Long::sum));
  }

  @Test
  void everyAgentAndEveryDayIsAChatOfItsOwn() {
    List<ServedChat> chats = chats(asks(0), replies(9, "li"), transfers(20, "li", "wang"),
        replies(30, "wang"), replies(40, "wang"), asks(86_400), replies(86_410, "wang"));
    assertEquals(List.of("li 2026-11-24 1", "wang 2026-11-24 2", "wang 2026-11-25 1"),
        chats.stream()
            .map(it -> it.key().agent() + " " + it.key().day() + " " + it.replies())
            .toList());
    assertEquals(1L, counts(asks(0), replies(9, "li"), transfers(20, "li", "wang"))
        .get(Measure.TRANSFERS));
  }

  @Test
  void theOrderInWhichEventsComeChangesNothing() {
    List<Event> events = new ArrayList<>(List.of(asks(0), replies(9, "li"),
        transfers(20, "li", "wang"), replies(30, "wang"),
        rates(50, Optional.of(true), OptionalInt.empty()), asks(90), replies(99, "li")));
    Set<ServedChat> usual = Set.copyOf(JournalCounts.of(events, SETTINGS).chats());
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(events, new Random(i));
      assertEquals(usual, Set.copyOf(JournalCounts.of(events, SETTINGS).chats()));
    }
  }

  @Test
  void aRatingBelongsToWhoeverRepliedLastBeforeIt() {
    List<ServedChat> chats = chats(asks(0), replies(9, "li"), replies(20, "wang"),
        rates(30, Optional.of(false), OptionalInt.empty()), replies(40, "li"));
    assertEquals(Map.of("li", Optional.empty(), "wang", Optional.of(Rating.UNSATISFIED)),
        chats.stream().collect(Collectors.toMap(it -> it.key().agent(), ServedChat::rating)));
  }

  @Test
  void whatAnAgentRepliesAfterARatingDoesNotHideWhatTheyRepliedBefore() {
    List<ServedChat> chats = chats(asks(0), replies(9, "li"), replies(20, "wang"),
        replies(25, "li"), rates(30, Optional.of(true), OptionalInt.empty()), replies(40, "li"));
    assertEquals(Map.of("li", Optional.of(Rating.SATISFIED), "wang", Optional.empty()),
        chats.stream().collect(Collectors.toMap(it -> it.key().agent(), ServedChat::rating)));
  }

  @Test
  void aScoreStandsForARatingThatDoesNotSayAndNothingForOneThatWasGivenUp() {
    assertEquals(Optional.of(Rating.SATISFIED), rated(Optional.empty(), OptionalInt.of(4)));
    assertEquals(Optional.of(Rating.UNSATISFIED), rated(Optional.empty(), OptionalInt.of(3)));
    assertEquals(Optional.of(Rating.ABANDONED), rated(Optional.empty(), OptionalInt.empty()));
    assertEquals(Map.of(Measure.REPLIES, 1L, Measure.CHATS, 1L, Measure.RATED, 1L,
        Measure.RATING_ABANDONED, 1L),
        counts(asks(0), replies(9, "li"), rates(20, Optional.empty(), OptionalInt.empty())));
  }

  private static Optional<Rating> rated(Optional<Boolean> satisfied, OptionalInt score) {
    return chats(asks(0), replies(9, "li"), rates(20, satisfied, score)).getFirst().rating();
  }

  @Test
  void aChatThatNobodyAnsweredBelongsToWhomItCameToAndOneInTheQueueToNobody() {
    assertEquals(List.of(), chats(asks(0), asks(60)));
    List<ServedChat> chats = chats(asks(0), transfers(5, "hall", "li"), asks(60));
    assertEquals(new ChatKey("shop", "c", "li", LocalDate.parse("2026-11-24")),
        chats.getFirst().key());
    assertEquals(0, chats.getFirst().replies());
    assertEquals(1L, counts(asks(0), transfers(5, "hall", "li")).get(Measure.UNANSWERED));
    assertEquals(null, counts(asks(0), transfers(5, "hall", "li"), replies(9, "wang"))
        .get(Measure.UNANSWERED));
  }
}
