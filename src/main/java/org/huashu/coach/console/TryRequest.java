package org.huashu.coach.console;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a visitor of the first page wants advice on.
 *
 * @param draft the reply as it stands in the editor, at most 10 000 UTF-16 units, without halves of
 *        surrogate pairs
 * @param question the customer's last words, limited as the draft; never blank
 * @param turn 1 is the agent's first reply
 * @param closing whether it is the last reply
 * @param waited how long the customer has waited by now, in whole seconds, at most a week; empty
 *        when nobody waits
 */
public record TryRequest(String draft, Optional<String> question, OptionalInt turn,
    boolean closing, Optional<Duration> waited) {}
