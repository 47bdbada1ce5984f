package org.huashu.coach.console;

import java.util.List;

/**
 * Chats to score.
 *
 * @param sample behind the path of what is done within a sample; empty for all chats
 */
public record ChatsModel(List<ScoreTabs.Tab> tabs, Table table, List<UserModel.Choice> scored,
    List<UserModel.Choice> ratings, String sample) {}
