package org.huashu.coach.console;

/**
 * A piece of a text that is shown with marks.
 *
 * @param kind {@code ""} for plain, {@code placeholder}, {@code block}, {@code warn}, {@code info},
 *        {@code gone} and {@code new} in a comparison
 */
public record Piece(String text, String kind) {}
