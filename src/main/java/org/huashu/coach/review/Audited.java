package org.huashu.coach.review;

/**
 * A line of the audit log.
 *
 * @param number counts up over all drafts
 * @param draft the flagged draft's number
 */
public record Audited(long number, long draft, Act act) {}
