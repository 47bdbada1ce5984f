package org.huashu.coach.conversation;

/** Names a conversation: ids of conversations are unique within a shop only. */
public record ConversationKey(String shop, String conversation) {

  // Every draft is looked up by it several times, and a record's own code for this is slower.

  @Override
  public boolean equals(Object other) {
    return other instanceof ConversationKey it && conversation.equals(it.conversation)
        && shop.equals(it.shop);
  }

  @Override
  public int hashCode() {
    return 31 * conversation.hashCode() + shop.hashCode();
  }
}
