package org.huashu.coach.command;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.command.JsonLines.Line;
import org.huashu.coach.conversation.Delivery;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.http.ProblemException;
import org.huashu.coach.webhook.AdviceWriter;
import org.huashu.coach.webhook.ReceivedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code coach replay}: plays recorded events through the whole service, by their own times. */
@Command(name = "replay",
    description = {"Plays recorded events through the service on a virtual clock,",
      "as fast as they can be read, and prints every answer as a JSON line."},
    footer = {"", "Exit code: 0 played, 2 cannot run."})
public final class ReplayCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Desk.Maker desks;
  private final InputStream standardInput;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin
  private KnowledgeOption knowledge = new KnowledgeOption();

  @Parameters(paramLabel = "FILE",
      arity = "1..*",
      description = {
        "envelopes as JSON lines, as the webhook takes them; beside them",
        "\"webhookId\" and \"receivedAt\" (default: the timestamp); '-': standard input"})
  private List<Path> files = List.of();

  @Option(names = "--scripts",
      paramLabel = "FILE",
      description = "a search set's corpus as the only scripts")
  private Optional<Path> scripts = Optional.empty();

  @Option(names = "--settings",
      paramLabel = "FILE",
      description = "JSON: {\"targetMillis\": 20000, \"workingHours\": \"09:00-18:00 Mon-Fri\"}")
  private Optional<Path> settings = Optional.empty();

  @Option(names = "--until", paramLabel = "RFC-3339", description = "stop at this moment")
  private Optional<String> until = Optional.empty();

  private record Arrival(Instant at, Event event, Optional<Delivery> delivery) {}

  /** A command that replays at such desks. */
  public ReplayCommand(Desk.Maker desks, InputStream standardInput) {
    this.desks = desks;
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Optional<Instant> end = until.map(text -> moment(text,
        what -> new UsageException("--until: " + what)));
    var changes = new ReplaySettings(scripts, settings);
    try (Desk desk = desks.open(knowledge.folder(), changes::applied)) {
      for (Arrival arrival : arrivals()) {
        if (end.isPresent() && arrival.at().isAfter(end.get())) {
          break;
        }
        play(desk, arrival, out);
      }
    }
    out.flush();
    return ExitCodes.OK;
  }

  private static void play(Desk desk, Arrival arrival, PrintWriter out) {
    if (arrival.event() instanceof DraftUpdated draft) {
      out.println(line(arrival, desk.coach().advise(draft)));
    } else {
      desk.coach().accept(arrival.event(), arrival.delivery());
    }
  }

  private static String line(Arrival arrival, Advice advice) {
    ObjectNode line = JSON.createObjectNode();
    line.put("at", arrival.at().toString())
        .put("type", "advice")
        .put("conversation", advice.conversation());
    line.set("advice", JSON.readTree(AdviceWriter.bytes(advice)));
    return JSON.writeValueAsString(line);
  }

  /** All events in the order of their arrival; equal moments in the order of the files. */
  private List<Arrival> arrivals() {
    List<Arrival> arrivals = new ArrayList<>();
    for (Path file : files) {
      for (Line line : JsonLines.read(file, standardInput)) {
        event(line).ifPresent(event -> arrivals.add(arrival(line, event)));
      }
    }
    arrivals.sort(Comparator.comparing(Arrival::at));
    return arrivals;
  }

  private static Arrival arrival(Line line, Event event) {
    Instant at = line.optional("receivedAt")
        .map(text -> moment(text, line::mistake))
        .orElse(event.at());
    return new Arrival(at, event, line.optional("webhookId")
        .map(id -> new Delivery(
            event.key().shop(), id, Integer.toHexString(line.object().get("data").hashCode()))));
  }

  private static Optional<Event> event(Line line) {
    try {
      return ReceivedEvent.read(line.text());
    } catch (ProblemException e) {
      throw line.mistake(String.valueOf(e.getMessage()));
    }
  }

  private static Instant moment(String text,
      java.util.function.Function<String, UsageException> mistake) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw mistake.apply("'" + text + "' is no moment like 2026-11-22T18:00:00+08:00");
    }
  }
}
