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

  /**
   * The same for sentences that were written anew: a letter that only happens to stand in both, in
   * the midst of changes, is no reason to cut them apart.
   */
  static List<Piece> ofSentences(String before, String after) {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder gone = new StringBuilder();
    StringBuilder fresh = new StringBuilder();
    List<Piece> all = of(before, after);
    for (int i = 0; i < all.size(); i++) {
      Piece piece = all.get(i);
      boolean amid = i > 0 && i + 1 < all.size() && piece.text().length() <= 2;
      if (piece.kind().equals("gone") || (piece.kind().isEmpty() && amid)) {
        gone.append(piece.text());
      }
      if (piece.kind().equals("new") || (piece.kind().isEmpty() && amid)) {
        fresh.append(piece.text());
      }
      if (piece.kind().isEmpty() && !amid) {
        changed(pieces, gone, fresh);
        pieces.add(piece);
      }
    }
    changed(pieces, gone, fresh);
    return pieces;
  }

  private static void changed(List<Piece> pieces, StringBuilder gone, StringBuilder fresh) {
    if (!gone.isEmpty()) {
      pieces.add(new Piece(gone.toString(), "gone"));
    }
    if (!fresh.isEmpty()) {
      pieces.add(new Piece(fresh.toString(), "new"));
    }
    gone.setLength(0);
    fresh.setLength(0);
  }

  /** The same of lists, item by item, each on a line of its own. */
  static List<Piece> ofLines(List<String> before, List<String> after) {
    List<Piece> pieces = new ArrayList<>(of(before, after, "\n"));
    if (!pieces.isEmpty()) {
      // The end of the last line would show as an empty one.
      Piece last = pieces.removeLast();
      pieces.add(new Piece(last.text().stripTrailing(), last.kind()));
    }
    return pieces;
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
