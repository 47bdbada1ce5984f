package org.huashu.coach.knowledge;

import java.util.List;
import org.huashu.coach.knowledge.ReleaseStore.Note;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what happens to releases into the log. */
public final class ReleaseLog implements ReleaseListener {

  private static final Logger LOG = LoggerFactory.getLogger(ReleaseLog.class);

  @Override
  public void swapped(Release release) {
    LOG.info("release {}: {} rules, {} scripts", release.number(),
        release.knowledge().rules().size(), release.knowledge().scripts().size());
  }

  @Override
  public void refused(Note note, KnowledgeException why) {
    LOG.error("release {} is refused, the one before goes on answering:\n{}", note.number(),
        why.getMessage());
  }

  @Override
  public void filesIgnored(Note newest, List<String> paths) {
    LOG.warn("release {} was edited in the console and stays; these files differ from it: {}."
        + " Run 'kb export' to take its edits over", newest.number(), paths);
  }
}
