package org.huashu.coach.store;

import java.util.Map;
import org.huashu.coach.review.Act;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Acts of reviewers as JSON. The names of kinds never change. */
final class ActCodec {

  private static final Map<String, Class<? extends Act>> KINDS =
      Map.ofEntries(Map.entry("ASSIGNED", Act.Assigned.class),
          Map.entry("RESERVED", Act.Reserved.class), Map.entry("RELEASED", Act.Released.class),
          Map.entry("SKIPPED", Act.Skipped.class), Map.entry("DOUBLED", Act.Doubled.class),
          Map.entry("JUDGED", Act.Judged.class), Map.entry("UNDONE", Act.Undone.class),
          Map.entry("APPEALED", Act.Appealed.class), Map.entry("ANSWERED", Act.Answered.class),
          Map.entry("PROPOSAL-DECIDED", Act.ProposalDecided.class),
          Map.entry("READ", Act.Read.class));

  private final JsonMapper json = JsonMapper.builder().build();

  static String kindOf(Act act) {
    return switch (act) {
      case Act.Assigned _ -> "ASSIGNED";
      case Act.Reserved _ -> "RESERVED";
      case Act.Released _ -> "RELEASED";
      case Act.Skipped _ -> "SKIPPED";
      case Act.Doubled _ -> "DOUBLED";
      case Act.Judged _ -> "JUDGED";
      case Act.Undone _ -> "UNDONE";
      case Act.Appealed _ -> "APPEALED";
      case Act.Answered _ -> "ANSWERED";
      case Act.ProposalDecided _ -> "PROPOSAL-DECIDED";
      case Act.Read _ -> "READ";
    };
  }

  String write(Act act) {
    return json.writeValueAsString(act);
  }

  Act read(String kind, String payload) {
    Class<? extends Act> type = KINDS.get(kind);
    if (type == null) {
      throw new IllegalStateException("the store holds an unknown act: " + kind);
    }
    try {
      return json.readValue(payload, type);
    } catch (JacksonException e) {
      throw new IllegalStateException("the store holds an act that cannot be read: " + kind, e);
    }
  }
}
