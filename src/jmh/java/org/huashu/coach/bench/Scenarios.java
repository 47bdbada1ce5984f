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
   * answers with the same bytes without looking at them. The two take turns, so what else the
   * machine does hits both.
   */
  Map<String, Object> known() throws IOException {
    int lanes = LoadPlan.THROUGHPUT_CONNECTIONS;
    List<LoadResult> echoed = new ArrayList<>();
    List<LoadResult> coached = new ArrayList<>();
    try (Load load = new Load(server.port())) {
      boolean echoes = recordEcho();
      List<Lane> drafts = chatter.drafts(lanes, Request.WEBHOOK);
      List<Lane> echo = chatter.drafts(lanes, Request.ECHO);
      load.closedLoop(drafts, plan.warmUp());
      if (echoes) {
        load.closedLoop(echo, plan.warmUp().dividedBy(3));
      }
      for (int round = 0; round < plan.rounds(); round++) {
        if (echoes) {
          echoed.add(load.closedLoop(echo, plan.round()));
        }
        coached.add(load.closedLoop(drafts, plan.round()));
      }
      return knownReport(echoed, coached);
    }
  }

  private static Map<String, Object> knownReport(List<LoadResult> echoed,
      List<LoadResult> coached) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("connections", LoadPlan.THROUGHPUT_CONNECTIONS);
    report.put("known", all(coached));
    report.put("knownPerSecond", median(perSecond(coached)));
    if (echoed.isEmpty()) {
      report.put("echo", "the service has no route " + Request.ECHO);
      return report;
    }
    report.put("echo", all(echoed));
    report.put("echoPerSecond", median(perSecond(echoed)));
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < echoed.size(); round++) {
      ratios.add(coached.get(round).perSecond() / echoed.get(round).perSecond());
    }
    report.put("ratios", ratios.stream().map(LoadResult::rounded).toList());
    report.put("knownToEcho", median(ratios));
    return report;
  }

  /** A thousand drafts a second, some with new questions, beside events that are kept. */
  Map<String, Object> mix() throws IOException {
    Map<String, Object> report = new LinkedHashMap<>();
    try (Load load = new Load(server.port())) {
      List<Lane> drafts = chatter.mix(LoadPlan.MIX_CONNECTIONS);
      List<Lane> events = chatter.events(LoadPlan.MIX_CONNECTIONS / 4);
      load.openLoop(drafts, LoadPlan.DRAFTS_PER_SECOND, plan.warmUp()).join();
      ServerMetrics before = server.metrics();
      Load.Running drafting = load.openLoop(drafts, LoadPlan.DRAFTS_PER_SECOND, plan.mix());
      Load.Running kept = load.openLoop(events, LoadPlan.EVENTS_PER_SECOND, plan.mix());
      report.put("drafts", drafting.join().report());
      report.put("events", kept.join().report());
      report.put("server", server.metrics().since(before));
    }
    report.put("draftsPerSecondWanted", LoadPlan.DRAFTS_PER_SECOND);
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
