package org.huashu.coach.console;

import java.io.IOException;
import java.io.OutputStream;

/** What a route answers. */
sealed interface Reply {

  /**
   * A whole page.
   *
   * @param template below {@code src/main/jte}, takes {@code frame} and {@code model}
   * @param titleKey of the words for its title
   */
  record Page(int status, String template, String titleKey, Object model) implements Reply {}

  /** A piece of a page, for htmx; its template takes {@code frame} and {@code model} too. */
  record Fragment(int status, String template, Object model) implements Reply {}

  /**
   * Goes elsewhere with GET.
   *
   * @param to a path of this service, never a text that came with a request
   */
  record Redirect(String to) implements Reply {}

  /** A file, written while it is made. */
  record Download(String type, String name, Content content) implements Reply {}

  /** The reply, and a cookie with it; an empty value takes the cookie away. */
  record WithCookie(Reply reply, String cookie, String value) implements Reply {}

  /** Writes a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** A page that is all right. */
  static Reply page(String template, String titleKey, Object model) {
    return new Page(200, template, titleKey, model);
  }

  /** A piece that is all right. */
  static Reply fragment(String template, Object model) {
    return new Fragment(200, template, model);
  }
}
