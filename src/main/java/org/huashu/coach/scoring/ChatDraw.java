package org.huashu.coach.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.huashu.coach.review.ChatKey;

/**
 * Draws chats while they pass by, holding no more than are drawn: each chat has a lot that follows
 * from it and the seed, and the chats with the smallest lots of each agent are drawn. So the order
 * in which they come and what other agents there are changes nothing, and every chat of an agent is
 * as likely as another. For one thread.
 */
public final class ChatDraw {

  private static final Comparator<Lot> ORDER =
      Comparator.comparingLong(Lot::lot)
          .thenComparing(it -> it.chat().day())
          .thenComparing(it -> it.chat().conversation());

  private final ChatSamples.Plan plan;
  private final TreeMap<String, PriorityQueue<Lot>> drawn = new TreeMap<>();

  /** A draw by a plan. */
  public ChatDraw(ChatSamples.Plan plan) {
    this.plan = plan;
  }

  private record Lot(long lot, ChatKey chat) {}

  /** A chat passes by. */
  public void add(ChatKey chat) {
    PriorityQueue<Lot> own = drawn.computeIfAbsent(chat.agent(),
        _ -> new PriorityQueue<>(ORDER.reversed()));
    own.add(new Lot(lot(chat), chat));
    if (own.size() > plan.perAgent()) {
      var _ = own.remove();
    }
  }

  private long lot(ChatKey chat) {
    long mixed = plan.seed();
    for (String part : List.of(chat.agent(), chat.day().toString(), chat.conversation())) {
      mixed = new SplittableRandom(mixed * 31 + part.hashCode()).nextLong();
    }
    return mixed;
  }

  /** What was drawn of those that have passed by: agent by agent, each in the order of the lots. */
  public List<ChatKey> drawn() {
    List<ChatKey> all = new ArrayList<>();
    drawn.values().forEach(own -> own.stream().sorted(ORDER).map(Lot::chat).forEach(all::add));
    return all;
  }
}
