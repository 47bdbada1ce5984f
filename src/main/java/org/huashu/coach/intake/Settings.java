package org.huashu.coach.intake;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a file is to be read and taken, as far as somebody has chosen it.
 *
 * @param encoding the name of one; empty to find it out
 * @param sign what parts the cells; empty to find it out
 * @param sheet which sheet of a workbook, counted from 0
 * @param head which line that says something holds the heads, counted from 0; {@link #NO_HEAD} for
 *        none, {@link #ANY_HEAD} to find it out
 * @param columns the name of each column's field, empty for none; an empty list to find it out
 * @param topics the topic of each category, as the file calls it
 * @param topic of lines without a category; for a single file, what it is of
 * @param shop of lines without a shop; empty for all shops
 * @param stop whether nothing is taken while a line has a mistake; else such lines are left out
 * @param overwrite whether what others have changed and not published is overwritten; else it is
 *        kept
 */
public record Settings(String encoding, String sign, int sheet, int head, List<String> columns,
    SortedMap<String, String> topics, String topic, String shop, boolean stop,
    boolean overwrite) {

  /** The table has no line of heads. */
  public static final int NO_HEAD = -1;
  /** Whether it has one is found out. */
  public static final int ANY_HEAD = -2;

  /** Copies the columns and topics. */
  public Settings {
    columns = List.copyOf(columns);
    topics = Collections.unmodifiableSortedMap(new TreeMap<>(topics));
  }

  /** The same, with this to be done about mistakes and conflicts. */
  public Settings deciding(boolean stops, boolean overwrites) {
    return new Settings(encoding, sign, sheet, head, columns, topics, topic, shop, stops,
        overwrites);
  }

  /** Nothing chosen yet, but a shop. */
  public static Settings fresh(String shop) {
    return new Settings("", "", 0, ANY_HEAD, List.of(), new TreeMap<>(Map.of()), "", shop, false,
        false);
  }
}
