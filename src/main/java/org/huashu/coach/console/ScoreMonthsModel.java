package org.huashu.coach.console;

import java.util.List;

/** The mean scores of a month. */
public record ScoreMonthsModel(List<ScoreTabs.Tab> tabs, Table table, String month) {}
