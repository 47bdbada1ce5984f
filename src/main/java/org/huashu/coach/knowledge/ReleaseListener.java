package org.huashu.coach.knowledge;

import java.util.List;
import org.huashu.coach.knowledge.ReleaseStore.Note;

/** Hears what happens to releases, to tell the people who run the service. */
public interface ReleaseListener {

  /** A release answers from now on. */
  void swapped(Release release);

  /** A newer release is not good; the old one goes on answering. */
  void refused(Note note, KnowledgeException why);

  /**
   * The folder's files differ from the newest release, which was edited in the console and stays.
   */
  void filesIgnored(Note newest, List<String> paths);
}
