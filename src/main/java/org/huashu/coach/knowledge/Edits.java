package org.huashu.coach.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.huashu.coach.knowledge.ReleaseStore.Note;

/**
 * Where edits of the console are kept until they are published, and afterwards as history. Safe for
 * use by many threads and processes.
 */
public interface Edits {

  /**
   * What an edit is of.
   *
   * @param kind {@code script}, {@code rule}
   */
  record Subject(String kind, String id) {}

  /**
   * One version of a thing.
   *
   * @param version counts up from 1 for each thing
   * @param base what it was made from; empty when there was nothing
   * @param content empty when the thing was taken away
   * @param release the one that it was published with
   */
  record Version(Subject subject, long version, String base, Optional<String> content,
      String author, Instant at, OptionalLong release) {}

  /** The newest version of each thing of a kind that waits to be published. */
  List<Version> open(String kind);

  /** The newest version of each thing of a kind that was taken away by a release. */
  List<Version> gone(String kind);

  /** The number of the newest version of each thing of a kind that has any. */
  Map<String, Long> numbers(String kind);

  /** Changes with every edit that is kept, given up or published; never twice the same. */
  String mark();

  /** The newest version of a thing. */
  Optional<Version> newest(Subject subject);

  /** All versions of a thing, the newest first. */
  List<Version> history(Subject subject, int most);

  /**
   * Keeps a version if nobody has kept one of that number before.
   *
   * @return false when somebody was faster; then nothing was kept
   */
  boolean save(Version version);

  /**
   * Gives the open versions of these things up: the newest release counts again. They stay in the
   * history.
   */
  void giveUp(List<Version> versions);

  /**
   * Publishes files as a release, and notes which versions went into it, all or nothing.
   *
   * @param expected the newest number, 0 for none
   * @return false when somebody else published meanwhile; then nothing was kept
   */
  boolean publish(long expected, Note note, KnowledgeFiles files, List<Version> versions);
}
