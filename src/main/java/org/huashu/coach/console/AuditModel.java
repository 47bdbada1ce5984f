package org.huashu.coach.console;

import java.util.List;

/** The audit log. */
public record AuditModel(Table table, List<UserModel.Choice> actions) {}
