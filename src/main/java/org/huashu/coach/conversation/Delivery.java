package org.huashu.coach.conversation;

/**
 * One delivery of an event, so that a repeated one can be told from a new one.
 *
 * @param shop the sender; ids of two shops never collide
 * @param id the {@code webhook-id}
 * @param digest a digest of the body; the same id with another digest is a conflict
 */
public record Delivery(String shop, String id, String digest) {}
