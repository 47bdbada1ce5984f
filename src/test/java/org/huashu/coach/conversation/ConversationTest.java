package org.huashu.coach.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.huashu.coach.conversation.Event.ConversationClosed;
import org.huashu.coach.conversation.Event.ConversationOpened;
import org.huashu.coach.conversation.Event.ConversationRated;
import org.huashu.coach.conversation.Event.ConversationTransferred;
import org.huashu.coach.conversation.Event.HintAnswered;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.Message.FromCustomer;
import org.huashu.coach.conversation.Message.Reply;
import org.junit.jupiter.api.Test;

class ConversationTest {

  private static final ConversationKey KEY = new ConversationKey("shop", "c-1");
  private static final List<HintAnswer> ANSWERS =
      List.copyOf(EnumSet.allOf(HintAnswer.class));
  private static final Instant START = Instant.parse("2026-11-02T02:00:00Z");

  @Test
  void knowsNothingAtFirst() {
    Conversation unknown = Conversation.unknown(KEY);
    assertEquals("", unknown.openQuestion(_ -> false));
    assertEquals("", unknown.lastQuestion());
    assertEquals(1, unknown.turn());
    assertEquals(Optional.empty(), unknown.agent());
    assertEquals(Optional.empty(), unknown.firstUnanswered());
    assertFalse(unknown.knowsCustomer());
    assertTrue(unknown.isUnknown());
    assertFalse(of(reply(0, "您好")).isUnknown());
  }

  @Test
  void knowsHowItWentFromItsOpeningButNotFromWhatIsBesideTheWords() {
    Event moved = new ConversationTransferred(KEY, at(5), "a1", "a2", Optional.empty(),
        Optional.empty());
    assertTrue(of(answered("h-1", HintAnswer.DISMISSED), moved, closing(9)).isUnknown());
    assertFalse(of(new ConversationOpened(KEY, at(0), Optional.empty(), Optional.empty(),
        Map.of())).isUnknown());
  }

  @Test
  void joinsWhatTheCustomerWroteSinceTheLastReply() {
    Conversation conversation = of(customer(0, "在吗"), reply(1, "您好"), customer(2, "能退货吗"),
        customer(3, "刚收到"));
    assertEquals("能退货吗\n刚收到", conversation.openQuestion(_ -> false));
    assertEquals("能退货吗\n刚收到", conversation.lastQuestion());
    assertEquals(2, conversation.turn());
    assertEquals("能退货吗", conversation.firstUnanswered().orElseThrow().text());
  }

  @Test
  void remembersTheLastQuestionAfterAReply() {
    Conversation conversation =
        of(customer(0, "能退货吗"), customer(1, "刚收到"), reply(2, "您好"), reply(3, "可以的"));
    assertEquals("", conversation.openQuestion(_ -> false));
    assertEquals("能退货吗\n刚收到", conversation.lastQuestion());
    assertEquals(3, conversation.turn());
  }

  @Test
  void keepsAQuestionOpenWhileItIsOnlyHeld() {
    Conversation conversation = of(reply(0, "您好"), customer(1, "能退货吗"), reply(2, "请稍等"),
        reply(3, "请稍等"), customer(4, "快点"));
    assertEquals("能退货吗\n快点", conversation.openQuestion("请稍等"::equals));
    assertEquals("", conversation.with(reply(5, "可以")).openQuestion("请稍等"::equals));
    assertEquals("快点", conversation.openQuestion(_ -> false));
  }

  @Test
  void doesNotCountWhatAMachineSendsAlone() {
    Conversation conversation = of(customer(0, "能退货吗"), auto(1, "客服马上就来"));
    assertEquals("能退货吗", conversation.openQuestion(_ -> false));
    assertEquals(1, conversation.turn());
    assertEquals(Optional.empty(), conversation.lastReply());
    assertTrue(conversation.firstUnanswered().isPresent());
  }

  @Test
  void takesAReplyOfTheSameMomentAsAnAnswer() {
    Conversation conversation = of(reply(0, "可以的"), customer(0, "能退货吗"));
    assertEquals(Optional.empty(), conversation.firstUnanswered());
    assertEquals("能退货吗", conversation.lastQuestion());
  }

