package org.huashu.coach.script;

import java.time.Instant;
import java.util.Optional;

/**
 * A customer's question, and where it is asked.
 *
 * @param limit how many scripts are wanted, at least 1
 */
public record ScriptQuery(String question, String shop, Optional<String> channel,
    Optional<String> product, Instant at, int limit) {}
