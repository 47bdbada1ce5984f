package org.huashu.coach.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Texts that people typed, as parts of an address. */
final class Addresses {

  private Addresses() {}

  /** As the value of a parameter. */
  static String value(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** As a step of a path, where a space is no plus. */
  static String step(String text) {
    return value(text).replace("+", "%20");
  }
}
