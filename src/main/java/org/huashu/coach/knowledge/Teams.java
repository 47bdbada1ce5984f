package org.huashu.coach.knowledge;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huashu.coach.script.ScriptQuery.Staff;

/**
 * Which agents work together.
 *
 * @param members the ids of agents by the name of their team; an agent may be in several
 */
public record Teams(Map<String, Set<String>> members) {

  /** Nobody is in a team. */
  public static final Teams NONE = new Teams(Map.of());

  /** Copies the map. */
  public Teams {
    members = Map.copyOf(members);
  }

  /** An agent as scripts are offered to them. */
  public Staff staff(Optional<String> agent) {
    return new Staff(agent, agent.map(this::of).orElse(Set.of()));
  }

  /** Whether there is a team of that name. */
  boolean has(String team) {
    return members.containsKey(team);
  }

  private Set<String> of(String agent) {
    return members.entrySet()
        .stream()
        .filter(team -> team.getValue().contains(agent))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
