package org.huashu.coach.console;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.console.UserModel.Choice;
import org.huashu.coach.knowledge.ScriptCard;

/**
 * A script that is edited or looked at.
 *
 * @param loaded what the form began with, to see whether somebody else was faster
 * @param state how it stands to the newest release
 * @param clash what somebody else did meanwhile
 * @param fault what is wrong, in words; empty for nothing
 * @param known placeholders that may be used
 */
public record ScriptModel(boolean fresh, boolean mayEdit, ScriptCard card, String loaded,
    Cell state, Optional<Clash> clash, String fault, List<Choice> topics, List<Choice> uses,
    List<String> known, Optional<String> by, ZoneId zone) {

  /**
   * What somebody else did while this was edited.
   *
   * @param text who, and when
   * @param parts that both changed: theirs, to take over
   */
  public record Clash(String text, List<Theirs> parts) {}

  /** A part as the other one has it: the field of the form, its label, its text. */
  public record Theirs(String field, String label, String value, List<Piece> pieces) {}

  /** What people call the script's topic. */
  public String topicLabel() {
    return topics.stream()
        .filter(Choice::chosen)
        .map(Choice::label)
        .findFirst()
        .orElse(card.topic());
  }

  /** Texts of a field, one a line. */
  public String lines(List<String> texts) {
    return String.join("\n", texts);
  }

  /** Words of a field, with commas. */
  public String words(Set<String> texts) {
    return String.join("，", texts);
  }

  /** A moment for a field of date and time. */
  public String field(Optional<java.time.Instant> at) {
    return ScriptForm.field(at, zone);
  }
}