  @Test
  void keepsTheLaterOfTwoFacts() {
    Event paid = new ConversationOpened(KEY, at(0), Optional.of("a1"), Optional.of("taobao"),
        Map.of("order.id", "1", "order.status", "paid"));
    Event sent = new ConversationOpened(KEY, at(9), Optional.empty(), Optional.empty(),
        Map.of("order.status", "sent"));
    Conversation conversation = of(sent, paid);
    assertEquals(Optional.of("sent"), conversation.facts().value("order.status"));
    assertEquals(Optional.of("1"), conversation.facts().value("order.id"));
    assertEquals(Optional.of("taobao"), conversation.channel());
    assertEquals(Optional.of("a1"), conversation.agent());
  }

  @Test
  void belongsToTheAgentWhoTookOver() {
    Event moved = new ConversationTransferred(KEY, at(5), "a1", "a2", Optional.empty(),
        Optional.empty());
    assertEquals(Optional.of("a2"), of(moved, reply(1, "您好")).agent());
  }

  @Test
  void silencesHintsThatWereDismissedOrWrong() {
    Conversation conversation = of(answered("h-1", HintAnswer.DISMISSED),
        answered("h-2", HintAnswer.FALSE_ALARM), answered("h-3", HintAnswer.APPLIED));
    assertEquals(Set.of("h-1", "h-2"), conversation.silenced());
  }

  @Test
  void isOpenAgainWhenTheCustomerWritesAfterTheEnd() {
    Conversation closed = of(customer(0, "好的"), closing(1));
    assertTrue(closed.closed());
    assertEquals(Optional.empty(), closed.firstUnanswered());
    Conversation open = closed.with(customer(2, "还有个问题"));
    assertFalse(open.closed());
    assertEquals("还有个问题", open.firstUnanswered().orElseThrow().text());
  }

  @Test
  void staysTheSameObjectWhenNothingChanges() {
    Event message = customer(0, "在吗");
    Conversation conversation = of(message);
    assertSame(conversation, conversation.with(message));
    assertSame(conversation, conversation
        .with(new ConversationRated(KEY, at(5), Optional.of(true), OptionalInt.of(5))));
  }

