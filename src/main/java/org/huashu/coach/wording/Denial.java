package org.huashu.coach.wording;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.text.Span;

/**
 * One way in which a draft denies, forbids or reports what stands beside it: 平台不允许加微信, 好评返现我们不做的,
 * 您说不知道. Patterns are RE2, and see the draft with width, case and script folded.
 *
 * @param id unique in its knowledge base
 * @param title what people read who ask why there is no hint
 * @param categories of the hits that it excuses
 * @param side where it stands
 * @param pattern must end at a hit before which it stands, or begin at one after which it stands
 * @param doubts what turns it into a question or a reproach, which denies nothing
 * @param with what the draft must hold as well, anywhere; empty when nothing
 * @param opensClause whether a clause that is found for its meaning is excused when it stands
 *        inside it: 客服说您爱买不买
 */
public record Denial(String id, String title, Set<Category> categories, Side side, String pattern,
    List<Doubt> doubts, Optional<String> with, boolean opensClause, Examples examples) {

  /** Most UTF-16 units that are looked at on either side of a hit. */
  public static final int NEAR = 40;

  /** On which side of a hit something stands. */
  public enum Side {
    /** Just before it. */
    BEFORE,
    /** Just after it. */
    AFTER
  }

  /** What must stand on a side of a hit to undo a denial. */
  public record Doubt(Side side, String pattern) {}

  /**
   * Drafts that it excuses, and drafts that only look so.
   *
   * @param denied every mark of these is excused
   * @param notDenied no mark of these is
   */
  public record Examples(List<Example> denied, List<Example> notDenied) {}

  /**
   * A draft to try it on.
   *
   * @param marks the hits
   * @param line where it stands in its file
   */
  public record Example(String draft, List<Span> marks, int line) {}

  /** Why something cannot be a pattern, if so. */
  public static Optional<String> problem(String pattern) {
    try {
      return Pattern.compile(pattern).matcher("").find()
          ? Optional.of("'" + pattern + "' matches the empty text")
          : Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of("'" + pattern + "' is no RE2 pattern: " + e.getMessage());
    }
  }

  /**
   * Whether it excuses what stands at a place of a draft, whatever the category.
   *
   * @throws InvalidWordingException when a pattern cannot be used
   */
  public boolean excuses(String draft, Span hit) {
    return Denials.excuses(this, draft, hit);
  }
}
