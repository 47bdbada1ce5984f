package org.huashu.coach.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where releases are kept, all of them. Safe for use by many threads and processes. */
public interface ReleaseStore {

  /**
   * What is known of a release besides its files.
   *
   * @param number counts up from 1
   * @param digest of its files: equal files have equal digests
   * @param origin where it was edited
   */
  record Note(long number, String digest, String reason, String author, Origin origin,
      Instant publishedAt) {}

  /** Where a release was edited. */
  enum Origin {
    /** In the files of the knowledge base. */
    FILES,
    /** In the console. */
    CONSOLE
  }

  /** The newest release, if there is one. Cheap: asked every second. */
  Optional<Note> newest();

  /** All releases, the newest first. */
  List<Note> notes();

  /** The files of a release, if there is one of that number. */
  Optional<KnowledgeFiles> files(long number);

  /**
   * Keeps a release if {@code expected} is still the newest number (0: there is none yet).
   *
   * @param note its number is {@code expected + 1}
   * @return false when somebody else was faster; then nothing was kept
   */
  boolean publish(long expected, Note note, KnowledgeFiles files);
}
