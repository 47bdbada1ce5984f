package org.huashu.coach.console;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huashu.coach.account.Account;
import org.huashu.coach.account.CompanyDoor;
import org.huashu.coach.account.Door;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Passwords;
import org.huashu.coach.account.Role;
import org.huashu.coach.clock.PlatformProfile;
import org.huashu.coach.clock.WorkingHours;
import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.http.Routes;
import org.huashu.coach.http.Server;
import org.huashu.coach.http.ServerConfig;
import org.huashu.coach.knowledge.KnowledgeBase;
import org.huashu.coach.knowledge.KnowledgeFiles;
import org.huashu.coach.knowledge.KnowledgeFolder;
import org.huashu.coach.knowledge.KnowledgeReader;
import org.huashu.coach.knowledge.Lease;
import org.huashu.coach.knowledge.Lint;
import org.huashu.coach.knowledge.NextRelease;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.knowledge.ReleaseLog;
import org.huashu.coach.knowledge.ReleaseStore.Note;
import org.huashu.coach.knowledge.ReleaseStore.Origin;
import org.huashu.coach.knowledge.Releases;
import org.huashu.coach.knowledge.RuleCard;
import org.huashu.coach.knowledge.RuleCompiler;
import org.huashu.coach.knowledge.Texts;
import org.huashu.coach.knowledge.WorkingCopy;
import org.huashu.coach.review.AgentNote;
import org.huashu.coach.review.ReviewDesk;
import org.huashu.coach.scoring.MonthDesk;
import org.huashu.coach.scoring.ScoringDesk;
import org.huashu.coach.script.ChineseWords;
import org.huashu.coach.script.ScriptIndex;
import org.huashu.coach.script.ScriptSource;
import org.huashu.coach.store.SqlStore;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.PersonalData;
import org.huashu.coach.wording.CompiledWording;
import org.huashu.coach.wording.Excuses;
import org.huashu.coach.wording.Meaning;

/** The console on a real server with a real store, and people of every role in it. */
final class ConsoleServer implements AutoCloseable {

  static final String PASSWORD = "马走日象走田";

  final TestClock clock = new TestClock();
  /** One platform, which counts every round. */
  static final List<PlatformProfile> PROFILES =
      List.of(new PlatformProfile("each", "每一轮",
          List.of(new PlatformProfile.Version(Optional.empty(), ZoneId.of("Asia/Shanghai"),
              new WorkingHours.Period(0, 24 * 60), PlatformProfile.Counts.QUESTION,
              PlatformProfile.Round.EACH, PlatformProfile.Start.QUESTION,
              PlatformProfile.Unanswered.COUNTED, Set.of(Sender.HUMAN), Duration.ofSeconds(30),
              Optional.empty(), 1, Optional.of(0.9), Optional.empty()))));

  /** Whoever holds it keeps the checks of rules from going on. */
  final ReentrantLock compiling = new ReentrantLock();
  private final RuleCompiler compiler = (rules, excuses) -> {
    compiling.lock();
    try {
      return CompiledWording.compile(rules, excuses, ChineseWords::inside, Meaning.NONE);
    } finally {
      compiling.unlock();
    }
  };

  final List<AgentNote> told = new CopyOnWriteArrayList<>();
  final SqlStore store;
  final Door door;
  final Console console;
  private final Releases releases;
  private final Server server;

  private ConsoleServer(Path data, Optional<Account> demo, KnowledgeFiles files) {
    this(data, demo, files, Optional.empty());
  }

  /** The company's sign-in, made when there is a store. */
  @FunctionalInterface
  interface CompanyMaker {
    CompanyDoor with(Door door, SqlStore store, TestClock clock);
  }

