package org.huashu.coach;

import io.helidon.webserver.http.Handler;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.huashu.coach.coaching.Coach;
import org.huashu.coach.coaching.Lookout;
import org.huashu.coach.coaching.Watch;
import org.huashu.coach.http.AgentGate;
import org.huashu.coach.push.Pushes;
import org.huashu.coach.push.SignedIn;
import org.huashu.coach.store.SqlStore;

/** What tells of waits that nobody drafts for. */
record Alarms(Watch watch, Pushes pushes) {

  /** A wait may begin in the evening before the longest holidays. */
  private static final Duration LOOK_BACK = Duration.ofDays(10);

  static Alarms start(Coach coach, SqlStore store, Config config, InstantSource clock) {
    Pushes pushes = Pushes.start(store.outbox(), config.push(), clock,
        Thread.ofVirtual().name("courier").factory());
    Watch watch = Watch.start(new Lookout(coach, pushes), clock,
        Thread.ofPlatform().name("watch").daemon().factory());
    return new Alarms(watch, pushes);
  }

  /** Pushes for the agent who asks; an insecure service trusts what the query says as well. */
  Handler events(Config config, AgentGate gate) {
    SignedIn byToken =
        request -> gate.known(request).map(it -> new SignedIn.Who(it.shop(), it.agent()));
    return pushes.events(config.insecure()
        ? request -> byToken.who(request).or(() -> SignedIn.byQuery().who(request))
        : byToken);
  }

  /** Looks at what may have been waiting since before the start. */
  void lookBack(SqlStore store, InstantSource clock) {
    store.openConversations(clock.instant().minus(LOOK_BACK)).forEach(watch::lookAt);
  }

  void measure(MeterRegistry registry) {
    Gauge.builder("coach.queue.depth", watch, Watch::waiting)
        .tag("queue", "watch")
        .description("events that the watch has not looked at")
        .register(registry);
    Gauge.builder("coach.event.streams", pushes, Pushes::listening)
        .description("agents' plugins that listen for pushes")
        .register(registry);
    Gauge.builder("coach.push.dead", pushes, Pushes::dead)
        .description("pushes that no target took; see ./coach push dead")
        .register(registry);
  }
}
