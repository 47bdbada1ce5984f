package org.huashu.coach.console;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.huashu.coach.account.Account;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Passwords;
import org.huashu.coach.account.Role;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.quality.KpiPolicy;
import org.huashu.coach.quality.ScoreSheet;
import org.huashu.coach.review.ChatKey;
import org.huashu.coach.review.Flags;
import org.huashu.coach.review.JournalCounts;
import org.huashu.coach.scoring.AgentMonth;
import org.huashu.coach.scoring.Mark;
import org.huashu.coach.scoring.MonthAct;
import org.huashu.coach.scoring.MonthEntry;
import org.huashu.coach.scoring.MonthNumbers;
import org.huashu.coach.scoring.Paper;
import org.huashu.coach.scoring.ScoreAct;

/**
 * A store in which one text stands wherever a person can put one: in scripts, rules, drafts,
 * questions, names, reasons and comments. The account may see every page.
 */
final class HostileStore {

  static final String NAME = "everybody";
  private static final String SCRIPT = "/console/scripts/of/logistics.where";
  private static final String RULE = "/console/rules/of/banned.not-my-business";

  private final ConsoleServer server;
  private final String text;
  private ConsoleServer.Visitor visitor;

  private HostileStore(ConsoleServer server, String text) {
    this.server = server;
    this.text = text;
    this.visitor = server.visitor();
  }

  /** Fills the store of a server; the visitor is signed in. */
  static ConsoleServer.Visitor fill(ConsoleServer server, String text) throws Exception {
    HostileStore store = new HostileStore(server, text);
    store.accounts();
    store.drafts();
    store.knowledge();
    server.store.insightCounting()
        .catchUp(new JournalCounts.Settings(java.time.ZoneId.of("Asia/Shanghai"),
            ConsoleServer.PROFILES), () -> true);
    store.scores();
    return store.visitor;
  }

  /** Only the account, in a store without any more. */
  static void everybody(ConsoleServer server) {
    add(server, NAME,
        Stream.of(Role.values()).map(role -> new Grant(role, Grant.EVERY_SHOP)).toList());
  }

  private static void add(ConsoleServer server, String display, List<Grant> grants) {
    server.store.accounts()
        .add(Account.fresh(NAME, display, grants, server.clock.instant()),
            Passwords.of(64, 1).hash(ConsoleServer.PASSWORD));
  }

  private void accounts() throws IOException, InterruptedException {
    add(server, text, Stream.of(Role.values())
        .flatMap(role -> Stream.of(new Grant(role, Grant.EVERY_SHOP), new Grant(role, text)))
        .toList());
    visitor = server.signedIn(NAME);
    visitor.post("/console/sign-in", Map.of("name", text, "password", "x"));
  }

  private void drafts() {
    for (String agent : List.of(NAME, text)) {
      Instant at = server.clock.instant().minusSeconds(4_000);
      Flags flags = new Flags("shop-a", agent, "d-" + agent, at);
      String draft = text + "不关我的事" + text;
      Hint hint = flags.block("banned.not-my-business", draft, "不关我的事");
      var drafts = server.store.flaggedDrafts();
      drafts.flag(flags.revision(1, draft, List.of(text), hint));
      drafts.outcome(flags.sent(6, text));
      keep(new Event.MessageReceived(flags.key(), at, "q", text));
      keep(new Event.ReplySent(flags.key(), at.plusSeconds(50), "a", Optional.of("d-" + agent),
          agent, text, Sender.HUMAN));
    }
    if (!server.store.writable(server.clock.instant())) {
      throw new IllegalStateException("the drafts were not written");
    }
  }

