package org.huashu.coach.console;

/**
 * The form that takes an invitation up.
 *
 * @param reset whether an account gets another password
 * @param fault what is wrong with the password, in words; empty for nothing
 */
public record InvitationModel(String token, String name, String display, boolean reset,
    String fault) {}
