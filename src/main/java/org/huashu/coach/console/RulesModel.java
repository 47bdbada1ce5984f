package org.huashu.coach.console;

import java.util.List;
import org.huashu.coach.console.UserModel.Choice;

/**
 * The list of rules.
 *
 * @param waiting how many changes wait to be published
 */
public record RulesModel(Table table, List<Choice> categories, List<Choice> kinds,
    List<Choice> severities, List<Choice> states, boolean mayEdit, int waiting) {}
