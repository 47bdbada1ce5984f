package org.huashu.coach.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.ConversationClosed;
import org.huashu.coach.conversation.Event.ConversationOpened;
import org.huashu.coach.conversation.Event.ConversationRated;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;

/**
 * Customers who come, write, wait for replies and rate, as their stories say: so that the desk has
 * something to show. They come when an agent first looks. Safe for use by many threads; time goes
 * on by {@link #step}.
 */
public final class Demo {

  private static final int RATES_AFTER = 3;

  private final DeskBoard board;
  private final InstantSource clock;
  private final Map<ConversationKey, Scene> scenes = new HashMap<>();
  private final Map<String, Story> stories = new HashMap<>();
  private final String run;

  /** Where one story stands. */
  private static final class Scene {
    private final Story story;
    private final String agent;
    private final Instant comes;
    private boolean opened;
    private int said;
    private boolean replied;
    private Instant last;
    private boolean closed;
    private boolean rated;

    Scene(Story story, String agent, Instant comes) {
      this.story = story;
      this.agent = agent;
      this.comes = comes;
      this.last = comes;
    }
  }

  /** A demo on this board; its conversations are told from those of earlier runs by the time. */
  public Demo(DeskBoard board, InstantSource clock) {
    this.board = board;
    this.clock = clock;
    this.run = Long.toString(clock.millis() / 1000, 36);
    board.tell(this::happened);
  }

  /** Customers come for this agent; who is there already stays. */
  public synchronized void welcome(String shop, String agent) {
    if (scenes.keySet().stream().anyMatch(key -> key.shop().equals(shop))) {
      return;
    }
    Instant now = clock.instant();
    for (Story story : Story.shipped()) {
      String id = story.id() + "-" + run;
      stories.put(id, story);
      scenes.put(new ConversationKey(shop, id),
          new Scene(story, agent, now.plusSeconds(story.comes())));
    }
  }

  /** What a trainer would have the agent try in this conversation: category to reply. */
  List<Map<String, String>> slips(String conversation) {
    Story story;
    synchronized (this) {
      story = stories.get(conversation);
    }
    return story == null
        ? List.of()
        : story.slips()
            .stream()
            .map(slip -> Map.of("category", slip.category().wireName(), "text", slip.text()))
            .toList();
  }

  /** Lets everything happen that is due by now. */
  public void step() {
    Instant now = clock.instant();
    List<Event> due;
    synchronized (this) {
      due = scenes.entrySet()
          .stream()
          .flatMap(scene -> due(scene.getKey(), scene.getValue(), now).stream())
          .toList();
    }
    // Outside the lock: the board tells of each.
    due.forEach(event -> board.accept(event, Optional.empty()));
  }

  private List<Event> due(ConversationKey key, Scene scene, Instant now) {
    if (now.isBefore(scene.comes)) {
      return List.of();
    }
    if (!scene.opened) {
      scene.opened = true;
      return List.of(new ConversationOpened(key, now, Optional.of(scene.agent),
          Optional.of("demo"), scene.story.facts()));
    }
    if (scene.closed) {
      return rating(key, scene, now);
    }
    if (scene.said == scene.story.lines().size()) {
      return List.of();
    }
    Story.Line line = scene.story.lines().get(scene.said);
    boolean free = !line.afterReply() || scene.replied;
    if (!free || now.isBefore(scene.last.plusSeconds(line.pause()))) {
      return List.of();
    }
    scene.said++;
    scene.replied = false;
    scene.last = now;
    return List.of(new MessageReceived(key, now, "m" + scene.said, line.text()));
  }

  private List<Event> rating(ConversationKey key, Scene scene, Instant now) {
    if (scene.rated || now.isBefore(scene.last.plusSeconds(RATES_AFTER))) {
      return List.of();
    }
    scene.rated = true;
    int score = scene.story.score();
    return List.of(score == 0
        ? new ConversationRated(key, now, Optional.empty(), OptionalInt.empty())
        : new ConversationRated(key, now, Optional.of(score > 3), OptionalInt.of(score)));
  }

  private synchronized void happened(Event event) {
    Scene scene = scenes.get(event.key());
    if (scene == null) {
      return;
    }
    if (event instanceof ReplySent) {
      scene.replied = true;
      scene.last = clock.instant();
    } else if (event instanceof ConversationClosed) {
      scene.closed = true;
      scene.last = clock.instant();
    }
  }
}
