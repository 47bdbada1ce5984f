package org.huashu.coach;

import java.time.Instant;
import java.time.InstantSource;
import org.huashu.coach.coaching.Coach;
import org.huashu.coach.coaching.CoachingListener;
import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.console.Preview;
import org.huashu.coach.console.TryRequest;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.InMemoryJournal;
import org.huashu.coach.text.PersonalData;
import org.huashu.coach.webhook.AdviceWriter;

/** The coach for visitors of the first page: the same advice, and nothing is kept. */
final class Trial implements Preview {

  private static final ConversationKey KEY = new ConversationKey("try", "try");
  private static final String DRAFT = "try";
  private static final long MEMORY = 4L << 20;

  private final Coach coach;
  private final InstantSource clock;

  Trial(CurrentRelease releases, InstantSource clock) {
    this.clock = clock;
    var ports = new Coach.Ports(releases, new InMemoryJournal(), new NoFlaggedDrafts(),
        PersonalData::mask, clock, CoachingListener.NONE);
    this.coach = new Coach(ports, new Coach.Limits(MEMORY, MEMORY));
  }

  @Override
  public byte[] advice(TryRequest request) {
    Instant now = clock.instant();
    return AdviceWriter.bytes(coach.advise(new DraftUpdated(KEY, now, DRAFT, 1, "visitor",
        request.draft(), request.question(), request.waited().map(now::minus), request.turn(),
        request.closing())));
  }
}