  private ConsoleServer(Path data, Optional<Account> demo, KnowledgeFiles files,
      Optional<CompanyMaker> company) {
    store = SqlStore.open("jdbc:sqlite:" + data.resolve("coach.db"));
    store.releases()
        .publish(0, new Note(1, files.digest(), "首次导入", "coach", Origin.FILES, clock.instant()),
            files);
    releases = Releases.start(new Releases.Parts(store.releases(),
        (read, _) -> KnowledgeReader.read(read), ConsoleServer::compiled, clock,
        new ReleaseLog()), Optional.empty());
    Passwords quick = Passwords.of(64, 1);
    door = new Door(new Door.Parts(store.accounts(), store.sessions(), store.invitations(),
        store.audit(), quick, clock));
    demo.ifPresent(account -> store.accounts().add(account, ""));
    var rules = WorkingCopy.ofRules(store.releases(), store.edits(), clock);
    console = new Console(new Console.Parts(door, store.accounts(), store.sessions(),
        store.audit(), quick, clock, () -> ZoneId.of("Asia/Shanghai"),
        () -> List.of("shop-a", "shop-b"), demo, Optional.empty(),
        new Reviewing(new ReviewDesk(store.reviews(), PersonalData::mask, told::add),
            store.reviews(), store.samples(), store.insight(), () -> PROFILES),
        new Inspecting(new ScoringDesk(store.scores(), PersonalData::mask), store.scores(),
            store.chats(), store.chatSamples(),
            new MonthDesk(store.monthBooks(), PersonalData::mask),
            store.monthBooks()),
        knowledge(rules),
        new Console.Rules(rules, compiler, store.recentReplies(), new Lint(compiler, List::of)),
        new Console.Importing(store.imports(), store.edits()),
        new Console.Lists(store.offerHistory(), store.questionGroups(), store.pairLog()),
        company.map(it -> it.with(door, store, clock))));
    Routes routes = console.addTo(new Routes());
    new FirstPage(_ -> new byte[0], clock).addTo(routes);
    for (Role role : Role.values()) {
      store.accounts()
          .add(account(role.wireName(), new Grant(role, Grant.EVERY_SHOP)),
              quick.hash(PASSWORD));
    }
    server = Server.start(ServerConfig.on("localhost", 0), routes);
  }

  /** Release 1 of a small knowledge base; {@link #refresh} loads what was published. */
  private Console.Knowledge knowledge(WorkingCopy<RuleCard> rules) {
    var scripts = WorkingCopy.ofScripts(store.releases(), store.edits(), clock);
    return new Console.Knowledge(scripts, store.releases(),
        new NextRelease(scripts, rules, store.edits(), clock), () -> lease(releases));
  }

  private static CurrentRelease.Lease lease(Releases releases) {
    Lease held = releases.lease();
    return new CurrentRelease.Lease() {
      @Override
      public Release release() {
        return held.release();
      }

      @Override
      public void close() {
        held.close();
      }
    };
  }

  private static Release compiled(long number, KnowledgeBase knowledge) {
    return new Release(number, knowledge,
        CompiledWording.compile(knowledge.rules(), Excuses.NONE, ChineseWords::inside,
            Meaning.NONE),
        ScriptIndex.inMemory(new ScriptSource(knowledge.scripts(), List.of(), Folding::fold)));
  }

  /** Looks at what is live now. */
  void withRelease(java.util.function.Consumer<Release> look) {
    try (Lease held = releases.lease()) {
      look.accept(held.release());
    }
  }

  /** Takes what was published. */
  void refresh() {
    releases.refresh();
  }

  /** One with a company's sign-in. */
  static ConsoleServer with(Path data, CompanyMaker company) {
    return new ConsoleServer(data, Optional.empty(), files(), Optional.of(company));
  }

  static ConsoleServer start(Path data) {
    return new ConsoleServer(data, Optional.empty(), files());
  }

  /** One with the knowledge base that is shipped. */
  static ConsoleServer shipped(Path data) {
    return new ConsoleServer(data, Optional.empty(),
        new KnowledgeFolder(Path.of("knowledge-base")).read());
  }

  /** The same with one file more. */
  static ConsoleServer shipped(Path data, String path, String text) {
    return new ConsoleServer(data, Optional.empty(),
        Texts.with(new KnowledgeFolder(Path.of("knowledge-base")).read(), path, text));
  }

  private static KnowledgeFiles files() {
    return Texts.with(Texts.small(), "policies/placeholders.yaml",
        "placeholders: {订单号: order.id}");
  }

