package org.huashu.coach.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The questions without a good script, as they were put together last. A scope is a shop, or
 * {@link #EVERY_SHOP}. Safe for use by many threads.
 */
public interface QuestionGroups {

  /** Stands for all shops together. */
  String EVERY_SHOP = "*";

  /** The groups of a scope, the largest first. */
  List<QuestionGroup> groups(String scope);

  /** How many there are. */
  long count(String scope);

  /** One group of a scope. */
  Optional<QuestionGroup> find(String scope, String id);

  /** Replaces the groups of a scope, all at once. */
  void keep(String scope, List<QuestionGroup> groups);

  /** What the groups were made from, as it was handed to {@link #made}; empty if never. */
  String madeFrom();

  /** Notes what the groups were made from. */
  void made(String from);

  /** Notes that a group's questions need no script, and takes the group out of the list. */
  void settle(String scope, QuestionGroup group, String who, Instant at);

  /**
   * A group that needs no script, as it was when somebody said so.
   *
   * @param who said it
   */
  record Settled(QuestionGroup group, String who, Instant at) {}

  /** The groups of a scope that need no script, the latest first. */
  List<Settled> settledGroups(String scope);

  /**
   * Brings a settled group back into the list, and has all lists made anew.
   *
   * @return the group; empty when there is no such settled one
   */
  Optional<QuestionGroup> bringBack(String scope, String id);

  /** The questions that need no script, as {@link QuestionGroup#letters}. */
  Set<String> settled(String scope);
}