  /** One of everybody's own chats, with an appeal, and one that they scored. */
  private void scores() throws IOException, InterruptedException {
    var day = java.time.LocalDate.ofInstant(server.clock.instant().minusSeconds(4_000),
        java.time.ZoneId.of("Asia/Shanghai"));
    var sheet = new ScoreSheet(100, List.of(new ScoreSheet.Group("g", text, 100,
        List.of(new ScoreSheet.Item("i", text, BigDecimal.ONE, Set.of())))));
    var paper = new Paper(sheet, List.of(new Mark("i", 2, List.of("a"), text)), text);
    var scores = server.store.scores();
    for (String agent : List.of(NAME, text)) {
      long number = scores
          .begin(new ChatKey("shop-a", "of-d-" + agent, agent, day),
              new ScoreAct.Finished(text, server.clock.instant(), paper))
          .orElseThrow();
      scores.append(scores.scoring(number).orElseThrow(),
          new ScoreAct.Appealed(agent, server.clock.instant(), Set.of("i"), text));
      month(agent, YearMonth.from(day));
    }
    visitor.post("/console/scores/samples", Map.of("shop", "shop-a", "from", day.toString(),
        "until", day.toString()));
  }

  private void month(String agent, YearMonth month) {
    var policy = new KpiPolicy(List.of(new KpiPolicy.Kpi("satisfaction", text, BigDecimal.TEN,
        "percent", BigDecimal.TEN, BigDecimal.ONE, BigDecimal.ONE)), BigDecimal.TEN,
        BigDecimal.ONE, Optional.empty(), List.of());
    var books = server.store.monthBooks();
    var key = new AgentMonth("shop-a", month, agent);
    var now = server.clock.instant();
    books.append(books.book(key), new MonthAct.Entered(text, now, new MonthEntry(
        MonthEntry.Kind.EXTRA, "", BigDecimal.ONE, month.atDay(1), text)));
    var book = books.book(key);
    books.append(book, new MonthAct.Closed(text, now, policy, MonthNumbers.NONE,
        book.settle(policy, MonthNumbers.NONE)));
  }

  private void keep(Event event) {
    server.store.journal().append(event, event.at(), Optional.empty());
  }

  private void knowledge() throws IOException, InterruptedException {
    saved(visitor.post(SCRIPT, Map.of("title", text, "questions", text + "一\n" + text + "二\n"
        + text + "三\n" + text + "四", "answer", text, "tags", text, "owner", text,
        "conditions", text, "use", "answer", "loaded", loaded(SCRIPT))));
    Map<String, String> rule = new HashMap<>(Map.of("kind", "avoid", "severity", "block",
        "message", text, "why", text, "source", text, "phrases", "不关我的事", "bad",
        "[不关我的事]" + text.replace("[", "").replace("]", ""), "good", text, "loaded",
        loaded(RULE)));
    rule.put("replacements", text);
    saved(visitor.post(RULE, rule));
    visitor.post("/console/users/new", Map.of("name", "invited", "display", text, "role",
        "agent", "shop", text));
    visitor.post("/console/releases", Map.of("script", "logistics.where", "reason", text));
    visitor.post("/console/releases/check/1/confirm", Map.of());
    if (server.store.releases().newest().orElseThrow().number() != 2) {
      throw new IllegalStateException("nothing was published");
    }
    server.refresh();
  }

  private static void saved(java.net.http.HttpResponse<String> answer) {
    if (answer.statusCode() != 303) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }

  /** What the form of a page began with. */
  private String loaded(String path) throws IOException, InterruptedException {
    String page = visitor.get(path).body();
    int at = page.indexOf("name=\"loaded\"");
    int textarea = page.indexOf('>', at) + 1;
    String inside = page.startsWith("<input", page.lastIndexOf('<', at))
        ? page.substring(page.indexOf("value=\"", at) + 7,
            page.indexOf('"', page.indexOf("value=\"", at) + 7))
        : page.substring(textarea, page.indexOf("</textarea>", textarea));
    return inside.replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  /** The path of a route with names in it that there are. */
  static List<String> paths(PageRoute route) {
    String path = route.path();
    if (!path.contains("{")) {
      return List.of(path);
    }
    List<String> values = path.startsWith("/console/scripts")
        ? List.of("logistics.where")
        : path.startsWith("/console/rules/of")
            ? List.of("banned.not-my-business")
            : path.startsWith("/console/users") ? List.of(NAME) : List.of("1", "2");
    return values.stream().map(it -> path.replaceAll("\\{\\w+}", it)).toList();
  }
}
