package org.huashu.coach.wording;

import java.util.List;

/**
 * What makes hits of any rule innocent. A knowledge base states it once for all its rules.
 *
 * @param allowed innocent words: a hit wholly inside one of them is dropped
 * @param denials what a draft says beside a hit when it denies, forbids or reports it
 */
public record Excuses(List<String> allowed, List<Denial> denials) {

  /** Nothing is excused. */
  public static final Excuses NONE = new Excuses(List.of(), List.of());

  /** Only words are. */
  public static Excuses of(List<String> allowed) {
    return new Excuses(allowed, List.of());
  }
}
