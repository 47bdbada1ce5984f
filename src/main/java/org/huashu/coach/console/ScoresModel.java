package org.huashu.coach.console;

import java.util.List;

/** The list of scores, with what it may be filtered by. */
public record ScoresModel(List<ScoreTabs.Tab> tabs, Table table, List<UserModel.Choice> states) {}
