package org.huashu.coach.console;

/**
 * Why something was not done.
 *
 * @param text what to do now
 * @param asksForShop whether to choose a shop is what to do
 */
public record ProblemModel(String title, String text, boolean asksForShop) {}
