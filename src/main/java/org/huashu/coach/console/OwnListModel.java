package org.huashu.coach.console;

/**
 * A list of what is the visitor's own.
 *
 * @param title the key of its heading
 */
public record OwnListModel(String title, FilterForm filters, Table table) {}
