package org.huashu.coach.knowledge;

import java.util.List;
import org.huashu.coach.wording.Denial;
import org.huashu.coach.wording.Excuses;

/**
 * The word lists.
 *
 * @param allowed innocent words: a hit wholly inside one of them is dropped
 * @param synonyms groups of words that mean the same
 * @param brands names of brands and products
 * @param denials what a draft says beside a hit when it denies, forbids or reports it; none when
 *        the knowledge base does not say
 */
public record Words(List<String> allowed, List<List<String>> synonyms, List<String> brands,
    List<Denial> denials) {

  /** Nothing at all. */
  public static final Words NONE = new Words(List.of(), List.of(), List.of(), List.of());

  /** What makes hits of any rule innocent. */
  public Excuses excuses() {
    return new Excuses(allowed, denials);
  }
}
