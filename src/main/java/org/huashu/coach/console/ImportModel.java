package org.huashu.coach.console;

import java.util.List;
import java.util.Optional;
import org.huashu.coach.console.UserModel.Choice;

/**
 * A file before it is taken over.
 *
 * @param path of the page
 * @param facts what was recognised, in words
 * @param fault in words; empty for nothing
 */
public record ImportModel(String path, String file, List<String> facts,
    Optional<Mapping> mapping, List<Tab> tabs, List<Row> rows, Table table, Taking taking,
    String fault) {

  /**
   * What stands where, and how the text is written.
   *
   * @param single whether the file holds scripts of one topic or one rule, and only that is asked
   * @param reading how the file was read
   * @param topics that there are, to be offered
   * @param topic of lines without a category
   * @param open whether somebody should look at it
   */
  public record Mapping(boolean single, String reading, List<Column> columns, List<Pick> picks,
      List<Category> categories, List<Choice> topics, String topic, boolean open) {

    /** The categories that somebody must choose a topic for. */
    public List<String> undecided() {
      return categories.stream()
          .filter(category -> category.topic().isEmpty())
          .map(Category::name)
          .toList();
    }

    /** The heads of columns that are left out. */
    public List<String> leftOut() {
      return columns.stream()
          .filter(column -> column.fields().getFirst().chosen())
          .map(Column::head)
          .toList();
    }
  }

  /** A column: its head, some of its texts, and the fields that it may stand for. */
  public record Column(String name, String head, String sample, List<Choice> fields) {}

  /** A choice about the whole file. */
  public record Pick(String name, String label, List<Choice> choices) {}

  /**
   * A category of the file, and the topic that it becomes.
   *
   * @param topic empty until somebody has chosen it
   * @param guess what the topic is called, when it was only guessed; empty when it is certain
   */
  public record Category(String name, String topic, String guess) {}

  /** A part of the lines, and how many are in it. */
  public record Tab(String label, int count, String href, boolean chosen) {}

  /**
   * A line.
   *
   * @param number counted through the whole file
   * @param decide what is to be decided of it
   */
  public record Row(int number, String place, Cell standing, String title, String id,
      Optional<String> href, String text, List<CheckModel.Remark> notes, ScriptDiff diff,
      Optional<Decide> decide) {}

  /**
   * What is to be done with a line in conflict.
   *
   * @param path where both sides stand beside each other, and where it is decided
   * @param of the line as it is shown
   * @param choice {@code keep}, {@code take}, or empty
   */
  public record Decide(String path, String of, String choice) {}

  /**
   * What is about to happen.
   *
   * @param conflicts all of them
   * @param take of how many it was decided to take them, and of how many not
   * @param digest of what is shown
   */
  public record Taking(int ready, int conflicts, int take, int keep, int mistakes, boolean stop,
      boolean overwrite, String digest) {

    /** Of how many conflicts nothing was decided. */
    public int open() {
      return conflicts - take - keep;
    }

    /** Whether there is anything to take over. */
    public boolean any() {
      return ready + take + open() > 0;
    }
  }
}
