package org.huashu.coach.console;

import java.util.List;

/**
 * A list behind a number of the insight pages.
 *
 * @param late the name of the tick for late rounds only; empty for none
 */
public record InsightListModel(ListState state, Table table, String title, String late,
    List<UserModel.Choice> profiles) {}
