package org.huashu.coach.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a table by its fields. Fields without a column are not among them; those with an empty
 * cell are, and say nothing.
 */
record SheetLine(int line, Map<Field, List<String>> values, List<Fault> faults) {

  private static final Pattern ESCAPE =
      Pattern.compile("&#(?:(\\d{1,5})|x([0-9a-fA-F]{1,4}));");
  private static final String GUARDED = "=+-@\t\r＝＋－＠";
  private static final String UNGROUPED = "未分组";
  private static final char BAD = '\uFFFD';

  static List<SheetLine> of(List<Row> rows, Layout layout) {
    return rows.stream().skip(layout.head() + 1L).map(row -> of(row, layout)).toList();
  }

  private static SheetLine of(Row row, Layout layout) {
    Map<Field, List<String>> values = new EnumMap<>(Field.class);
    List<Fault> faults = new ArrayList<>();
    if (row.open()) {
      faults.add(Fault.of("quote", Integer.toString(row.line())));
    }
    for (int i = 0; i < layout.columns().size(); i++) {
      Optional<Field> field = layout.columns().get(i);
      if (field.isPresent()) {
        String text = text(row.cell(i), layout.family());
        values.computeIfAbsent(field.get(), _ -> new ArrayList<>(1)).add(text);
        if (text.indexOf(BAD) >= 0) {
          faults.add(Fault.of("characters", field.get()));
        }
      }
    }
    return new SheetLine(row.line(), values, faults);
  }

  /** What a cell says: without the apostrophe of our own exports, and without escapes. */
  private static String text(String cell, Layout.Family family) {
    String bare =
        cell.length() > 1 && cell.charAt(0) == '\'' && GUARDED.indexOf(cell.charAt(1)) >= 0
            ? cell.substring(1)
            : cell;
    String said = family == Layout.Family.TABLE ? bare : unescaped(bare);
    return said.replace("\r\n", "\n").replace('\r', '\n').strip();
  }

  /** Numbered references stand for characters: 13 for a line end, 44 for a comma. */
  private static String unescaped(String text) {
    return ESCAPE.matcher(text).replaceAll(found -> {
      int code = found.group(1) == null
          ? Integer.parseInt(found.group(2), 16)
          : Integer.parseInt(found.group(1));
      boolean whole = code == '\t' || code == '\n' || code == '\r'
          || (code >= 0x20 && code < 0xD800) || (code >= 0xE000 && code <= 0xFFFD);
      return Matcher.quoteReplacement(whole ? Character.toString(code) : found.group());
    });
  }

  boolean has(Field field) {
    return values.containsKey(field);
  }

  /** The first text of a field; empty when it says nothing. */
  String text(Field field) {
    return values.getOrDefault(field, List.of("")).getFirst();
  }

  /** The category; empty when the line is in none. */
  String category() {
    String category = text(Field.CATEGORY);
    return category.equals(UNGROUPED) ? "" : category;
  }

  /** The items of a field, parted by line ends, or by these signs when there are none. */
  Set<String> items(Field field, String signs) {
    Set<String> items = new LinkedHashSet<>();
    for (String text : values.getOrDefault(field, List.of())) {
      for (String item : text.split(text.indexOf('\n') < 0 ? "[" + signs + "]" : "\n")) {
        if (!item.isBlank()) {
          items.add(item.strip());
        }
      }
    }
    return items;
  }
}