  @Test
  void keepsWhatAdviceNeedsAndCountsTheRest() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      events.add(i % 2 == 0 ? customer(i, "问题" + i) : reply(i, "回答" + i));
    }
    Conversation conversation = Conversation.of(KEY, events);
    assertEquals(Conversation.OLDER, conversation.messages().size());
    assertEquals(51, conversation.turn());
  }

  @Test
  void boundsAFloodThatNobodyAnswers() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      events.add(customer(i, "在吗"));
    }
    assertEquals(Conversation.MOST + 1, Conversation.of(KEY, events).messages().size());
  }

  @Test
  void keepsTheLastReplyAndTheFirstQuestionAfterItInAFlood() {
    List<Event> events = new ArrayList<>(List.of(reply(0, "您好"), reply(1, "请稍等"),
        auto(2, "客服忙"), customer(3, "能退货吗")));
    for (int i = 4; i < 1000; i++) {
      events.add(i % 3 == 0 ? auto(i, "客服忙") : customer(i, "在吗"));
    }
    Conversation conversation = Conversation.of(KEY, events);
    assertEquals(Conversation.MOST + 2, conversation.messages().size());
    assertEquals("请稍等", conversation.lastReply().orElseThrow().text());
    assertEquals("能退货吗", conversation.firstUnanswered().orElseThrow().text());
    assertEquals(3, conversation.turn());
    Conversation answered = conversation.with(reply(1001, "可以"));
    assertEquals(Conversation.OLDER, answered.messages().size());
    assertEquals(4, answered.turn());
  }

  @Test
  void isTheSameInAnyOrderInAFloodToo() {
    int readAgain = 0;
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      List<Event> events = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        events.add(switch (random.nextInt(60)) {
          case 0 -> sent(i, random.nextInt(150), Sender.HUMAN);
          case 1, 2, 3 -> sent(i, random.nextInt(500), Sender.AUTO);
          default -> message(i, random.nextInt(500));
        });
      }
      Conversation actual = Conversation.unknown(KEY);
      for (int i = 0; i < events.size(); i++) {
        boolean again = actual.hasForgottenWhatFollows(events.get(i));
        readAgain += again ? 1 : 0;
        Conversation expected = Conversation.of(KEY, events.subList(0, i + 1));
        actual = again ? expected : actual.with(events.get(i));
        assertEquals(expected, actual, "seed " + seed + " at " + i);
      }
    }
    assertTrue(readAgain > 0);
  }

  @Test
  void boundsTheQuestion() {
    String words = "问".repeat(4_000);
    Conversation conversation = of(customer(0, "甲" + words), customer(1, "乙" + words),
        customer(2, "丙" + words));
    assertEquals("乙" + words + "\n丙" + words, conversation.openQuestion(_ -> false));
  }

  @Test
  void readsALongConversationInLittleTime() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      events.add(i % 2 == 0 ? customer(i, "问题") : reply(i, "回答"));
    }
    assertEquals(25_001, assertTimeoutPreemptively(Duration.ofSeconds(10),
        () -> Conversation.of(KEY, events)).turn());
  }

  @Test
  void isTheSameWhateverTheOrderAndRepetitionOfEvents() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Event> events = randomEvents(random);
      Conversation expected = Conversation.of(KEY, events);
      List<Event> shuffled = new ArrayList<>(events);
      for (int i = random.nextInt(10); i > 0; i--) {
        shuffled.add(events.get(random.nextInt(events.size())));
      }
      Collections.shuffle(shuffled, random);
      Conversation actual = Conversation.unknown(KEY);
      for (Event event : shuffled) {
        actual = actual.with(event);
      }
      assertEquals(expected, actual, "seed " + seed);
    }
  }

  @Test
  void agreesWithADefinitionThatForgetsNothing() {
    for (int seed = 0; seed < 300; seed++) {
      List<Event> events = randomEvents(new Random(seed));
      Conversation conversation = Conversation.of(KEY, events);
      TreeSet<Message> all = new TreeSet<>(Said.ORDER);
      events.forEach(event -> {
        if (event instanceof MessageReceived m) {
          all.add(new FromCustomer(m.message(), m.text(), m.at()));
        } else if (event instanceof ReplySent r) {
          all.add(new Reply(r.message(), r.text(), r.at(), r.agent(), r.sender()));
        }
      });
      List<String> words = new ArrayList<>();
      int turn = 1;
      for (Message message : all) {
        if (message.isReplyByPerson()) {
          words.clear();
          turn++;
        } else if (message instanceof FromCustomer) {
          words.add(message.text());
        }
      }
      assertEquals(String.join("\n", words), conversation.openQuestion(_ -> false), "seed " + seed);
      assertEquals(turn, conversation.turn(), "seed " + seed);
    }
  }

  private static List<Event> randomEvents(Random random) {
    List<Event> events = new ArrayList<>();
    int count = 1 + random.nextInt(90);
    for (int i = 0; i < count; i++) {
      // Few moments, so that many events fall on the same one.
      int second = random.nextInt(40);
      events.add(switch (random.nextInt(9)) {
        case 0, 1, 2 -> message(i, second);
        case 3, 4 -> sent(i, second, Sender.HUMAN);
        case 5 -> sent(i, second, Sender.AUTO);
        case 6 -> answered("h-" + random.nextInt(4), ANSWERS.get(random.nextInt(3)));
        case 7 -> new ConversationOpened(KEY, at(second), Optional.of("a" + random.nextInt(3)),
            Optional.empty(), Map.of("order.id", "o" + random.nextInt(3)));
        default -> closing(second);
      });
    }
    return events;
  }

  private static Conversation of(Event... events) {
    return Conversation.of(KEY, List.of(events));
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }

  private static Event message(int id, int second) {
    return new MessageReceived(KEY, at(second), "m" + id, "问题" + id);
  }

  private static Event sent(int id, int second, Sender sender) {
    return new ReplySent(KEY, at(second), "r" + id, Optional.empty(), "a" + id % 3, "回答" + id,
        sender);
  }

  private static Event customer(int second, String text) {
    return new MessageReceived(KEY, at(second), "m" + second, text);
  }

  private static Event reply(int second, String text) {
    return new ReplySent(KEY, at(second), "r" + second, Optional.empty(), "a1", text,
        Sender.HUMAN);
  }

  private static Event auto(int second, String text) {
    return new ReplySent(KEY, at(second), "r" + second, Optional.empty(), "bot", text,
        Sender.AUTO);
  }

  private static Event answered(String hint, HintAnswer answer) {
    return new HintAnswered(KEY, at(7), "d-1", "a1", hint, answer);
  }

  private static Event closing(int second) {
    return new ConversationClosed(KEY, at(second), "a1", Optional.empty());
  }
}
