package org.huashu.coach.command;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.huashu.coach.coaching.Coach;
import org.huashu.coach.knowledge.KnowledgeBase;
import org.huashu.coach.knowledge.Release;

/**
 * A coach without a service, for commands that work on files: it keeps what it hears in memory
 * only.
 *
 * @param release the knowledge base it answers from
 */
public record Desk(Release release, Coach coach) implements AutoCloseable {

  /** Opens desks. */
  @FunctionalInterface
  public interface Maker {

    /**
     * Opens one.
     *
     * @param knowledgeBase the folder with the files
     * @param change what to change in it before it is used
     * @throws org.huashu.coach.knowledge.KnowledgeException when the files are not good
     */
    Desk open(Path knowledgeBase, UnaryOperator<KnowledgeBase> change);
  }

  @Override
  public void close() {
    release.scripts().close();
  }
}
