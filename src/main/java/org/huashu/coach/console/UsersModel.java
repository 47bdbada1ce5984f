package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;

/**
 * The list of accounts.
 *
 * @param invited who was invited and has not come yet
 */
public record UsersModel(Table table, List<UserModel.Choice> roles, List<Invited> invited) {

  /**
   * Somebody who was invited.
   *
   * @param roles in words
   * @param by who invited
   * @param until when the link ends
   * @param mine whether the visitor may take it back
   */
  public record Invited(String name, String display, String roles, String by, Instant until,
      boolean mine) {}
}
