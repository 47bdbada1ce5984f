package org.huashu.coach.audit;

import java.time.ZoneId;
import java.util.Optional;
import org.huashu.coach.intake.Encoding;

/**
 * What a log does not say itself.
 *
 * @param shop of lines of a table that name none
 * @param channel of conversations of which no channel is known
 * @param zone of moments without an offset
 * @param encoding of tables; empty to find it out
 */
public record LogSettings(String shop, Optional<String> channel, ZoneId zone,
    Optional<Encoding> encoding) {}
