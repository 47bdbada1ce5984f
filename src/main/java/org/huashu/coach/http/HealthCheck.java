package org.huashu.coach.http;

import java.util.function.BooleanSupplier;

/**
 * Something the service cannot work without.
 *
 * @param name what it is, in one word; no secret, it is published
 * @param ok asked at every look; answers at once and never throws
 */
public record HealthCheck(String name, BooleanSupplier ok) {}
