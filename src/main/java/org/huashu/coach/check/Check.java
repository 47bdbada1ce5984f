package org.huashu.coach.check;

import java.util.List;

/** Looks at a draft for one thing. Stateless, and safe for use by many threads. */
@FunctionalInterface
public interface Check {

  /** What there is to say about the draft; nothing is the usual case. */
  List<Finding> findings(Draft draft);
}
