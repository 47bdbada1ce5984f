package org.huashu.coach.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.huashu.coach.knowledge.Edits.Subject;
import org.huashu.coach.knowledge.Edits.Version;

/**
 * Where uploads are kept until they are taken over or forgotten, and what came of them. Safe for
 * use by many threads and processes.
 */
public interface Imports {

  /** How far an upload has come. */
  enum State {
    /** It can be looked at, and taken over. */
    OPEN,
    /** Its lines are edits now. */
    TAKEN,
    /** Its edits were taken back. */
    UNDONE
  }

  /**
   * An upload.
   *
   * @param id not to be guessed
   * @param account who made it, and the only one who sees it while it is open
   * @param bytes the size of the file
   * @param changed when it was made, taken over or taken back
   */
  record Upload(String id, String account, String file, long bytes, Instant changed, State state,
      Settings settings) {

    /** The same, read otherwise. */
    public Upload with(Settings wished) {
      return new Upload(id, account, file, bytes, changed, state, wished);
    }
  }

  /**
   * What became of a line.
   *
   * @param number as in {@link Line}
   * @param place of the line in its file, in words
   * @param subject what it is of; its id is empty when it has none
   * @param fate the name of a {@link Line.Standing}
   * @param version the edit that it became, 0 for none
   * @param note what there was to say, in words
   */
  record Outcome(int number, String place, Subject subject, String title, String fate,
      long version, String note) {}

  /**
   * A wish to take an upload over.
   *
   * @param release the newest number when it was looked at
   * @param versions the edits; each follows the newest one that was seen
   * @param outcomes of all lines
   */
  record Taking(String id, long release, List<Version> versions, List<Outcome> outcomes,
      Instant at) {}

  /** What became of that wish. */
  enum Taken {
    /** All of it is kept. */
    NOW,
    /** It had been taken over before; nothing was done again. */
    BEFORE,
    /** Something changed meanwhile; nothing was kept. */
    STALE
  }

  /** How many edits were taken back, and how many stay because they were changed or published. */
  record Undone(int back, int kept) {}

  /** Keeps an upload. */
  void keep(Upload upload, byte[] content);

  /** The upload of that id. */
  Optional<Upload> find(String id);

  /** Its file; empty when it is kept no more. */
  Optional<byte[]> content(String id);

  /** Keeps other settings of an upload that is open. */
  void settings(String id, Settings settings);

  /** The newest uploads: those of an account, and those of others that were taken over. */
  List<Upload> list(String account, int most);

  /** Takes an upload over, all or nothing, and once. */
  Taken take(Taking taking);

  /**
   * Which lines of an upload that was taken over, by their numbers.
   *
   * @param fate only those; empty for all
   * @param after the number of the line before the first
   */
  record OutcomeQuery(String id, String fate, boolean descending, OptionalInt after, int most) {}

  /** What became of the lines. */
  List<Outcome> outcomes(OutcomeQuery query);

  /** How many lines of an upload have which fate. */
  Map<String, Integer> fates(String id);

  /**
   * Takes back the edits that an upload became, but for those that were changed or published since.
   * What had been edited before and was overwritten counts again.
   */
  Undone undo(String id, String who, Instant at);

  /** Throws an open upload away. */
  void drop(String id);

  /** Forgets uploads that nobody has taken over since, and the files of all others. */
  void forget(Instant before);
}
