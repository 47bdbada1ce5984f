package org.huashu.coach.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How the webhook trusts and bears its senders.
 *
 * @param secrets by shop, {@code *} for shops not named, as {@code whsec_…}; a shop's list holds
 *        the old and the new secret while they are rotated
 * @param insecure whether unsigned calls are taken
 * @param tolerance how far a signature's time may be from ours, both ways
 * @param limits how much is taken
 */
public record WebhookConfig(Map<String, List<String>> secrets, boolean insecure,
    Duration tolerance, Limits limits) {

  /** The name that stands for every shop that is not named. */
  public static final String ANY_SHOP = "*";

  /** Copies the secrets. */
  public WebhookConfig {
    secrets = Map.copyOf(secrets);
  }

  /**
   * How much is taken.
   *
   * @param perSecond calls of one shop in a second
   * @param burst calls of one shop at once
   * @param failuresPerMinute refused signatures of one address that get 401; further ones get 429
   * @param repeatBytes memory for answers that a repeated delivery gets again, in bytes
   */
  public record Limits(long perSecond, long burst, long failuresPerMinute, long repeatBytes) {
    /** 20 000 calls a second and at once, 600 refused signatures a minute, 64 MiB. */
    public static final Limits DEFAULT = new Limits(20_000, 20_000, 600, 64L << 20);
  }

  /** Signed calls only, within five minutes. */
  public static WebhookConfig signedWith(Map<String, List<String>> secrets) {
    return new WebhookConfig(secrets, false, Duration.ofMinutes(5), Limits.DEFAULT);
  }

  /** Takes unsigned calls; for a service that only its own machine reaches. */
  public static WebhookConfig unsigned() {
    return new WebhookConfig(Map.of(), true, Duration.ofMinutes(5), Limits.DEFAULT);
  }

  /** The same with other limits. */
  public WebhookConfig withLimits(Limits other) {
    return new WebhookConfig(secrets, insecure, tolerance, other);
  }
}
