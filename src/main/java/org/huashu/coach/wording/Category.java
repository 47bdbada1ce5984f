package org.huashu.coach.wording;

import java.util.Locale;
import java.util.Optional;

/**
 * What a hint is about. The list is closed; {@link #wireName()} is the name in files and in the
 * contract.
 */
public enum Category {
  /** Banned phrases of the call-centre list and the store's own. */
  BANNED,
  /** Filler interjections. */
  FILLER,
  /** Pushing the customer away, refusing without an alternative. */
  EVASIVE,
  /** Commands, rhetorical questions, mockery, shouting. */
  HARD_TONE,
  /** Insults, discrimination, threats. */
  ABUSE,
  /** A guarantee nobody checked. */
  UNVERIFIED_PROMISE,
  /** Advertising-law absolutes. */
  ABSOLUTE_CLAIM,
  /** Leading the buyer off the platform. */
  OFF_PLATFORM,
  /** Cash or gifts for a good review. */
  PAID_REVIEW,
  /** Phone, ID-card, bank-card number, address, e-mail. */
  PERSONAL_DATA,
  /** Internet slang. */
  SLANG,
  /** 你 for 您, 我 for 我们, as the store sets it. */
  ADDRESS,
  /** A figure, time or condition that differs from the matching script's. */
  CONTRADICTION,
  /** The draft does not touch the customer's question. */
  OFF_TOPIC,
  /** The same reply again in this conversation. */
  MECHANICAL,
  /** The first reply has no greeting. */
  GREETING_MISSING,
  /** The last reply has no closing. */
  CLOSING_MISSING,
  /** The customer has waited, or is about to wait, too long. */
  DELAY,
  /** The customer threatens or reports a complaint to the outside. */
  ESCALATION,
  /** A transfer or promise of a later answer without a note or a time. */
  HANDOVER;

  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name in files and in the contract: {@code hard-tone}. */
  public String wireName() {
    return wireName;
  }

  /** The category of that name, if there is one. */
  public static Optional<Category> named(String wireName) {
    for (Category category : values()) {
      if (category.wireName.equals(wireName)) {
        return Optional.of(category);
      }
    }
    return Optional.empty();
  }
}
