package org.huashu.coach.console;

/**
 * Why something was not done.
 *
 * @param text what to do now
 */
public record ProblemModel(String title, String text) {}
