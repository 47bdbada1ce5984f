package org.huashu.coach.coaching;

import static org.huashu.coach.coaching.Story.customer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Delivery;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.InMemoryJournal;
import org.huashu.coach.conversation.Journal;
import org.huashu.coach.conversation.Sender;
import org.junit.jupiter.api.Test;

class ConversationsTest {

  /** The load has read the journal when the event comes; it is published only after that. */
  @Test
  void doesNotLoseAnEventThatComesWhileTheConversationIsLoaded() throws Exception {
    SlowJournal journal = new SlowJournal();
    Conversations conversations = new Conversations(journal, 1 << 20);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Conversation> load = executor.submit(() -> conversations.find(Story.KEY));
      journal.read.await();
      journal.append(customer(1, "在吗"), Instant.EPOCH, Optional.empty());
      Future<?> applied = executor.submit(() -> conversations.apply(customer(1, "在吗")));
      // An apply that does not wait for the load is done by now, and its event is lost.
      giveTime(applied);
      journal.goOn.countDown();
      load.get();
      applied.get();
    }
    assertEquals("在吗", conversations.find(Story.KEY).lastQuestion());
  }

  @Test
  void losesNothingWhileManyWriteReadAndForget() throws Exception {
    Journal journal = new InMemoryJournal();
    // Room for few, so that conversations are forgotten and loaded all the time.
    Conversations conversations = new Conversations(journal, 3_000);
    List<ConversationKey> keys = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      keys.add(new ConversationKey("shop", "c-" + i));
    }
    try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        int own = thread;
        writers.add(executor.submit(() -> write(own, keys, journal, conversations)));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    for (ConversationKey key : keys) {
      assertEquals(Conversation.of(key, journal.events(key)), conversations.find(key));
    }
  }

  private static void write(int thread, List<ConversationKey> keys, Journal journal,
      Conversations conversations) {
    SplittableRandom random = new SplittableRandom(thread);
    for (int i = 0; i < 300; i++) {
      ConversationKey key = keys.get(random.nextInt(keys.size()));
      int number = i % 40;
      Event event = new Event.ReplySent(key, Story.START.plusSeconds((thread + number * 7) % 50),
          thread + "-" + number, Optional.empty(), "a1", "好的",
          Sender.HUMAN);
      journal.append(event, Instant.EPOCH, Optional.empty());
      conversations.apply(event);
      conversations.find(keys.get(random.nextInt(keys.size())));
    }
  }

  private static void giveTime(Future<?> future) throws Exception {
    try {
      future.get(200, TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      // It waits for the load, as it should.
    }
  }

  /** Reads, and then takes its time to hand over what it read. */
  private static final class SlowJournal implements Journal {
    private final InMemoryJournal kept = new InMemoryJournal();
    private final CountDownLatch read = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Override
    public Outcome append(Event event, Instant arrived, Optional<Delivery> delivery) {
      return kept.append(event, arrived, delivery);
    }

    @Override
    public List<Event> events(ConversationKey key) {
      List<Event> events = kept.events(key);
      read.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return events;
    }
  }
}
