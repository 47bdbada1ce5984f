package org.huashu.coach.console;

import java.util.regex.Pattern;

/** Where to go after something was done: only ever to a page of the console. */
final class Back {

  private static final Pattern OWN = Pattern.compile("/console(?:[/?][\\w./?=&%+~:@!*,;'()-]*)?");

  private Back() {}

  /** The page that the form names, if it is one of the console, else its first. */
  static String to(Visit visit) {
    return own(visit.form().text("back"));
  }

  /** The same path, if it is one of the console, else its first. */
  static String own(String path) {
    return OWN.matcher(path).matches() && !path.contains("//") && !path.contains("..")
        ? path
        : Console.ROOT;
  }
}
