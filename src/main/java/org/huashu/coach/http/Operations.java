package org.huashu.coach.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What who runs the service looks at: {@code /livez}, {@code /readyz}, {@code /metrics}. */
public final class Operations {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Header JSON_TYPE =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json");
  private static final Header PROMETHEUS_TYPE = HeaderValues
      .createCached(HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
  private static final Header NO_STORE =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

  private record Health(String status, List<Part> checks) {}

  private record Part(String name, boolean ok) {}

  private final List<HealthCheck> checks;
  private final Telemetry telemetry;

  /** Ready is who passes all checks. */
  public Operations(List<HealthCheck> checks, Telemetry telemetry) {
    this.checks = List.copyOf(checks);
    this.telemetry = telemetry;
  }

  /** Adds the three paths. */
  public Routes addTo(Routes routes) {
    return routes
        .get("/livez", (request, response) -> send(response, new Health("live", List.of())))
        .get("/readyz", this::readiness)
        .get("/metrics", this::metrics);
  }

  private void readiness(ServerRequest request, ServerResponse response) {
    List<Part> parts = new ArrayList<>();
    boolean ready = true;
    for (HealthCheck check : checks) {
      boolean ok = check.ok().getAsBoolean();
      parts.add(new Part(check.name(), ok));
      ready &= ok;
    }
    response.status(ready ? 200 : 503);
    send(response, new Health(ready ? "ready" : "not ready", parts));
  }

  private void metrics(ServerRequest request, ServerResponse response) {
    response.header(PROMETHEUS_TYPE)
        .header(NO_STORE)
        .send(telemetry.scrape().getBytes(StandardCharsets.UTF_8));
  }

  private static void send(ServerResponse response, Health health) {
    response.header(JSON_TYPE).header(NO_STORE).send(JSON.writeValueAsBytes(health));
  }
}
