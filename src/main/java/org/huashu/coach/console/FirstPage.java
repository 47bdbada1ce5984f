package org.huashu.coach.console;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page at {@code /}, where a visitor types a draft and sees what the coach says to it; its files
 * under {@code /console}; and {@code POST /try}, which only this page may ask. Keeps nothing.
 */
public final class FirstPage implements HttpService {

  // Two texts of 10 000 units, each unit escaped, and room for the rest.
  private static final int MOST_BYTES = 128 * 1024;
  private static final int MOST_A_MINUTE = 900;

  private static final List<String> FILES = List.of("first-page.css", "look.css", "first-page.js",
      "advice-view.js", "ask.js", "clock.js", "editor.js", "element.js", "examples.js",
      "hint-card.js", "marks.js", "words.js", "mark.svg", "wave.svg");

  private static final List<Header> PAGE_HEADERS = List.of(
      HeaderValues.createCached("Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
              + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
      HeaderValues.createCached(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff"),
      HeaderValues.createCached("Referrer-Policy", "no-referrer"),
      // Kept, but asked for again each time: an update shows at once.
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-cache"));

  private final Preview preview;
  private final VisitorLimit limit;
  private final TryReader reader = new TryReader();
  private final JsonMapper json = JsonMapper.builder().build();

  /**
   * Makes the page.
   *
   * @param clock for the limit of requests a minute from one address
   */
  public FirstPage(Preview preview, InstantSource clock) {
    this.preview = preview;
    this.limit = new VisitorLimit(clock, MOST_A_MINUTE);
  }

  @Override
  public void routing(HttpRules rules) {
    serve(rules, "/", "index.html");
    for (String file : FILES) {
      serve(rules, "/console/" + file, file);
    }
    Asset.find("README.md").ifPresent(asset -> serve(rules, "/readme", asset));
    rules.post("/try", this::answer);
  }

  private static void serve(HttpRules rules, String path, String file) {
    serve(rules, path, Asset.find(file)
        .orElseThrow(() -> new IllegalStateException("the class path lacks console/" + file)));
  }

  private static void serve(HttpRules rules, String path, Asset asset) {
    Header mediaType = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, asset.mediaType());
    Header etag = HeaderValues.createCached(HeaderNames.ETAG, asset.etag());
    rules.get(path, (request, response) -> {
      PAGE_HEADERS.forEach(response::header);
      response.header(etag);
      if (request.headers().first(HeaderNames.IF_NONE_MATCH).map(asset::known).orElse(false)) {
        response.status(Status.NOT_MODIFIED_304).send();
      } else {
        response.header(mediaType).send(asset.content());
      }
    });
  }

  private void answer(ServerRequest request, ServerResponse response) throws IOException {
    try {
      byte[] advice = preview.advice(read(request));
      response.header(HeaderValues.CONTENT_TYPE_JSON)
          .header(HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store"))
          .send(advice);
    } catch (Refusal refusal) {
      send(refusal, response);
    }
  }

  private TryRequest read(ServerRequest request) throws IOException {
    if (!SameOrigin.holds(request.headers())) {
      throw Refusal.foreign();
    }
    limit.refusal(request.remotePeer().host()).ifPresent(wait -> {
      throw Refusal.tooMany(wait);
    });
    if (!request.headers().testContentType(MediaTypes.APPLICATION_JSON)) {
      throw Refusal.notJson();
    }
    if (request.headers().contentLength().orElse(0) > MOST_BYTES) {
      throw Refusal.tooLarge(MOST_BYTES);
    }
    try (InputStream in = request.content().inputStream()) {
      byte[] body = in.readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        throw Refusal.tooLarge(MOST_BYTES);
      }
      return reader.read(body);
    }
  }

  private void send(Refusal refusal, ServerResponse response) {
    Status status = Status.create(refusal.status());
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", status.reasonPhrase());
    problem.put("status", status.code());
    problem.put("detail", refusal.getMessage());
    refusal.field().ifPresent(field -> problem.put("field", field));
    refusal.retryAfter()
        .ifPresent(wait -> response.header(HeaderNames.RETRY_AFTER,
            Long.toString(Math.max(1, wait.plusNanos(999_999_999).toSeconds()))));
    response.status(status)
        .header(HeaderNames.CONTENT_TYPE, "application/problem+json")
        .send(json.writeValueAsBytes(problem));
  }
}
