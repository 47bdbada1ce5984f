package org.huashu.coach.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.huashu.coach.review.ChatKey;
import org.junit.jupiter.api.Test;

class ChatDrawTest {

  private static final LocalDate DAY = LocalDate.parse("2026-11-24");

  private static List<ChatKey> chats(String agent, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new ChatKey("shop", agent + "-chat-" + i, agent, DAY.minusDays(i % 5)))
        .toList();
  }

  private static List<ChatKey> drawn(long seed, int perAgent, List<ChatKey> chats) {
    ChatDraw draw = new ChatDraw(new ChatSamples.Plan("shop", DAY.minusDays(5), DAY, perAgent,
        seed));
    chats.forEach(draw::add);
    return draw.drawn();
  }

  @Test
  void theOrderOfTheChatsAndOtherAgentsChangeNothing() {
    List<ChatKey> li = chats("li", 200);
    List<ChatKey> mixed = new ArrayList<>(li);
    mixed.addAll(chats("wang", 50));
    Collections.shuffle(mixed, new Random(7));
    List<ChatKey> alone = drawn(42, 5, li);
    assertEquals(5, alone.size());
    assertEquals(alone, drawn(42, 5, mixed).subList(0, 5));
    assertEquals(10, drawn(42, 5, mixed).size());
    assertNotEquals(alone, drawn(43, 5, li));
  }

  @Test
  void whoHasFewChatsHasAllOfThemDrawn() {
    assertEquals(3, drawn(1, 5, chats("li", 3)).size());
    assertEquals(List.of(), drawn(1, 5, List.of()));
  }

  @Test
  void everyChatIsAsLikelyAsAnother() {
    List<ChatKey> chats = chats("li", 20);
    Map<ChatKey, Integer> times = new HashMap<>();
    int seeds = 4_000;
    for (long seed = 0; seed < seeds; seed++) {
      drawn(seed, 5, chats).forEach(chat -> times.merge(chat, 1, Integer::sum));
    }
    // Each is drawn in a quarter of all cases: 1000 times, with a deviation of 27.
    chats.forEach(chat -> assertTrue(Math.abs(times.getOrDefault(chat, 0) - 1_000) < 150,
        chat + " was drawn " + times.get(chat) + " times"));
  }
}
