package org.huashu.coach.coaching;

import java.util.Optional;
import org.huashu.coach.conversation.Conversation;

/** Which product a conversation is about. */
final class Products {

  private Products() {}

  /** The product's id; clients send it alone or in an object of its own. */
  static Optional<String> of(Conversation conversation) {
    return conversation.facts().value("product.id").or(() -> conversation.facts().value("product"));
  }
}
