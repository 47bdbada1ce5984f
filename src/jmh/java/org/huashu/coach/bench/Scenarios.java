package org.huashu.coach.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is done to a running service, and what is reported of it. */
final class Scenarios {

  private static final Duration MOST_OPENING = Duration.ofMinutes(2);

  private final ServerProcess server;
  private final LoadPlan plan;
  private final Chatter chatter;

  Scenarios(ServerProcess server, LoadPlan plan, Chatter chatter) {
    this.server = server;
    this.plan = plan;
    this.chatter = chatter;
  }

  /** Opens the conversations that the drafts belong to; from then on their questions are known. */
  Map<String, Object> open() throws IOException {
    try (Load load = new Load(server.port())) {
      return load.closedLoop(chatter.opening(LoadPlan.MIX_CONNECTIONS), MOST_OPENING)
          .report();
    }
  }

  /**
   * How many drafts a second are coached whose question is known, against how many the same server
   * answers with the same bytes without looking at them: first texts that come again and again, as
   * agents type them, then texts that nobody has sent before. All take turns, so what else the
   * machine does hits all.
   */
  Map<String, Object> known() throws IOException {
    int lanes = LoadPlan.THROUGHPUT_CONNECTIONS;
    Rounds echo = new Rounds(chatter.drafts(lanes, Request.ECHO));
    Rounds known = new Rounds(chatter.drafts(lanes, Request.WEBHOOK));
    Rounds unseen = new Rounds(chatter.freshDrafts(lanes));
    try (Load load = new Load(server.port())) {
      if (!recordEcho()) {
        throw new IOException("the service has no route " + Request.ECHO);
      }
      load.closedLoop(unseen.lanes(), plan.warmUp().dividedBy(2));
      load.closedLoop(known.lanes(), plan.warmUp());
      load.closedLoop(echo.lanes(), plan.warmUp().dividedBy(3));
      for (int round = 0; round < plan.rounds(); round++) {
        for (Rounds one : List.of(echo, known, unseen)) {
          one.results().add(load.closedLoop(one.lanes(), plan.round()));
        }
      }
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("connections", lanes);
    report(report, "echo", echo, echo);
    report(report, "known", known, echo);
    report(report, "knownUnseenText", unseen, echo);
    return report;
  }

  /** One sort of requests, and how each round of them went. */
  private record Rounds(List<Lane> lanes, List<LoadResult> results) {
    Rounds(List<Lane> lanes) {
      this(lanes, new ArrayList<>());
    }
  }

  private static void report(Map<String, Object> report, String name, Rounds rounds,
      Rounds echo) {
    report.put(name, all(rounds.results()));
    report.put(name + "PerSecond", median(perSecond(rounds.results())));
    if (rounds.results() != echo.results()) {
      List<Double> ratios = new ArrayList<>();
      for (int round = 0; round < echo.results().size(); round++) {
        ratios.add(rounds.results().get(round).perSecond()
            / echo.results().get(round).perSecond());
      }
      report.put(name + "Ratios", ratios.stream().map(LoadResult::rounded).toList());
      report.put(name + "ToEcho", median(ratios));
    }
  }

  /** A thousand drafts a second, some with new questions, beside events that are kept. */
  Map<String, Object> mix() throws IOException {
    return mix(LoadPlan.DRAFTS_PER_SECOND);
  }

  /** Half as many, 62 new questions a second among them: what search alone has to stand. */
  Map<String, Object> asking() throws IOException {
    return mix(LoadPlan.DRAFTS_PER_SECOND / 2);
  }

  private Map<String, Object> mix(int perSecond) throws IOException {
    Map<String, Object> report = new LinkedHashMap<>();
    try (Load load = new Load(server.port())) {
      List<Lane> drafts = chatter.mix(LoadPlan.MIX_CONNECTIONS);
      List<Lane> events = chatter.events(LoadPlan.MIX_CONNECTIONS / 4);
      load.openLoop(drafts, perSecond, plan.warmUp()).join();
      ServerMetrics before = server.metrics();
      Load.Running drafting = load.openLoop(drafts, perSecond, plan.mix());
      Load.Running kept = load.openLoop(events, LoadPlan.EVENTS_PER_SECOND, plan.mix());
      report.put("drafts", drafting.join().report());
      report.put("events", kept.join().report());
      report.put("server", server.metrics().since(before));
    }
    report.put("draftsPerSecondWanted", perSecond);
    report.put("newQuestionEvery", LoadPlan.NEW_QUESTION_EVERY);
    return report;
  }

  /** Many open conversations, and the heap they need after a full collection. */
  Map<String, Object> memory(java.time.Instant start) throws IOException {
    Map<String, Object> report = new LinkedHashMap<>();
    long before = server.usedHeap();
    Filling filling = new Filling(plan.openConversations(), start);
    try (Load load = new Load(server.port())) {
      LoadResult filled = load.closedLoop(filling.lanes(LoadPlan.FILLING_CONNECTIONS),
          plan.mostFilling());
      report.put("filling", filled.report());
      report.put("seconds", LoadResult.rounded(filled.seconds()));
    }
    long after = server.usedHeap();
    report.put("conversations", filling.begun());
    report.put("usedHeapBefore", before);
    report.put("usedHeapAfter", after);
    report.put("bytesOfAConversation", (after - before) / Math.max(1, filling.begun()));
    report.put("gauges", server.metrics().gauges());
    return report;
  }

  /** Lets the server answer what it would advise; false when it has no such route. */
  private boolean recordEcho() throws IOException {
    try (HttpConnection connection = new HttpConnection(server.port())) {
      connection.exchange(chatter.draft());
      String advice = new String(connection.body(), StandardCharsets.UTF_8);
      int status = connection.exchange(new Request("PUT " + Request.ECHO, advice).with(0, 0));
      return status / 100 == 2;
    }
  }

  private static Map<String, Object> all(List<LoadResult> rounds) {
    LoadResult all = new LoadResult();
    rounds.forEach(all::add);
    Map<String, Object> report = all.report();
    report.put("perSecond", perSecond(rounds).stream().map(Math::round).toList());
    return report;
  }

  private static List<Double> perSecond(List<LoadResult> rounds) {
    return rounds.stream().map(LoadResult::perSecond).toList();
  }

  private static double median(List<Double> numbers) {
    List<Double> sorted = numbers.stream().sorted().toList();
    return LoadResult.rounded(sorted.get(sorted.size() / 2));
  }
}
