package org.huashu.coach.console;

import java.util.List;
import java.util.Optional;
import org.huashu.coach.console.UserModel.Choice;
import org.huashu.coach.knowledge.RuleSample;

/**
 * A rule that is edited or looked at.
 *
 * @param loaded what the form began with, to see whether somebody else was faster
 * @param state how it stands to the newest release
 * @param clash what somebody else did meanwhile
 * @param fault what is wrong, in words; empty for nothing
 * @param trying whether the dry run begins by itself
 * @param by who changed it last; empty when it is as published
 */
public record RuleModel(Standing standing, String id, String category, String name, String title,
    String loaded, Cell state, Optional<Clash> clash, String fault, List<Section> sections,
    List<Choice> categories, Optional<String> by, Optional<Numbers> numbers,
    List<Claim> claims, boolean trying) {

  /**
   * What may be done.
   *
   * @param fresh whether it is a new one
   * @param waits whether a change waits to be published
   * @param released whether the newest release has it
   * @param archived whether it was taken away
   */
  public record Standing(boolean fresh, boolean mayEdit, boolean waits, boolean released,
      boolean archived) {}

  /** Fields that belong together; those that few need are folded. */
  public record Section(String title, boolean folded, List<Field> fields) {}

  /**
   * A field.
   *
   * @param kinds of rules that have it, with spaces; empty for all
   * @param shown whether the rule's kind has it
   */
  public record Field(String key, String shape, String label, String hint, String value,
      List<Choice> choices, List<RuleSample> samples, String kinds, boolean shown) {

    /** The choice of an example's row. */
    public String turn(RuleSample sample) {
      return RuleForm.turn(sample);
    }
  }

  /** What somebody else did while this was edited: who and when, and the fields of both. */
  public record Clash(String text, List<Theirs> fields) {}

  /** A field as the other one has it; no value where it cannot be put in by itself. */
  public record Theirs(String key, String label, String value, List<Piece> pieces) {}

  /**
   * What it did in the last days.
   *
   * @param advice what follows for its severity; empty for nothing
   */
  public record Numbers(long hits, String wrong, Optional<String> advice) {}

  /**
   * A wrong flag that waits for an answer.
   *
   * @param phrases exceptions that would keep it away
   */
  public record Claim(long draft, String hint, List<Piece> text, String by, String at,
      List<String> phrases) {}
}
