package org.huashu.coach.intake;

import java.time.ZoneId;
import java.util.Map;
import org.huashu.coach.script.Script.Use;

/**
 * How the people who import speak.
 *
 * @param topics what they call a topic, and its name
 * @param aliases other things that they call groups of scripts, in lower case, and the topic that
 *        is meant
 * @param uses what they call a use
 * @param zone whose clocks a moment without an offset is by
 */
public record Words(Map<String, String> topics, Map<String, String> aliases, Map<String, Use> uses,
    ZoneId zone) {

  /** Copies the maps. */
  public Words {
    topics = Map.copyOf(topics);
    aliases = Map.copyOf(aliases);
    uses = Map.copyOf(uses);
  }
}
