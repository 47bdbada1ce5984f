package org.huashu.coach.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.intake.Line.Standing;

/**
 * A file, compared with what there is.
 *
 * @param layout of a table; empty for files of a knowledge base
 * @param topics the topic of each category of a table, in its order
 * @param release the newest one when it was compared
 * @param digest changes with anything that taking it over would change, whatever is decided
 */
public record Examined(Opened file, Optional<Layout> layout, Map<String, String> topics,
    List<Line> lines, long release, String digest) {

  /** How many lines stand how. */
  public Map<Standing, Integer> counts() {
    Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
    lines.forEach(line -> counts.merge(line.standing(), 1, Integer::sum));
    return counts;
  }

  /** How many lines stand so. */
  public int count(Standing standing) {
    return counts().getOrDefault(standing, 0);
  }

  /** What would be taken over. */
  public List<Line> wanted(Settings settings) {
    List<Line> wanted = new ArrayList<>();
    for (Line line : lines) {
      if (line.changes() && (line.standing() != Standing.CONFLICT
          || settings.decision(line).orElse(settings.overwrite()))) {
        wanted.add(line);
      }
    }
    return wanted;
  }

  /** The lines in conflict of which it was decided whether they are taken. */
  public List<Line> decided(Settings settings, boolean taken) {
    return lines.stream()
        .filter(line -> line.standing() == Standing.CONFLICT
            && settings.decision(line).equals(Optional.of(taken)))
        .toList();
  }

  /** Changes with anything that taking it over would change, decisions on single lines too. */
  public String shown(Settings settings) {
    List<Line> taken = decided(settings, true);
    List<Line> kept = decided(settings, false);
    return taken.isEmpty() && kept.isEmpty()
        ? digest
        : digest + Digests.of(taken) + Digests.of(kept);
  }

  /** Whether a mistake keeps everything from being taken over, as the settings want it. */
  public boolean stopped(Settings settings) {
    return settings.stop() && count(Standing.MISTAKE) > 0;
  }
}
