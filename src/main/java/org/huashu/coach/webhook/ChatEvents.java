package org.huashu.coach.webhook;

import java.util.Optional;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.conversation.Delivery;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Journal;

/** Who takes what the webhook has read. Safe for use by many threads. */
public interface ChatEvents {

  /**
   * Takes any event but a draft; returns when it is on disk.
   *
   * @param delivery empty for an unsigned call without an id
   * @throws org.huashu.coach.conversation.StoreUnavailableException when it cannot be kept
   */
  Journal.Outcome accept(Event event, Optional<Delivery> delivery);

  /** Coaches a draft. */
  Advice advise(DraftUpdated draft);
}
