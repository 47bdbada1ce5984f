package org.huashu.coach.console;

/**
 * Replies for which a script was offered.
 *
 * @param answer what the script says now
 * @param list the list that the page is of, and where it is
 * @param means what is to be seen in them
 */
public record ExamplesModel(FilterForm filters, Table table, String title, String script,
    String answer, String list, String path, String means) {}
