package org.huashu.coach.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.huashu.coach.review.ChatKey;
import org.huashu.coach.review.ServedChat;
import org.jdbi.v3.core.Handle;

/** The rows of served chats that a step of the counting changes. Belongs to one thread. */
final class ChatRows {

  private static final String DELETE = "DELETE FROM served_chat "
      + "WHERE shop = ? AND conversation = ? AND agent = ? AND day = ?";
  private static final String WRITE = "INSERT INTO served_chat (shop, conversation, agent, day, "
      + "first_at, last_at, replies, questions, rating) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
      + "ON CONFLICT (shop, conversation, agent, day) DO UPDATE SET "
      + "first_at = excluded.first_at, last_at = excluded.last_at, replies = excluded.replies, "
      + "questions = excluded.questions, rating = excluded.rating";

  private final List<ChatKey> gone = new ArrayList<>();
  private final List<ServedChat> changed = new ArrayList<>();

  /** What one conversation had and what it has now. */
  void add(List<ServedChat> before, List<ServedChat> now) {
    Set<ServedChat> known = Set.copyOf(before);
    Set<ChatKey> kept = now.stream().map(ServedChat::key).collect(Collectors.toSet());
    before.stream().map(ServedChat::key).filter(key -> !kept.contains(key)).forEach(gone::add);
    now.stream().filter(chat -> !known.contains(chat)).forEach(changed::add);
  }

  void write(Handle handle) {
    gone.forEach(key -> handle.execute(DELETE, key.shop(), key.conversation(), key.agent(),
        key.day().toString()));
    changed.forEach(chat -> {
      ChatKey key = chat.key();
      handle.execute(WRITE, key.shop(), key.conversation(), key.agent(), key.day().toString(),
          SqlJournal.moment(chat.first()), SqlJournal.moment(chat.last()), chat.replies(),
          chat.questions(), chat.rating().map(Enum::name).orElse(""));
    });
  }
}
