package org.huashu.coach.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.SetCookie;
import io.helidon.webserver.http.ServerResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

/** Writes replies: pages by their templates, which were compiled with the program. */
final class Pages {

  private static final Header OWN_FILES_ONLY =
      HeaderValues.createCached(HeaderNames.create("Content-Security-Policy"),
          "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
              + "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
              + "frame-ancestors 'none'");
  private static final Header HTML =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
  private static final Header NO_STORE =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");
  private static final int BUFFER = 1 << 16;
  private static final Duration REMEMBERED = Duration.ofDays(400);

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

  /** How a reply is to be sent. */
  record Sending(ServerResponse response, Frames frames, boolean secure, boolean fragment) {}

  /** Makes the frame of a page with this title. */
  @FunctionalInterface
  interface Frames {
    Frame titled(String titleKey);
  }

  void send(Sending to, Reply reply) {
    switch (reply) {
      case Reply.Page page -> html(to, page.status(), page.template(),
          Map.of("frame", to.frames().titled(page.titleKey()), "model", page.model()));
      case Reply.Fragment piece -> html(to, piece.status(), piece.template(),
          Map.of("frame", to.frames().titled(""), "model", piece.model()));
      case Reply.Redirect redirect -> redirect(to, redirect.to());
      case Reply.Download download -> download(to.response(), download);
      case Reply.WithCookie with -> {
        cookie(to, with);
        send(to, with.reply());
      }
    }
  }

  private void html(Sending to, int status, String template, Map<String, Object> values) {
    var out = new Utf8ByteOutput();
    templates.render(template, values, out);
    to.response()
        .status(status)
        .header(HTML)
        .header(OWN_FILES_ONLY)
        .header(NO_STORE)
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .send(out.toByteArray());
  }

  /** Scripts of pages would follow a redirect unseen, so they are told where to go. */
  private static void redirect(Sending to, String where) {
    to.response().header(NO_STORE);
    if (to.fragment()) {
      to.response().status(204).header("HX-Redirect", where).send();
    } else {
      to.response().status(303).header(HeaderNames.LOCATION, where).send();
    }
  }

  private static void download(ServerResponse response, Reply.Download download) {
    response.header(HeaderNames.CONTENT_TYPE, download.type())
        .header(NO_STORE)
        .header("Content-Disposition", "attachment; filename*=UTF-8''"
            + Addresses.step(download.name()));
    try (OutputStream out = new BufferedOutputStream(response.outputStream(), BUFFER)) {
      download.content().writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void cookie(Sending to, Reply.WithCookie with) {
    var cookie = SetCookie.builder(with.cookie(), with.value())
        .path("/console")
        .httpOnly(true)
        .secure(to.secure())
        .sameSite(SetCookie.SameSite.LAX);
    if (with.value().isEmpty()) {
      cookie.maxAge(Duration.ZERO);
    } else if (!with.cookie().equals(Cookies.SESSION)) {
      cookie.maxAge(REMEMBERED);
    }
    ServerResponseHeaders headers = to.response().headers();
    headers.addCookie(cookie.build());
  }
}
