package org.huashu.coach.review;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huashu.coach.advice.Suggestion;

/**
 * What was asked and offered while a reply is being written: a value that grows by copy.
 *
 * @param scripts what was offered at any revision, by script, as it was offered last
 * @param put the scripts that the agent has put into the draft
 */
record Shown(AskedQuestion asked, Map<String, Suggestion> scripts, Set<String> put) {

  static final Shown NOTHING = new Shown(AskedQuestion.NOTHING, Map.of(), Set.of());

  /** The same object when nothing is new: most keystrokes change nothing here. */
  Shown with(AskedQuestion now, List<Suggestion> offered) {
    boolean known = now.question().isBlank() || now.equals(asked);
    if (known && holds(offered)) {
      return this;
    }
    Map<String, Suggestion> all = new HashMap<>(scripts);
    offered.forEach(it -> all.put(it.script(), it));
    return new Shown(now.question().isBlank() ? asked : now, all, put);
  }

  private boolean holds(List<Suggestion> offered) {
    for (Suggestion suggestion : offered) {
      if (!suggestion.equals(scripts.get(suggestion.script()))) {
        return false;
      }
    }
    return true;
  }

  /** The same, and a script was put in. */
  Shown with(String script) {
    Set<String> all = new HashSet<>(put);
    all.add(script);
    return new Shown(asked, scripts, all);
  }

  /** Whether nothing was asked nor offered. */
  boolean isNothing() {
    return asked.question().isBlank() && scripts.isEmpty();
  }
}
