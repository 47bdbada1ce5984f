package org.huashu.coach.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.intake.Line.Standing;
import org.huashu.coach.knowledge.RuleCopy;
import org.huashu.coach.knowledge.WorkingCopy;

/**
 * A file, compared with what there is.
 *
 * @param layout of a table; empty for files of a knowledge base
 * @param topics the topic of each category of a table, in its order
 * @param release the newest one when it was compared
 * @param digest changes with anything that taking it over would change
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
      if (line.changes() && (settings.overwrite() || line.standing() != Standing.CONFLICT)) {
        wanted.add(line);
      }
    }
    return wanted;
  }

  /** Whether a mistake keeps everything from being taken over, as the settings want it. */
  public boolean stopped(Settings settings) {
    return settings.stop() && count(Standing.MISTAKE) > 0;
  }

  /** What the lines would change, as one text. */
  static String digest(List<Line> lines) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    for (Line line : lines) {
      String said = line.kind() + "\n" + line.id() + "\n" + line.standing() + "\n"
          + WorkingCopy.text(line.change().before()) + "\n"
          + RuleCopy.text(line.change().ruleBefore()) + "\n"
          + line.change().base() + "\n" + line.change().text() + "\n";
      digest.update(said.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 12);
  }
}
