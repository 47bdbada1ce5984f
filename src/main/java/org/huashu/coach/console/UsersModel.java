package org.huashu.coach.console;

import java.util.List;

/** The list of accounts. */
public record UsersModel(Table table, List<UserModel.Choice> roles) {}
