package org.huashu.coach.conversation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.huashu.coach.conversation.Event.ConversationClosed;
import org.huashu.coach.conversation.Event.ConversationOpened;
import org.huashu.coach.conversation.Event.ConversationRated;
import org.huashu.coach.conversation.Event.ConversationTransferred;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Event.HintAnswered;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.Event.SuggestionUsed;

/**
 * Takes personal data out of events before anything keeps them.
 *
 * @param text masks the personal data of a text and keeps its length
 */
public record EventMask(UnaryOperator<String> text) {

  /** Numbers of things, however much they look like a person's. */
  private static final Set<String> IMPERSONAL = Set.of("order.id", "order.tracking", "product.id");

  /** The ends of the names of facts that are personal from their first to their last character. */
  private static final List<String> PERSONAL = List.of(".phone", ".mobile", ".address");

  /** The event without personal data in whatever a person wrote or is called. */
  public Event masked(Event event) {
    return switch (event) {
      case ConversationOpened e -> new ConversationOpened(e.key(), e.at(), e.agent(), e.channel(),
          masked(e.facts()));
      case MessageReceived e -> new MessageReceived(e.key(), e.at(), e.message(),
          text.apply(e.text()));
      case DraftUpdated e -> new DraftUpdated(e.key(), e.at(), e.draft(), e.revision(), e.agent(),
          text.apply(e.text()), e.question().map(text), e.waitingSince(), e.turn(), e.closing());
      case ReplySent e -> new ReplySent(e.key(), e.at(), e.message(), e.draft(), e.agent(),
          text.apply(e.text()), e.sender());
      case ConversationTransferred e -> new ConversationTransferred(e.key(), e.at(), e.from(),
          e.to(), e.reason().map(text), e.note().map(text));
      case SuggestionUsed _,HintAnswered _,ConversationClosed _,ConversationRated _ -> event;
    };
  }

  private Map<String, String> masked(Map<String, String> facts) {
    return facts.entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey,
            fact -> masked(fact.getKey(), fact.getValue())));
  }

  private String masked(String name, String value) {
    if (IMPERSONAL.contains(name)) {
      return value;
    }
    return PERSONAL.stream().anyMatch(name::endsWith)
        ? "*".repeat(value.length())
        : text.apply(value);
  }
}
