package org.huashu.coach.coaching;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.script.Script;

/** Scripts as they were before a release changed them. */
final class FormerScripts {

  /** Of older ones few copies are still around. */
  private static final int MOST = 1_000;

  private FormerScripts() {}

  /** Those known before, and those that the new release changed or took out. */
  static List<Script> after(List<Script> known, Release before, Release now) {
    Set<String> current =
        now.knowledge().scripts().stream().map(Script::answer).collect(Collectors.toSet());
    List<Script> former = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Stream.concat(before.knowledge().scripts().stream(), known.stream())
        .filter(script -> !current.contains(script.answer()) && seen.add(script.answer()))
        .map(FormerScripts::withoutEnd)
        .limit(MOST)
        .forEach(former::add);
    return List.copyOf(former);
  }

  /** Those, and the scripts that end one day, unless another has the same wording without end. */
  static List<Script> withExpiring(List<Script> former, List<Script> scripts) {
    Set<String> endless = scripts.stream()
        .filter(script -> script.scope().until().isEmpty())
        .map(Script::answer)
        .collect(Collectors.toSet());
    return Stream.concat(former.stream(), scripts.stream()
        .filter(script -> script.scope().until().isPresent()
            && !endless.contains(script.answer())))
        .toList();
  }

  /** What was changed is over, whatever its scope said. */
  private static Script withoutEnd(Script script) {
    return new Script(script.id(), script.title(), script.questions(), script.answer(),
        script.use(), script.conditions(), Script.Scope.EVERYWHERE);
  }
}
