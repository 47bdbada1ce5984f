package org.huashu.coach;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.coaching.Coach;
import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.coaching.ScriptFinder;
import org.huashu.coach.coaching.Watch;
import org.huashu.coach.command.ExitCodes;
import org.huashu.coach.console.FirstPage;
import org.huashu.coach.conversation.Delivery;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Journal;
import org.huashu.coach.desk.AgentNotes;
import org.huashu.coach.http.AgentGate;
import org.huashu.coach.http.Docs;
import org.huashu.coach.http.EchoRoute;
import org.huashu.coach.http.HealthCheck;
import org.huashu.coach.http.Operations;
import org.huashu.coach.http.Routes;
import org.huashu.coach.http.Server;
import org.huashu.coach.http.ServerConfig;
import org.huashu.coach.http.Telemetry;
import org.huashu.coach.knowledge.FolderAhead;
import org.huashu.coach.knowledge.KnowledgeCache;
import org.huashu.coach.knowledge.KnowledgeFolder;
import org.huashu.coach.knowledge.Lease;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.knowledge.ReleaseCompiler;
import org.huashu.coach.knowledge.ReleaseLog;
import org.huashu.coach.knowledge.Releases;
import org.huashu.coach.review.ReviewDesk;
import org.huashu.coach.script.ChineseWords;
import org.huashu.coach.store.SqlStore;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.PersonalData;
import org.huashu.coach.webhook.ChatEvents;
import org.huashu.coach.webhook.ChatWebhook;
import org.huashu.coach.webhook.WebhookConfig;
import org.slf4j.LoggerFactory;

/** Wires the service and runs it. The only place that knows all parts. */
final class Service {

  private static final long ANSWER_MEMORY = 64L << 20;

  private final InstantSource clock;

  Service(InstantSource clock) {
    this.clock = clock;
  }

