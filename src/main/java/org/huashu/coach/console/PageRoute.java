package org.huashu.coach.console;

import io.helidon.http.Method;

/**
 * A route of the console. There are no others: what is not declared so is not served.
 *
 * @param path exact, or with <code>{name}</code> for one segment
 * @param mostBytes of the form when a file comes with it, and 0 when none may
 */
record PageRoute(Method method, String path, Access access, int mostBytes,
    Answering answering) {

  /** Answers a visit. */
  @FunctionalInterface
  interface Answering {
    Reply answer(Visit visit);
  }

  /** A page that is looked at: changes nothing. */
  static PageRoute get(String path, Access access, Answering answering) {
    return new PageRoute(Method.GET, path, access, 0, answering);
  }

  /** Something that is done: needs the token of forms. */
  static PageRoute post(String path, Access access, Answering answering) {
    return new PageRoute(Method.POST, path, access, 0, answering);
  }

  /** The same, with a file in the form; the path must be exact. */
  static PageRoute upload(String path, Access access, int mostBytes, Answering answering) {
    return new PageRoute(Method.POST, path, access, mostBytes, answering);
  }
}
