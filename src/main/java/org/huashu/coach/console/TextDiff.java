package org.huashu.coach.console;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/** Compares two texts character by character, as Chinese has no spaces between its words. */
final class TextDiff {

  private static final int MOST_CHARS = 4_000;

  private TextDiff() {}

  /** The new text, with what is gone and what is new marked. */
  static List<Piece> of(String before, String after) {
    if (before.equals(after)) {
      return List.of(new Piece(after, ""));
    }
    if (before.length() > MOST_CHARS || after.length() > MOST_CHARS) {
      return List.of(new Piece(before, "gone"), new Piece(after, "new"));
    }
    return of(characters(before), characters(after), "");
  }

  /** The same of lists, item by item, each on a line of its own. */
  static List<Piece> ofLines(List<String> before, List<String> after) {
    return of(before, after, "\n");
  }

  private static List<Piece> of(List<String> old, List<String> now, String end) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
      int from = delta.getSource().getPosition();
      add(pieces, old.subList(at, from), "", end);
      add(pieces, delta.getSource().getLines(), "gone", end);
      add(pieces, delta.getTarget().getLines(), "new", end);
      at = from + delta.getSource().size();
    }
    add(pieces, old.subList(at, old.size()), "", end);
    return pieces;
  }

  private static void add(List<Piece> pieces, List<String> items, String kind, String end) {
    if (!items.isEmpty()) {
      pieces.add(new Piece(String.join(end, items) + end, kind));
    }
  }

  private static List<String> characters(String text) {
    return text.codePoints().mapToObj(Character::toString).toList();
  }
}
