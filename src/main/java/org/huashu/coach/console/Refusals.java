package org.huashu.coach.console;

import java.util.Map;

/** Pages that say why something was not done, and what to do. */
final class Refusals {

  private static final String ONE_SHOP = "problem.one-shop";
  private static final Map<Integer, String> KEYS = Map.of(403, "problem.forbidden", 404,
      "problem.missing", 409, "problem.conflict", 413, "problem.large", 503, "problem.store");

  private Refusals() {}

  /** Which words go with a status. */
  static String key(int status) {
    return KEYS.getOrDefault(status, "problem.other");
  }

  static Reply of(Visit visit, int status, String key) {
    var model = new ProblemModel(visit.say(key + ".title"), visit.say(key + ".text"),
        key.equals(ONE_SHOP));
    return visit.fragment()
        ? new Reply.Fragment(status, "console/problem-piece.jte", model)
        : new Reply.Page(status, "console/problem.jte", key + ".title", model);
  }

  /** What is told of one shop only, while all are chosen: a page where one can be. */
  static Reply oneShop(Visit visit) {
    return of(visit, 422, ONE_SHOP);
  }

  /** Nothing of that name: a page that says so. */
  static Reply missing(Visit visit) {
    return of(visit, 404, "problem.missing");
  }
}
