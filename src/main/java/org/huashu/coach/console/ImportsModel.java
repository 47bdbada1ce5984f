package org.huashu.coach.console;

import java.util.List;
import org.huashu.coach.console.UserModel.Choice;

/**
 * Where imports begin, and the ones that were.
 *
 * @param most megabytes of a file
 * @param states that may be chosen
 * @param fault in words; empty for nothing
 */
public record ImportsModel(int most, Table past, List<Choice> states, String fault) {}
