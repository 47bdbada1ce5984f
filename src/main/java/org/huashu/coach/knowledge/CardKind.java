package org.huashu.coach.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.huashu.coach.knowledge.Edited.Change;
import org.huashu.coach.knowledge.Edits.Version;

/** What tells scripts and rules apart where they are edited. */
interface CardKind<C> {

  /** The kind of the edits. */
  String name();

  /** A card as text: equal cards have equal texts. */
  String text(C card);

  /** The card that a version holds; empty when it takes the card away. */
  Optional<C> held(Version version);

  /** The card that such a text says; empty when it says none. */
  Optional<C> said(String id, String text);

  /** Whether what a release took away stays listed, and may be brought back. */
  boolean comesBack();

  /** The cards of a release; what did not change since another one is not read again. */
  SortedMap<String, C> cards(Released<C> before, KnowledgeFiles files);

  /** The files with these edits in them; what did not change stays as it was written. */
  KnowledgeFiles with(KnowledgeFiles files, List<Edited<C>> wanted);

  /** What differs between the files of two releases. */
  List<Change<C>> changes(KnowledgeFiles before, KnowledgeFiles after);

  /**
   * A release and its cards.
   *
   * @param number 0 before there is one
   * @param cards by id
   */
  record Released<C>(long number, KnowledgeFiles files, SortedMap<String, C> cards) {

    /** Before there is a release. */
    static <C> Released<C> none() {
      return new Released<>(0, new KnowledgeFiles(new TreeMap<>()), new TreeMap<>());
    }
  }
}
