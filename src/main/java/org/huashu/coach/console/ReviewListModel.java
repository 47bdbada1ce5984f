package org.huashu.coach.console;

import java.util.List;

/**
 * The queue.
 *
 * @param query the filters as they stand in the address
 * @param rules to be chosen from while one is typed
 * @param waiting how many drafts wait for the visitor, as words
 */
public record ReviewListModel(Table table, String query, String waiting,
    List<UserModel.Choice> states, List<UserModel.Choice> categories,
    List<UserModel.Choice> severities, List<UserModel.Choice> rulings,
    List<UserModel.Choice> rules) {}
