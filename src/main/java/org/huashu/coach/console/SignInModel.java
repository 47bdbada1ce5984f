package org.huashu.coach.console;

/**
 * The form to sign in.
 *
 * @param next where to go then
 * @param fault what went wrong, in words; empty for nothing
 * @param nobody whether there is no account yet
 */
public record SignInModel(String name, String next, String fault, boolean nobody) {}
