package org.huashu.coach.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.conversation.Delivery;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Journal.Outcome;
import org.huashu.coach.conversation.StoreUnavailableException;
import org.huashu.coach.http.ProblemException;
import org.huashu.coach.webhook.Service.Reply;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

  private static final Map<String, String> ID = Map.of("webhook-id", "msg_1");
  private static final byte[] DIGEST = {1};
  private static final Deliveries.Key KEY = new Deliveries.Key("s", "id");

  @Test
  void answersARepeatedDraftWithTheSameBytesAndCoachesItOnce() {
    Counting chat = new Counting();
    try (Service service = Service.unsigned(chat)) {
      Reply first = service.post(draft(1), ID);
      assertEquals(first, service.post(draft(1), ID));
      assertEquals(1, chat.advised.get());
      Reply other = service.post(draft(1), Map.of("webhook-id", "msg_2"));
      assertEquals(2, chat.advised.get());
      assertEquals(first.body().replace("\"revision\":1", "\"revision\":2"), other.body());
    }
  }

  @Test
  void refusesAnIdThatComesWithAnotherBody() {
    ChatRecorder chat = new ChatRecorder();
    Reply conflict = new Reply(409, "application/problem+json",
        "{\"type\":\"urn:huashu-coach:problem:conflict\","
            + "\"title\":\"The id was used with another body\",\"status\":409,"
            + "\"detail\":\"webhook-id: use a new one for another body\",\"errors\":"
            + "[{\"field\":\"webhook-id\",\"detail\":\"use a new one for another body\"}]}");
    try (Service service = Service.unsigned(chat)) {
      service.post(draft(1), ID);
      assertEquals(conflict, service.post(draft(2), ID));
      assertEquals(conflict, service.post(Service.EVENT.replace("flagship", "s"), ID));
      assertEquals(202, service.post(Service.EVENT, ID).status());
    }
    // A service that starts again knows events by the journal.
    try (Service service = Service.unsigned(chat)) {
      assertEquals(conflict, service.post(Service.EVENT + " ", ID));
      assertEquals(new Reply(202, "application/json", "{\"accepted\":true}"),
          service.post(Service.EVENT, ID));
    }
    assertEquals(2, chat.events.size());
  }

  @Test
  void handsTheJournalShopIdAndDigest() {
    AtomicReference<Optional<Delivery>> given = new AtomicReference<>(Optional.empty());
    ChatEvents chat = new Counting() {
      @Override
      public Outcome accept(Event event, Optional<Delivery> delivery) {
        given.set(delivery);
        return Outcome.WRITTEN;
      }
    };
    try (Service service = Service.unsigned(chat)) {
      service.post("{\"type\":\"conversation.closed\",\"timestamp\":\"2026-11-20T10:00:05Z\","
          + "\"data\":{\"shop\":\"s\",\"conversation\":\"c\",\"agent\":\"a\"}}", ID);
    }
    assertEquals(Optional.of(new Delivery("s", "msg_1",
        "5b49cdc4a6aedb10b00a965c80ec4e6da45abc812f629550e089b51545ad3498")),
        given.get());
  }

  @Test
  void letsARepeatedDeliveryWaitForTheFirst() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Counting chat = new Counting() {
      @Override
      public Advice advise(DraftUpdated draft) {
        entered.countDown();
        awaiting(go);
        return super.advise(draft);
      }
    };
    try (Service service = Service.unsigned(chat);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> replies = new ArrayList<>();
      Callable<Reply> call = () -> service.post(draft(1), ID);
      replies.add(threads.submit(call));
      entered.await();
      for (int i = 0; i < 5; i++) {
        replies.add(threads.submit(call));
      }
      go.countDown();
      Reply first = replies.getFirst().get();
      for (Future<Reply> reply : replies) {
        assertEquals(first, reply.get());
      }
    }
    assertEquals(1, chat.advised.get());
  }

  @Test
  void doesNotRememberAFailure() {
    Deliveries deliveries = deliveries(() -> Service.NOW);
    assertThrows(StoreUnavailableException.class, () -> deliveries.once(KEY, DIGEST, () -> {
      throw new StoreUnavailableException("full");
    }));
    assertEquals(Answer.ACCEPTED, deliveries.once(KEY, DIGEST, () -> Answer.ACCEPTED));
  }

  @Test
  void remembersForADay() {
    AtomicReference<Instant> now = new AtomicReference<>(Service.NOW);
    Deliveries deliveries = deliveries(now::get);
    deliveries.once(KEY, DIGEST, () -> Answer.ACCEPTED);
    now.set(Service.NOW.plus(Duration.ofHours(24)).minusSeconds(1));
    assertEquals(Answer.ACCEPTED, deliveries.once(KEY, DIGEST, () -> Answer.IGNORED));
    assertThrows(ProblemException.class,
        () -> deliveries.once(KEY, new byte[]{2}, () -> Answer.IGNORED));
    now.set(Service.NOW.plus(Duration.ofHours(24)).plusSeconds(1));
    assertEquals(Answer.IGNORED, deliveries.once(KEY, new byte[]{2}, () -> Answer.IGNORED));
  }

  @Test
  void keepsNoMoreThanItsMemory() {
    Deliveries deliveries = new Deliveries(100_000, () -> Service.NOW);
    AtomicInteger works = new AtomicInteger();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 1_000; i++) {
        deliveries.once(new Deliveries.Key("s", "id" + i), DIGEST, () -> {
          works.incrementAndGet();
          return new Answer(200, new byte[700]);
        });
      }
    }
    int kept = 2_000 - works.get();
    assertEquals(true, kept <= 100, "kept " + kept + " of about 1000 bytes each");
  }

  private static Deliveries deliveries(InstantSource clock) {
    return new Deliveries(1 << 20, clock);
  }

  private static String draft(int revision) {
    return "{\"type\":\"draft.updated\",\"timestamp\":\"2026-11-20T10:00:05Z\",\"data\":{\"shop\":\"s\","
        + "\"conversation\":\"c\",\"draft\":\"d\",\"revision\":" + revision
        + ",\"agent\":\"a\",\"text\":\"\"}}";
  }

  private static void awaiting(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static class Counting implements ChatEvents {
    final AtomicInteger advised = new AtomicInteger();

    @Override
    public Outcome accept(Event event, Optional<Delivery> delivery) {
      return Outcome.WRITTEN;
    }

    /** Never the same twice. */
    @Override
    public Advice advise(DraftUpdated draft) {
      return ChatRecorder.advice("c", "d", advised.incrementAndGet());
    }
  }
}
