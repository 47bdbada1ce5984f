package org.huashu.coach.console;

/**
 * The settlements of a month.
 *
 * @param open how many are still open, in words
 */
public record KpiModel(Table table, String month, String open) {}
