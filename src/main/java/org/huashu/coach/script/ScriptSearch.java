package org.huashu.coach.script;

import java.util.List;
import java.util.Optional;

/** Finds the standard scripts that answer a question. Safe for use by many threads. */
public interface ScriptSearch extends AutoCloseable {

  /** The scripts that fit, the best first; equal scores in the order of their ids. */
  List<ScriptMatch> search(ScriptQuery query);

  /** The same, and whether the meaning of the question was looked at. */
  default Answer answer(ScriptQuery query) {
    return new Answer(search(query), false);
  }

  /** Whether a search can look at the meaning of a question now. */
  default Semantic semantic() {
    return Semantic.OFF;
  }

  /** The version of what agents did with scripts by which it orders them; see {@link Usage}. */
  default long usage() {
    return 0;
  }

  /**
   * Begins what takes long for a question that will be asked soon; returns at once.
   *
   * @param before the question that it goes on from
   */
  default void prepare(String question, Optional<String> before) {}

  /**
   * The same for work in the background: it waits for the meaning of the question as long as that
   * takes, and takes nobody's turn who waits for a question of an agent.
   */
  default Answer thorough(ScriptQuery query) {
    return answer(query);
  }

  /**
   * The same search as if a script had been published: in the place of the one with its id, or new.
   * In memory, to be closed by the caller; empty where that cannot be had.
   */
  default Optional<ScriptSearch> with(Script edited) {
    return Optional.empty();
  }

  /**
   * Puts questions together that ask the same, in the background like {@link #thorough}: by their
   * meaning where it is known, else by their words. Small talk is left out.
   *
   * @param questions those that are asked most first
   * @return groups of places in the list
   */
  default List<List<Integer>> groups(List<String> questions) {
    return List.of();
  }

  /** What was found; {@code semantic} tells that words and meaning were looked at. */
  record Answer(List<ScriptMatch> matches, boolean semantic) {}

  /** Whether the meaning of texts is known. */
  enum Semantic {
    /** It was not asked for. */
    OFF,
    /** The model is being loaded, or the scripts embedded, or that has failed. */
    MISSING,
    /** It is. */
    READY
  }

  /** Lets go of the index. Searches under way are finished first. */
  @Override
  void close();
}
