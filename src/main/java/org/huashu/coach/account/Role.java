package org.huashu.coach.account;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody may do in a shop. */
public enum Role {
  /** Answers customers; sees what concerns the own drafts. */
  AGENT,
  /** Curates scripts and rules, and publishes them (知识管理员). */
  KNOWLEDGE_MANAGER,
  /** Judges flagged drafts and trains agents (培训师). */
  TRAINER,
  /** Manages accounts and reads the audit log (管理员). */
  ADMINISTRATOR;

  /** As the command line and the store write it: {@code knowledge-manager}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role of that name, if there is one. */
  public static Optional<Role> of(String wireName) {
    return Stream.of(values()).filter(role -> role.wireName().equals(wireName)).findFirst();
  }
}