  /** Runs until the process is told to stop, by a signal. */
  int run(Config config) {
    Running running = start(config);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
      running.close();
      // Stopping when told to is no failure, whatever the number of the signal.
      Runtime.getRuntime().halt(ExitCodes.OK);
    }));
    String address = "http://%s:%d".formatted(config.host(), running.server().port());
    System.out.println("Huashu Coach is listening on " + address);
    if (config.demo()) {
      System.out.println("The agent desk, with customers of its own: " + address + "/desk");
      System.out.println("The console, signed in by itself: " + address + "/console");
    }
    while (!Thread.interrupted()) {
      LockSupport.park(running);
    }
    return ExitCodes.OK;
  }

  /** Everything that is open while the service runs. */
  record Running(Server server, Routes routes, Alarms alarms, Jobs jobs, ListJobs lists,
      Releases releases, SqlStore store, Telemetry telemetry, Learners learners)
      implements AutoCloseable {

    /**
     * In this order: nobody listens or asks any more, then what waits is written, then the files
     * are closed.
     */
    @Override
    public void close() {
      alarms.pushes().close();
      server.close();
      alarms.watch().close();
      jobs.close();
      lists.close();
      releases.close();
      store.close();
      telemetry.close();
      learners.close();
    }
  }

  /** What takes long in a cold JVM is begun at once, and waited for where it is needed. */
  Running start(Config config) {
    Executor ahead = task -> Thread.ofPlatform().name("start").daemon().start(task);
    var folder = loadAhead(config, ahead);
    Learners learners = new Learners(config.data().resolve("cache"));
    UseCounts uses = new UseCounts();
    SqlStore store = SqlStore.open(config.storeUrl());
    ReleaseCompiler compiler =
        Compilers.onDisk(config.data().resolve("cache").resolve("index"), learners, uses);
    var loading =
        CompletableFuture.supplyAsync(() -> releases(config, store, folder, compiler), ahead);
    var telemetry = new Telemetry();
    CurrentRelease current = () -> new Loan(loading.join().lease());
    Coach coach = coach(config, current, store, telemetry);
    Alarms alarms = Alarms.start(coach, store, config, clock);
    var routes = new Routes();
    WebhookConfig webhook = webhookConfig(config);
    var agents = new Agents(config, new Coached(coach, alarms.watch()), store.journal(), clock);
    new ChatWebhook(webhook, agents.events(), clock, telemetry.registry()).addTo(routes);
    var finder = new ScriptFinder(current, coach::conversation);
    AgentGate gate = agents.addTo(routes, webhook, finder, current);
    gate.open(routes, "/events", alarms.events(config, gate));
    addOperations(routes, store, List.of(
        new HealthCheck("knowledge", () -> loading.join().number() > 0),
        new HealthCheck("watch", alarms.watch()::watches)), telemetry);
    new Consoles(config, store, current, clock)
        .addTo(routes, reviewDesk(routes, gate, store, alarms), learners.thorough());
    new FirstPage(new Trial(current, clock), clock).addTo(routes);
    Server server = Server.of(serverConfig(config), routes);
    Releases releases = loaded(loading);
    measure(telemetry.registry(), store, releases, coach);
    alarms.measure(telemetry.registry());
    server.start();
    learners.load();
    ahead.execute(() -> alarms.lookBack(store, clock));
    Jobs jobs = Jobs.start(store, releases, clock);
    agents.demo().ifPresent(jobs::play);
    return new Running(server, routes, alarms, jobs,
        ListJobs.start(store, releases, uses, clock), releases, store, telemetry, learners);
  }

  private static FolderAhead loadAhead(Config config, Executor ahead) {
    // The logging keeps what is said while it is set up: of one thread only, that is nothing.
    LoggerFactory.getILoggerFactory();
    var folder = FolderAhead.of(new KnowledgeFolder(config.knowledgeBase()), ahead);
    ahead.execute(() -> Folding.fold("預熱"));
    ahead.execute(ChineseWords::load);
    return folder;
  }

  private Coach coach(Config config, CurrentRelease current, SqlStore store,
      Telemetry telemetry) {
    var ports = new Coach.Ports(current, store.journal(), store.flaggedDrafts(),
        PersonalData::mask, clock, new CoachingMeters(telemetry.registry()));
    return new Coach(ports, new Coach.Limits(config.conversationMemory(), ANSWER_MEMORY));
  }

  /** Where reviewers act; what they tell agents goes out at once, and is there to be read. */
  private ReviewDesk reviewDesk(Routes routes, AgentGate gate, SqlStore store, Alarms alarms) {
    var desk = new ReviewDesk(store.reviews(), PersonalData::mask,
        new TrainerNotes(store.reviews(), alarms.pushes()));
    new AgentNotes(new DeskNotes(store.reviews(), desk, clock)).addTo(routes, gate);
    return desk;
  }

  private static void addOperations(Routes routes, SqlStore store, List<HealthCheck> others,
      Telemetry telemetry) {
    List<HealthCheck> checks =
        new ArrayList<>(List.of(new HealthCheck("store", () -> store.journal().available())));
    checks.addAll(others);
    new Operations(checks, telemetry).addTo(routes);
    Docs.addTo(routes);
    if (Boolean.getBoolean("coach.bench")) {
      new EchoRoute().addTo(routes);
    }
  }

  private Releases releases(Config config, SqlStore store, FolderAhead folder,
      ReleaseCompiler compiler) {
    Path cache = config.data().resolve("cache");
    var parts = new Releases.Parts(store.releases(), new KnowledgeCache(cache, Compilers.VERSION),
        compiler, clock, new ReleaseLog());
    return Releases.start(parts, folder);
  }

  private static Releases loaded(CompletableFuture<Releases> loading) {
    try {
      return loading.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static void measure(MeterRegistry registry, SqlStore store, Releases releases,
      Coach coach) {
    Gauge.builder("coach.queue.depth", store, SqlStore::writesWaiting)
        .tag("queue", "store")
        .description("writes that wait for the disk")
        .register(registry);
    Gauge.builder("coach.release", releases, Releases::number)
        .description("number of the knowledge base's release that answers")
        .register(registry);
    Gauge.builder("coach.conversations", coach, Coach::conversationsInMemory)
        .description("conversations in memory")
        .register(registry);
  }

  private static WebhookConfig webhookConfig(Config config) {
    Map<String, List<String>> secrets = config.secrets();
    if (secrets.isEmpty() && !config.insecure()) {
      Path file = config.data().resolve("webhook-secret");
      secrets = Map.of(WebhookConfig.ANY_SHOP, List.of(Secrets.ofInstallation(file)));
      System.out.println("Signing secret of every shop: see " + file);
    }
    var limits = new WebhookConfig.Limits(config.rateLimit(), config.rateLimit(), 600, 64L << 20);
    return new WebhookConfig(secrets, config.insecure(), Duration.ofMinutes(5), limits);
  }

  private static ServerConfig serverConfig(Config config) {
    return new ServerConfig(config.host(), config.port(), 10_000, config.bodyLimit(),
        ServerConfig.Patience.DEFAULT, Duration.ofMillis(config.drainMillis()));
  }

  /** A release on loan, as the coach wants it. */
  private record Loan(Lease lease) implements CurrentRelease.Lease {
    @Override
    public Release release() {
      return lease.release();
    }

    @Override
    public void close() {
      lease.close();
    }
  }

  /** The coach, as the webhook wants it. */
  private record Coached(Coach coach, Watch watch) implements ChatEvents {
    @Override
    public Journal.Outcome accept(Event event, Optional<Delivery> delivery) {
      Journal.Outcome outcome = coach.accept(event, delivery);
      if (outcome != Journal.Outcome.CONFLICT) {
        watch.heard(event);
      }
      return outcome;
    }

    @Override
    public Advice advise(DraftUpdated draft) {
      return coach.advise(draft);
    }
  }
}
