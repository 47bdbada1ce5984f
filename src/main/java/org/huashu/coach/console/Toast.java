package org.huashu.coach.console;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A short message about what was just done.
 *
 * @param text empty for no message
 * @param undo where a POST takes it back; empty when that cannot be done from here
 */
public record Toast(String text, Optional<String> undo) {

  static final String DONE = "done";
  static final String UNDO = "undo";
  private static final Pattern ID = Pattern.compile("[\\w-]{1,64}");

  /** What the address says that was done. */
  static Toast of(Visit visit) {
    String done = visit.param(DONE);
    String key = "toast." + done;
    return new Toast(visit.words().knows(key) ? visit.say(key) : "",
        Optional.of(visit.param(UNDO))
            .filter(id -> done.equals("question-settled") && ID.matcher(id).matches())
            .map(QuestionsArea::back));
  }
}
