package org.huashu.coach.console;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import org.huashu.coach.http.ClassPathFiles;
import org.huashu.coach.http.Problem.Kind;
import org.huashu.coach.http.ProblemException;
import org.huashu.coach.http.RequestBody;
import org.huashu.coach.http.Routes;

/**
 * The page at {@code /}, where a visitor types a draft and sees what the coach says to it; its
 * files under {@code /console}; and {@code POST /try}, which only this page may ask. Keeps nothing.
 */
public final class FirstPage {

  private static final String FOLDER = "console/";
  // Two texts of 10 000 units, each unit escaped, and room for the rest.
  private static final int MOST_BYTES = 128 * 1024;
  private static final int MOST_A_MINUTE = 900;

  private static final Header OWN_FILES_ONLY =
      HeaderValues.createCached(HeaderNames.create("Content-Security-Policy"),
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
              + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  private static final Header NO_STORE =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

  private final Preview preview;
  private final VisitorLimit limit;
  private final TryReader reader = new TryReader();

  /**
   * Makes the page.
   *
   * @param clock for the limit of requests a minute from one address
   */
  public FirstPage(Preview preview, InstantSource clock) {
    this.preview = preview;
    this.limit = new VisitorLimit(clock, MOST_A_MINUTE);
  }

  /** Adds the page, its files, {@code /readme} where the build packed it, and {@code /try}. */
  public Routes addTo(Routes routes) {
    ClassLoader loader = FirstPage.class.getClassLoader();
    ClassPathFiles files = new ClassPathFiles(loader, FOLDER);
    if (loader.getResource(FOLDER + "README.md") != null) {
      routes.get("/readme", files.file("README.md"));
    }
    return routes.get("/", guarded(files.file("index.html")))
        .get("/console/*", files.below("/console/"))
        .post("/try", this::answer);
  }

  /** Gives a page the strictest policy there is: nothing inline, nothing from elsewhere. */
  private static Handler guarded(Handler page) {
    return (request, response) -> {
      response.beforeSend(() -> response.header(OWN_FILES_ONLY));
      page.handle(request, response);
    };
  }

  private void answer(ServerRequest request, ServerResponse response) {
    byte[] advice = preview.advice(read(request));
    response.header(HeaderValues.CONTENT_TYPE_JSON).header(NO_STORE).send(advice);
  }

  private TryRequest read(ServerRequest request) {
    if (!SameOrigin.holds(request.headers())) {
      throw new ProblemException(Kind.FORBIDDEN.with("only the service's own pages may ask here"));
    }
    limit.refusal(request.remotePeer().host()).ifPresent(wait -> {
      throw ProblemException.retryAfter(
          Kind.TOO_MANY.with("at most %d a minute".formatted(MOST_A_MINUTE)), wait);
    });
    if (!request.headers().testContentType(MediaTypes.APPLICATION_JSON)) {
      throw new ProblemException(Kind.MEDIA_TYPE.with("the body must be application/json"));
    }
    checkSize(request.headers().contentLength().orElse(0));
    byte[] body = RequestBody.bytes(request);
    checkSize(body.length);
    return reader.read(body);
  }

  private static void checkSize(long bytes) {
    if (bytes > MOST_BYTES) {
      throw new ProblemException(
          Kind.TOO_LARGE.with("at most %d bytes are taken".formatted(MOST_BYTES)));
    }
  }
}
