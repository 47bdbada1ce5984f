package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Passwords;
import org.huashu.coach.account.Role;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.review.Flags;
import org.huashu.coach.review.ReviewDesk;
import org.huashu.coach.review.Reviewer;
import org.huashu.coach.review.Ruling;
import org.huashu.coach.text.PersonalData;

/** Several reviewers, a week of flagged drafts, and browsers for each of them. */
final class ReviewTeam implements AutoCloseable {

  static final String RULE = "evasive.off-work";
  static final String WORDS = "我要下班了";
  static final String RIGHT = "我要下班了，你明天再来吧";
  static final String WRONG = "您说我要下班了才能取件，可以改到晚上派送";
  /** A Monday, and the store's clock stands in the week after it. */
  private static final Instant WEEK = Instant.parse("2026-11-16T02:00:00Z");

  final ConsoleServer server;
  final ReviewDesk desk;
  private final PeoplesBrowsers browsers;

  ReviewTeam(Path data, int drafts) {
    server = ConsoleServer.shipped(data);
    browsers = new PeoplesBrowsers(server);
    desk = new ReviewDesk(server.store.reviews(), PersonalData::mask, _ -> {});
    for (String name : List.of("韩梅梅", "李雷")) {
      join(name, new Grant(Role.TRAINER, Grant.EVERY_SHOP));
    }
    for (int i = 0; i < drafts; i++) {
      Flags flags = flags(i);
      String text = i % 3 == 0 ? WRONG : RIGHT;
      server.store.flaggedDrafts().flag(flags.revision(1, text, flags.warn(RULE, text, WORDS)));
      server.store.flaggedDrafts().outcome(flags.sent(5, text));
    }
    settle();
  }

  private static Flags flags(int i) {
    return new Flags("shop-a", List.of("li", "wang", "zhao").get(i % 3), "d" + i,
        WEEK.plusSeconds(9_000L * i));
  }

  List<String> complaints() {
    return browsers.complaints;
  }

  void settle() {
    assertTrue(server.store.writable(server.clock.instant()));
  }

  void join(String name, Grant... grants) {
    server.store.accounts()
        .add(ConsoleServer.account(name, grants),
            Passwords.of(64, 1).hash(ConsoleServer.PASSWORD));
  }

  /** Judges the only hint of a draft; the first draft is number 1. */
  void judge(long draft, String reviewer, Ruling ruling) {
    new Reviewer(reviewer, server.store.reviews(), desk).judge(draft, server.clock.instant(),
        ruling, "引用顾客的话");
  }

  /** What agents really wrote, for dry runs. */
  void replies(int count) {
    for (int i = 0; i < count; i++) {
      ConversationKey key = new ConversationKey("shop-a", "c" + i % 20);
      Event sent = new Event.ReplySent(key, WEEK.plusSeconds(60L * i), "a" + i, Optional.empty(),
          "li", List.of(WRONG, RIGHT, "好的，马上为您查询", "亲，已经登记了").get(i % 4), Sender.HUMAN);
      server.store.journal().append(sent, sent.at(), Optional.empty());
    }
    settle();
  }

  Page browser(String name, ColorScheme scheme, int width) {
    return browsers.signedIn(name, scheme, width);
  }

  Page browser(String name) {
    return browser(name, ColorScheme.LIGHT, 1280);
  }

  /** Lets somebody join who may do everything everywhere. */
  void joinWithEveryRole(String name) {
    join(name, Stream.of(Role.values())
        .map(role -> new Grant(role, Grant.EVERY_SHOP))
        .toArray(Grant[]::new));
  }

  /** Opens these pages below the console: each has nothing that axe finds, and fits. */
  void opensWithoutFault(Page page, List<String> paths) throws IOException, InterruptedException {
    Axe axe = new Axe();
    for (String path : paths) {
      assertEquals(200, open(page, path), path);
      axe.hasNothingToSay(page);
      assertTrue(
          (int) page.evaluate("document.scrollingElement.scrollWidth") <= page.viewportSize().width,
          path + " is wider than the window");
    }
  }

  /** Opens a page below the console; returns its status. */
  int open(Page page, String path) {
    return page.navigate(server.url() + "/console" + path).status();
  }

  @Override
  public void close() {
    browsers.close();
  }
}
