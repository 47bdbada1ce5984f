package org.huashu.coach.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A journal that lasts as long as the process: for tests, replays and trials. */
public final class InMemoryJournal implements Journal {

  private final Map<DeliveryId, String> digests = new HashMap<>();
  private final Map<ConversationKey, List<Event>> events = new HashMap<>();

  private record DeliveryId(String shop, String id) {}

  @Override
  public synchronized Outcome append(Event event, Instant arrived, Optional<Delivery> delivery) {
    if (delivery.isPresent()) {
      Delivery sent = delivery.get();
      String known = digests.putIfAbsent(new DeliveryId(sent.shop(), sent.id()), sent.digest());
      if (known != null) {
        return known.equals(sent.digest()) ? Outcome.REPEATED : Outcome.CONFLICT;
      }
    }
    events.computeIfAbsent(event.key(), _ -> new ArrayList<>()).add(event);
    return Outcome.WRITTEN;
  }

  @Override
  public synchronized List<Event> events(ConversationKey key) {
    return List.copyOf(events.getOrDefault(key, List.of()));
  }
}
