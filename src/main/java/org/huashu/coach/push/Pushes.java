package org.huashu.coach.push;

import io.helidon.webserver.http.Handler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import org.huashu.coach.advice.Push;
import org.huashu.coach.push.Outbox.Letter;
import org.huashu.coach.webhook.PushWriter;
import org.huashu.coach.wording.Severity;

/**
 * Takes pushes and sees that they arrive: kept first, then told to the plugins that listen, then
 * brought to the targets. Safe for use by many threads.
 */
public final class Pushes implements Consumer<Push>, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * Where pushes go.
   *
   * @param privateRanges ranges of private addresses that targets may have, as
   *        {@code 10.0.0.0/8,127.0.0.1}
   */
  public record Plan(List<Target> targets, String privateRanges) {

    /** Reads the plan; {@code mistakes} takes what is wrong. */
    public static Plan read(String targets, String privateRanges, List<String> mistakes) {
      Addresses.parse(privateRanges, mistakes);
      return new Plan(Target.parse(targets, mistakes), privateRanges);
    }
  }

  private final Outbox outbox;
  private final List<Target> targets;
  private final Streams streams = new Streams();
  private final List<Courier> couriers = new ArrayList<>();

  private Pushes(Outbox outbox, List<Target> targets) {
    this.outbox = outbox;
    this.targets = targets;
  }

  /** Starts a courier for each target. */
  public static Pushes start(Outbox outbox, Plan plan, InstantSource clock,
      ThreadFactory threads) {
    Pushes pushes = new Pushes(outbox, plan.targets());
    OkHttpClient client = Courier.client(
        new Addresses(Addresses.parse(plan.privateRanges(), new ArrayList<>())), PATIENCE);
    var tools = new Courier.Tools(outbox, client, clock, RandomGenerator.getDefault());
    for (Target target : plan.targets()) {
      Courier courier = new Courier(target, tools);
      pushes.couriers.add(courier);
      threads.newThread(courier::work).start();
    }
    return pushes;
  }

  /** Answers with an agent's pushes, as server-sent events. */
  public Handler events(SignedIn signedIn) {
    return new EventStream(streams, outbox, signedIn);
  }

  @Override
  public void accept(Push push) {
    Letter letter = new Letter(push.key(), push.agent(), push.hint().id(), push.at(),
        new String(PushWriter.bytes(push), StandardCharsets.UTF_8));
    var _ = outbox.add(letter, targetsOf(push)).whenComplete((number, failure) -> {
      if (failure != null) {
        // Better told without being kept than not at all.
        streams.tell(new Streams.Told(OptionalLong.empty(), letter));
      } else if (number.isPresent()) {
        streams.tell(new Streams.Told(number, letter));
        couriers.forEach(Courier::wake);
      }
    });
  }

  /** Supervisors need not know of a wait before it is too long. */
  private Set<String> targetsOf(Push push) {
    boolean grave = push.hint().finding().severity() != Severity.INFO;
    return targets.stream()
        .filter(target -> grave || !target.kind().isRobot())
        .map(Target::name)
        .collect(Collectors.toSet());
  }

  /** How many deliveries were given up; at most a thousand. */
  public int dead() {
    return outbox.dead(1_000).size();
  }

  /** How many agents listen. */
  public int listening() {
    return streams.size();
  }

  /** Ends the streams and stops the couriers; what was not delivered is after the next start. */
  @Override
  public void close() {
    streams.close();
    couriers.forEach(Courier::close);
  }
}
