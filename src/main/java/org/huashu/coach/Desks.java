package org.huashu.coach;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.huashu.coach.coaching.Coach;
import org.huashu.coach.coaching.CoachingListener;
import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.command.Desk;
import org.huashu.coach.conversation.InMemoryJournal;
import org.huashu.coach.knowledge.KnowledgeBase;
import org.huashu.coach.knowledge.KnowledgeFolder;
import org.huashu.coach.knowledge.KnowledgeReader;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.review.InMemoryFlaggedDrafts;
import org.huashu.coach.text.PersonalData;

/** Wires what commands need that run without the service. */
final class Desks {

  private static final long MEMORY = 256L << 20;

  private final InstantSource clock;

  Desks(InstantSource clock) {
    this.clock = clock;
  }

  Desk open(Path folder, UnaryOperator<KnowledgeBase> change) {
    KnowledgeBase knowledge =
        change.apply(KnowledgeReader.read(new KnowledgeFolder(folder).read()));
    Release release = Compilers.inMemory().compile(0, knowledge);
    var ports = new Coach.Ports(CurrentRelease.always(release), new InMemoryJournal(),
        new InMemoryFlaggedDrafts(), PersonalData::mask, clock, CoachingListener.NONE);
    return new Desk(release, new Coach(ports, new Coach.Limits(MEMORY, MEMORY)));
  }
}
