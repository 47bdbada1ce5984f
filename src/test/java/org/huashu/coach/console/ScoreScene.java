package org.huashu.coach.console;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Role;
import org.huashu.coach.clock.PlatformProfile;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.review.ChatKey;
import org.huashu.coach.review.Flags;
import org.huashu.coach.review.JournalCounts;
import org.huashu.coach.scoring.Paper;
import org.huashu.coach.scoring.ScoreAct;

/** A shop in which two agents served chats yesterday, rude words and all. */
final class ScoreScene implements AutoCloseable {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final LocalDate DAY = LocalDate.parse("2026-11-24");
  static final String RUDE = "不关我的事";
  static final String SHOP = "shop-a";
  private static final Instant MORNING = Instant.parse("2026-11-24T01:00:00Z");

  final ReviewTeam team;
  final ConsoleServer server;

  /** @param chats of each agent: every third one is rude */
  ScoreScene(Path data, int chats) {
    team = new ReviewTeam(data, 0);
    server = team.server;
    for (String agent : List.of("li", "wang")) {
      team.join(agent, new Grant(Role.AGENT, SHOP));
      for (int i = 0; i < chats; i++) {
        chat(agent, i);
      }
    }
    count();
  }

  /** The counting that the service does every second. */
  void count() {
    team.settle();
    List<PlatformProfile> profiles = new ArrayList<>(ConsoleServer.PROFILES);
    server.withRelease(
        release -> profiles.addAll(release.knowledge().policies().platforms()));
    server.store.insightCounting()
        .catchUp(new JournalCounts.Settings(ZONE, profiles), () -> true);
  }

  private void chat(String agent, int i) {
    Flags flags = new Flags(SHOP, agent, agent + i, MORNING.plusSeconds(1_200L * i));
    var key = flags.key();
    String reply = i % 3 == 0 ? "快递丢了" + RUDE + "，您找快递吧" : "您好，我马上为您查询快递，请您稍等";
    keep(new Event.ConversationOpened(key, flags.at().minusSeconds(60), Optional.of(agent),
        Optional.of("taobao"), java.util.Map.of()));
    keep(new Event.MessageReceived(key, flags.at(), "q1", "你好，我的快递三天没动了，怎么回事？"));
    if (i % 3 == 0) {
      server.store.flaggedDrafts()
          .flag(flags.revision(1, reply, flags.block("banned.not-my-business", reply, RUDE)));
    }
    Event sent = flags.sent(i % 3 == 0 ? 75 : 12, reply);
    server.store.flaggedDrafts().outcome(sent);
    keep(sent);
    keep(new Event.MessageReceived(key, flags.at().plusSeconds(120), "q2", "那什么时候能到？"));
    keep(new Event.ReplySent(key, flags.at().plusSeconds(140), "a2", Optional.empty(), agent,
        "预计明天送到，给您添麻烦了。请问还有什么可以帮您？", Sender.HUMAN));
    keep(new Event.ConversationClosed(key, flags.at().plusSeconds(300), agent,
        Optional.of(true)));
    if (i % 2 == 0) {
      keep(new Event.ConversationRated(key, flags.at().plusSeconds(310),
          i % 4 == 0 ? Optional.of(i % 3 != 0) : Optional.empty(), OptionalInt.empty()));
    }
  }

  void keep(Event event) {
    server.store.journal().append(event, event.at(), Optional.empty());
  }

  static ChatKey chatOf(String agent, int i) {
    return new ChatKey(SHOP, "of-" + agent + i, agent, DAY);
  }

  /** A paper of the shipped sheet without a fault. */
  Paper paper() {
    Paper[] paper = new Paper[1];
    server.withRelease(release -> paper[0] = new Paper(
        release.knowledge().policies().scoreSheet(), List.of(), ""));
    return paper[0];
  }

  /** A finished score; returns its number. */
  long scored(ChatKey chat, Paper paper) {
    return server.store.scores()
        .begin(chat, new ScoreAct.Finished("韩梅梅", server.clock.instant(), paper))
        .orElseThrow();
  }

  @Override
  public void close() {
    team.close();
  }
}
