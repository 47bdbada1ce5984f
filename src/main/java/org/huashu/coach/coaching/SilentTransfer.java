package org.huashu.coach.coaching;

import java.util.List;
import java.util.Optional;
import org.huashu.coach.check.Finding;
import org.huashu.coach.conversation.Event.ConversationTransferred;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;

/** A transfer that tells the next agent nothing. */
public final class SilentTransfer {

  private SilentTransfer() {}

  /** What there is to say about a transfer; nothing when it has a note. */
  public static Optional<Finding> in(ConversationTransferred moved) {
    return moved.note().map(String::isBlank).orElse(true)
        ? Optional.of(new Finding("handover.silent-transfer", Category.HANDOVER, Severity.WARN,
            Optional.empty(), "这次转接没有写备注，请补一句顾客的问题、已经做了什么、答应了什么",
            "接手的同事不清楚情况，顾客就要再说一遍", List.of(), Optional.empty(), Optional.empty()))
        : Optional.empty();
  }
}
