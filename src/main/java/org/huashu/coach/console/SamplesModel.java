package org.huashu.coach.console;

/** The samples that were drawn. */
public record SamplesModel(FilterForm filters, Table table) {}
