package org.huashu.coach.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands where in a table.
 *
 * @param head the place among its lines of the one that holds the heads, {@link Settings#NO_HEAD}
 *        for none
 * @param heads what stands in that line; empty texts when there is none
 * @param columns the field of each column; empty for one that is left out
 */
public record Layout(Family family, int head, List<String> heads,
    List<Optional<Field>> columns) {

  private static final int MOST_LINES_BEFORE_THE_HEAD = 5;
  private static final int LINES_LOOKED_AT = 50;
  private static final int LONG_CODE = 12;

  /** Which program has written a table, as far as its heads tell. */
  public enum Family {
    /** Quick phrases with the heads 快捷短语编码,快捷短语,快捷短语分组. */
    PHRASES,
    /** Quick phrases with the heads 快捷编码,快捷短语,快捷短语分组, and escapes in their texts. */
    ESCAPED_PHRASES,
    /** Any table. */
    TABLE
  }

  /** Of these lines, as chosen or else as guessed. */
  static Layout of(List<Row> rows, Settings settings) {
    int head = settings.head() == Settings.ANY_HEAD
        ? head(rows)
        : Math.clamp(settings.head(), Settings.NO_HEAD, rows.size() - 1);
    int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    List<String> heads = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      heads.add(head < 0 ? "" : rows.get(head).cell(i));
    }
    List<Optional<Field>> columns = settings.columns().size() == width
        ? settings.columns().stream().map(Field::named).toList()
        : guessed(rows, head, heads);
    return new Layout(family(heads), head, heads, columns);
  }

  /** Fields that several columns stand for, where only one may. */
  public List<Field> doubled() {
    List<Field> doubled = new ArrayList<>();
    for (Field field : Field.values()) {
      if (!field.repeats() && Collections.frequency(columns, Optional.of(field)) > 1) {
        doubled.add(field);
      }
    }
    return doubled;
  }

  /** Whether a column stands for a field. */
  public boolean has(Field field) {
    return columns.contains(Optional.of(field));
  }

  private static int head(List<Row> rows) {
    for (int i = 0; i < Math.min(rows.size(), MOST_LINES_BEFORE_THE_HEAD); i++) {
      List<Field> known =
          rows.get(i).cells().stream().flatMap(cell -> Field.headed(cell).stream()).toList();
      if (known.contains(Field.ANSWER) || known.stream().distinct().count() > 1) {
        return i;
      }
    }
    return Settings.NO_HEAD;
  }

  private static Family family(List<String> heads) {
    return !heads.contains("快捷短语")
        ? Family.TABLE
        : heads.contains("快捷编码") ? Family.ESCAPED_PHRASES : Family.PHRASES;
  }

  private static List<Optional<Field>> guessed(List<Row> rows, int head, List<String> heads) {
    Set<Field> given = EnumSet.noneOf(Field.class);
    List<Optional<Field>> columns = new ArrayList<>();
    for (String text : heads) {
      Optional<Field> field =
          Field.headed(text).filter(it -> it.repeats() || !given.contains(it));
      field.ifPresent(given::add);
      columns.add(field);
    }
    if (!given.contains(Field.ANSWER)) {
      byLength(rows.subList(head + 1, rows.size()), columns, given);
    }
    return columns;
  }

  /**
   * Without heads the longest texts are the answers, and short ones before them codes or titles.
   */
  private static void byLength(List<Row> rows, List<Optional<Field>> columns, Set<Field> given) {
    int longest = -1;
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).isEmpty()
          && (longest < 0 || average(rows, i) > average(rows, longest))) {
        longest = i;
      }
    }
    if (longest < 0) {
      return;
    }
    columns.set(longest, Optional.of(Field.ANSWER));
    for (int i = 0; i < columns.size(); i++) {
      Field field = i > longest
          ? Field.CATEGORY
          : columns.size() <= 3 && average(rows, i) <= LONG_CODE && longest == 1
              ? Field.KEYWORD
              : Field.TITLE;
      if (columns.get(i).isEmpty() && given.add(field)) {
        columns.set(i, Optional.of(field));
      }
    }
  }

  private static double average(List<Row> rows, int column) {
    return rows.stream()
        .limit(LINES_LOOKED_AT)
        .mapToInt(row -> row.cell(column).length())
        .average()
        .orElse(0);
  }
}
