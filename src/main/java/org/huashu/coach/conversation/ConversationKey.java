package org.huashu.coach.conversation;

/** Names a conversation: ids of conversations are unique within a shop only. */
public record ConversationKey(String shop, String conversation) {}
