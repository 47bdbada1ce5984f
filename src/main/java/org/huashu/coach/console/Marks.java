package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huashu.coach.text.Span;

/** Takes a text apart into pieces with marks. */
final class Marks {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");

  private Marks() {}

  /** A part of the text, and its mark. */
  record Mark(Span span, String kind) {}

  /** The text with its placeholders marked. */
  static List<Piece> placeholders(String text) {
    return of(text, List.of());
  }

  /** The text with these marks and its placeholders; of marks that overlap the first counts. */
  static List<Piece> of(String text, List<Mark> marks) {
    List<Mark> all = new ArrayList<>(marks);
    Matcher found = PLACEHOLDER.matcher(text);
    while (found.find()) {
      all.add(new Mark(new Span(found.start(), found.end()), "placeholder"));
    }
    all.sort(Comparator.comparingInt(mark -> mark.span().start()));
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (Mark mark : all) {
      if (mark.span().start() < at || mark.span().end() > text.length()) {
        continue;
      }
      add(pieces, text.substring(at, mark.span().start()), "");
      add(pieces, mark.span().of(text), mark.kind());
      at = mark.span().end();
    }
    add(pieces, text.substring(at), "");
    return pieces;
  }

  private static void add(List<Piece> pieces, String text, String kind) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text, kind));
    }
  }
}
