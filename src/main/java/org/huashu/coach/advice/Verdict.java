package org.huashu.coach.advice;

import java.util.List;

/** The worst severity among the hints of a draft. */
public enum Verdict {
  /** Nothing stands against it. */
  PASS,
  /** Should be changed. */
  WARN,
  /** Must not be sent. */
  BLOCK;

  /** The verdict that some hints come to. */
  public static Verdict of(List<Hint> hints) {
    Verdict worst = PASS;
    for (Hint hint : hints) {
      Verdict own = switch (hint.finding().severity()) {
        case INFO -> PASS;
        case WARN -> WARN;
        case BLOCK -> BLOCK;
      };
      worst = own.compareTo(worst) > 0 ? own : worst;
    }
    return worst;
  }
}
