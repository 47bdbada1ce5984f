package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huashu.coach.knowledge.ScriptCard;

/** What changed in a script, part by part. */
public record ScriptDiff(List<Line> lines) {

  private static final Pattern HOW_TO_FILL = Pattern.compile("\\s*[（(][^（）()]*[）)]$");

  /** A part that changed: its name, and the texts with what is gone and what is new. */
  public record Line(String label, List<Piece> pieces) {}

  static ScriptDiff of(Visit visit, Optional<ScriptCard> before, Optional<ScriptCard> after) {
    List<Line> lines = new ArrayList<>();
    for (ScriptCard.Part part : ScriptCard.Part.values()) {
      String old = before.map(card -> text(visit, card, part)).orElse("");
      String now = after.map(card -> text(visit, card, part)).orElse("");
      if (!old.equals(now)) {
        boolean list = part == ScriptCard.Part.QUESTIONS || part == ScriptCard.Part.CONDITIONS;
        lines.add(new Line(label(visit, part), list
            ? TextDiff.ofLines(old.lines().toList(), now.lines().toList())
            : TextDiff.of(old, now)));
      }
    }
    return new ScriptDiff(lines);
  }

  static String label(Visit visit, ScriptCard.Part part) {
    return name(visit.say("scripts.part." + part.name().toLowerCase(Locale.ROOT)));
  }

  /** The name of a field without what its form adds in brackets: how to fill it in. */
  static String name(String label) {
    return HOW_TO_FILL.matcher(label).replaceFirst("");
  }

  /** A part as people read it. */
  static String text(Visit visit, ScriptCard card, ScriptCard.Part part) {
    return switch (part) {
      case USE -> visit.say("scripts.use." + card.lines(part).getFirst());
      case FROM -> card.scope().from().map(at -> Frame.fullTime(at, visit.zone())).orElse("");
      case UNTIL -> card.scope().until().map(at -> Frame.fullTime(at, visit.zone())).orElse("");
      default -> String.join("\n", card.lines(part));
    };
  }
}
