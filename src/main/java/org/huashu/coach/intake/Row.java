package org.huashu.coach.intake;

import java.util.List;

/**
 * A line of a table.
 *
 * @param line where it begins in its file, counted from 1
 * @param open whether a quotation mark in it is never closed
 */
public record Row(int line, List<String> cells, boolean open) {

  /** The text of a cell without white space around it; empty when there is none. */
  public String cell(int column) {
    return column < cells.size() ? cells.get(column).strip() : "";
  }

  boolean blank() {
    return cells.stream().allMatch(String::isBlank);
  }
}
