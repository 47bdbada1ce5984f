package org.huashu.coach.command;

import java.io.BufferedWriter;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Push;
import org.huashu.coach.coaching.Coach;
import org.huashu.coach.coaching.Lookout;
import org.huashu.coach.command.JsonLines.Line;
import org.huashu.coach.conversation.Delivery;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.http.ProblemException;
import org.huashu.coach.webhook.AdviceWriter;
import org.huashu.coach.webhook.PushWriter;
import org.jspecify.annotations.Nullable;
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
    description = {"Plays recorded events through the service on a virtual clock.",
      "It plays them as fast as they can be read, and prints every answer and push as a JSON"
          + " line."},
    footer = {"", "A line that the service would refuse is told on stderr and left out.", "",
      "Exit code: 0 played, 2 cannot run."})
public final class ReplayCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int OUTPUT_BUFFER = 1 << 16;

  private final Desk.Maker desks;
  private final InputStream standardInput;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin
  private KnowledgeOption knowledge = new KnowledgeOption();

  @Parameters(paramLabel = "FILE",
      arity = "1..*",
      description = "envelopes as JSON lines, as the webhook takes them; beside them"
          + " \"webhookId\" and \"receivedAt\" (default: the timestamp); '-': standard input")
  private List<Path> files = List.of();

  @Option(names = "--scripts",
      paramLabel = "FILE",
      description = "a search set's corpus as the only scripts")
  private Optional<Path> scripts = Optional.empty();

  @Option(names = "--settings",
      paramLabel = "FILE",
      description = "JSON: {\"targetMillis\": 20000, \"workingHours\": \"09:00-18:00 Mon-Fri\"}")
  private Optional<Path> settings = Optional.empty();

  @Option(names = "--until",
      paramLabel = "RFC-3339",
      description = "stop at this moment (default: when nobody waits for an alarm)")
  private Optional<String> until = Optional.empty();

  /** A command that replays at such desks. */
  public ReplayCommand(Desk.Maker desks, InputStream standardInput) {
    this.desks = desks;
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() {
    Optional<Instant> end = until.map(text -> Arrival.moment(text,
        what -> new UsageException("--until: " + what)));
    var changes = new ReplaySettings(scripts, settings);
    try (Desk desk = desks.open(knowledge.folder(), changes::applied)) {
      // Its own writer flushes after every line, which takes as long as the coaching.
      var out = new PrintWriter(new BufferedWriter(spec.commandLine().getOut(), OUTPUT_BUFFER));
      var play = new Play(desk.coach(), out, spec.commandLine().getErr());
      for (Arrival arrival : arrivals(play)) {
        if (end.isPresent() && arrival.at().isAfter(end.get())) {
          break;
        }
        play.next(arrival);
      }
      play.end(end);
    }
    return ExitCodes.OK;
  }

  /** All events in the order of their arrival; equal moments in the order of the files. */
  private List<Arrival> arrivals(Play play) {
    List<Read> read = new ArrayList<>();
    for (Path file : files) {
      read.addAll(JsonLines.read(file, standardInput, e -> play.refused(e.getMessage()))
          .parallelStream()
          .map(ReplayCommand::read)
          .toList());
    }
    read.stream().flatMap(line -> line.refused().stream()).forEach(play::refused);
    return read.stream()
        .flatMap(line -> line.arrival().stream())
        .sorted(Comparator.comparing(Arrival::at))
        .toList();
  }

  /** What a line holds: an event, or why the service would not take it, or nothing to play. */
  private record Read(Optional<Arrival> arrival, Optional<String> refused) {}

  private static Read read(Line line) {
    try {
      return new Read(Arrival.of(line), Optional.empty());
    } catch (ProblemException e) {
      return new Read(Optional.empty(),
          Optional.ofNullable(line.mistake(e.problem().summary()).getMessage()));
    } catch (UsageException e) {
      return new Read(Optional.empty(), Optional.ofNullable(e.getMessage()));
    }
  }

  /** What has been played so far. */
  private static final class Play {

    private final Coach coach;
    private final Lookout lookout;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Map<DeliveryId, Played> deliveries = new HashMap<>();
    private long refused;

    private record DeliveryId(String shop, String id) {}

    /** A delivery: the digest of its body, and the answer if it was a draft. */
    private record Played(String digest, Optional<Advice> advice) {}

    Play(Coach coach, PrintWriter out, PrintWriter err) {
      this.coach = coach;
      this.lookout = new Lookout(coach, push -> out.println(line(push)));
      this.out = out;
      this.err = err;
    }

    /** The time passes up to a moment: whatever is due before it is told in its order. */
    private void passUntil(Predicate<Instant> over) {
      for (var next = lookout.next();
          next.isPresent() && !over.test(next.get());
          next =
              lookout.next()) {
        lookout.ring(next.get());
      }
    }

    /** As the webhook does it: a delivery that comes again is answered as the first was. */
    void next(Arrival arrival) {
      passUntil(moment -> !moment.isBefore(arrival.at()));
      Optional<DeliveryId> id =
          arrival.delivery().map(delivery -> new DeliveryId(delivery.shop(), delivery.id()));
      String digest = arrival.delivery().map(Delivery::digest).orElse("");
      Optional<Played> first = id.map(deliveries::get);
      if (first.isPresent() && !first.get().digest().equals(digest)) {
        refused(arrival.place() + ": webhookId: use a new one for another body");
        return;
      }
      Optional<Advice> advice = first.isPresent() ? first.get().advice() : played(arrival);
      advice.ifPresent(given -> out.println(line(arrival, given)));
      id.ifPresent(known -> deliveries.putIfAbsent(known, new Played(digest, advice)));
    }

    private Optional<Advice> played(Arrival arrival) {
      if (arrival.event() instanceof DraftUpdated draft) {
        return Optional.of(coach.advise(draft));
      }
      coach.accept(arrival.event(), arrival.delivery());
      lookout.heard(arrival.event(), arrival.at());
      return Optional.empty();
    }

    /** The service would not have taken it, so it is not played. */
    void refused(@Nullable String why) {
      err.println(why);
      refused++;
    }

    /** Nothing more arrives, but whoever still waits does so to the end. */
    void end(Optional<Instant> until) {
      passUntil(moment -> until.isPresent() && moment.isAfter(until.get()));
      out.flush();
      if (refused > 0) {
        err.println(refused + " lines refused");
      }
      err.flush();
    }
  }

  /** The push as it is sent; its data stand beside the envelope too, as in an advice. */
  private static String line(Push push) {
    ObjectNode envelope = (ObjectNode) JSON.readTree(PushWriter.bytes(push));
    ObjectNode line = JSON.createObjectNode();
    line.put("at", push.at().toString())
        .put("type", "push")
        .put("conversation", push.key().conversation());
    envelope.get("data").properties().forEach(part -> envelope.set(part.getKey(), part.getValue()));
    line.set("push", envelope);
    return JSON.writeValueAsString(line);
  }

  private static String line(Arrival arrival, Advice advice) {
    return "{\"at\":\"" + arrival.at() + "\",\"type\":\"advice\",\"conversation\":"
        + JSON.writeValueAsString(advice.conversation()) + ",\"advice\":"
        + new String(AdviceWriter.bytes(advice), StandardCharsets.UTF_8) + "}";
  }
}
