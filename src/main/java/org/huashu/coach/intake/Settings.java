package org.huashu.coach.intake;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
 * @param decided what is to be done with single lines in conflict, by {@link Line#subject}; null of
 *        uploads from before there were any
 */
public record Settings(String encoding, String sign, int sheet, int head, List<String> columns,
    SortedMap<String, String> topics, String topic, String shop, boolean stop,
    boolean overwrite, @Nullable SortedMap<String, Decision> decided) {

  /** The table has no line of heads. */
  public static final int NO_HEAD = -1;
  /** Whether it has one is found out. */
  public static final int ANY_HEAD = -2;

  /**
   * What is to be done with a line in conflict.
   *
   * @param take whether what others have changed is overwritten by it
   * @param of the {@link Line#mark} of the line as it was seen: if either side changes, nothing is
   *        decided
   */
  public record Decision(boolean take, String of) {}

  /** Copies the columns, topics and decisions. */
  public Settings {
    columns = List.copyOf(columns);
    topics = Collections.unmodifiableSortedMap(new TreeMap<>(topics));
    decided = decided == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(decided));
  }

  /** The same, with this to be done about mistakes and conflicts that nothing was decided of. */
  public Settings deciding(boolean stops, boolean overwrites) {
    return new Settings(encoding, sign, sheet, head, columns, topics, topic, shop, stops,
        overwrites, decided);
  }

  /** The same, with this decision about a line; empty to decide nothing of it. */
  public Settings deciding(Line line, Optional<Boolean> take) {
    SortedMap<String, Decision> lines = new TreeMap<>(decided == null ? Map.of() : decided);
    lines.remove(line.subject());
    take.ifPresent(it -> lines.put(line.subject(), new Decision(it, line.mark())));
    return new Settings(encoding, sign, sheet, head, columns, topics, topic, shop, stop, overwrite,
        lines);
  }

  /** Only how the file is read, nothing of what is done with it. */
  public Settings reading() {
    return new Settings(encoding, sign, sheet, head, columns, topics, topic, shop, false, false,
        null);
  }

  /**
   * Whether a line in conflict is taken, if that was decided of the line as it is.
   */
  public Optional<Boolean> decision(Line line) {
    return Optional.ofNullable(decided)
        .flatMap(it -> Optional.ofNullable(it.get(line.subject())))
        .filter(it -> it.of().equals(line.mark()))
        .map(Decision::take);
  }

  /** Nothing chosen yet, but a shop. */
  public static Settings fresh(String shop) {
    return new Settings("", "", 0, ANY_HEAD, List.of(), new TreeMap<>(Map.of()), "", shop, false,
        false, null);
  }
}