  /** One that signs in whoever comes. */
  static ConsoleServer demo(Path data) {
    Grant[] all = Stream.of(Role.values())
        .map(role -> new Grant(role, Grant.EVERY_SHOP))
        .toArray(Grant[]::new);
    return new ConsoleServer(data, Optional.of(account("demo", all)), files());
  }

  static Account account(String name, Grant... grants) {
    return Account.fresh(name, name, List.of(grants), new TestClock().instant());
  }

  String url() {
    return "http://localhost:" + server.port();
  }

  /** Somebody with a browser's cookies. */
  Visitor visitor() {
    return new Visitor(url());
  }

  /** Somebody who has signed in. */
  Visitor signedIn(String name) throws IOException, InterruptedException {
    Visitor visitor = visitor();
    HttpResponse<String> answer = visitor.signIn(name, PASSWORD);
    if (answer.statusCode() != 303) {
      throw new IllegalStateException("no sign-in: " + answer.body());
    }
    return visitor;
  }

  Visitor signedIn(Role role) throws IOException, InterruptedException {
    return signedIn(role.wireName());
  }

  @Override
  public void close() {
    server.close();
    releases.close();
    store.close();
  }

  /** A browser without pictures. */
  static final class Visitor {
    private final String url;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .cookieHandler(cookies)
        .build();

    private Visitor(String url) {
      this.url = url;
    }

    HttpResponse<String> get(String path, String... headers)
        throws IOException, InterruptedException {
      var request = HttpRequest.newBuilder(URI.create(url + path));
      if (headers.length > 0) {
        request.headers(headers);
      }
      return client.send(request.build(), BodyHandlers.ofString());
    }

    byte[] bytes(String path) throws IOException, InterruptedException {
      return file(path).body();
    }

    HttpResponse<byte[]> file(String path) throws IOException, InterruptedException {
      return client.send(HttpRequest.newBuilder(URI.create(url + path)).build(),
          BodyHandlers.ofByteArray());
    }

    /** Sends a form with the token that the page gave. */
    HttpResponse<String> post(String path, Map<String, String> fields)
        throws IOException, InterruptedException {
      return bare(path, fields, "X-CSRF-Token", formToken());
    }

    /** Sends a form without a token. */
    HttpResponse<String> bare(String path, Map<String, String> fields, String... headers)
        throws IOException, InterruptedException {
      String body = fields.entrySet()
          .stream()
          .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
          .collect(Collectors.joining("&"));
      var request = HttpRequest.newBuilder(URI.create(url + path))
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(body));
      if (headers.length > 0) {
        request.headers(headers);
      }
      return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends a file as a browser does, in a form with a token. */
    HttpResponse<String> upload(String path, String fileName, byte[] content)
        throws IOException, InterruptedException {
      String boundary = "----coach7MA4YWxkTrZu0gW";
      var body = new java.io.ByteArrayOutputStream();
      body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n"
          + formToken() + "\r\n--" + boundary
          + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
          + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
          .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(content);
      body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
      return client.send(HttpRequest.newBuilder(URI.create(url + path))
          .header("Content-Type", "multipart/form-data; boundary=" + boundary)
          .POST(BodyPublishers.ofByteArray(body.toByteArray()))
          .build(), BodyHandlers.ofString());
    }

    String formToken() throws IOException, InterruptedException {
      String page = get("/console/sign-in").body();
      if (page.isEmpty()) {
        page = get("/console/me").body();
      }
      int at = page.indexOf("data-csrf=\"") + "data-csrf=\"".length();
      return page.substring(at, page.indexOf('"', at));
    }

    HttpResponse<String> signIn(String name, String password)
        throws IOException, InterruptedException {
      return post("/console/sign-in", Map.of("name", name, "password", password));
    }

    String cookie(String name) {
      return cookies.getCookieStore()
          .getCookies()
          .stream()
          .filter(it -> it.getName().equals(name))
          .map(it -> it.getValue())
          .findFirst()
          .orElse("");
    }

    void keep(String name, String value) {
      var cookie = new java.net.HttpCookie(name, value);
      cookie.setPath("/console");
      cookie.setVersion(0);
      cookies.getCookieStore().add(URI.create(url), cookie);
    }
  }
}
