package org.huashu.coach.knowledge;

import java.util.List;
import java.util.Map;

/** A value of a YAML file, and the line where it starts, counted from 1. */
sealed interface Yaml {

  int line();

  /** What it is, as messages say it. */
  String sort();

  /**
   * Text, a number, a yes or no: not yet told apart.
   *
   * @param quoted whether it was written in quotes or as a block
   * @param folded whether line breaks of the file were turned into spaces
   */
  record Scalar(String text, boolean quoted, boolean folded, int line) implements Yaml {

    boolean nothing() {
      return !quoted && (text.isEmpty() || text.equals("null") || text.equals("~"));
    }

    @Override
    public String sort() {
      return nothing() ? "nothing" : "'" + text + "'";
    }
  }

  /** A list. */
  record Listing(List<Yaml> items, int line) implements Yaml {
    @Override
    public String sort() {
      return "a list";
    }
  }

  /** A mapping, its keys in the order of the file. */
  record Mapping(Map<String, Entry> entries, int line) implements Yaml {
    @Override
    public String sort() {
      return "a mapping";
    }
  }

  /** A value under its key, and the line of the key. */
  record Entry(int line, Yaml value) {}
}
