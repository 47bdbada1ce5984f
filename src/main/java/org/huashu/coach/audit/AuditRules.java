package org.huashu.coach.audit;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.huashu.coach.clock.PlatformProfile;
import org.huashu.coach.quality.ScoreSheet;
import org.huashu.coach.wording.Severity;

/**
 * By what conversations are inspected.
 *
 * @param profile by which rounds are late; empty: by the store's own targets and working hours
 * @param least flags below it are left out and take nothing off
 * @param channel of conversations of which none is known
 * @param mask masks the personal data of a text and keeps its length
 */
public record AuditRules(ScoreSheet sheet, Optional<PlatformProfile> profile, Severity least,
    Optional<String> channel, UnaryOperator<String> mask) {}
