package org.huashu.coach.wording;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How a phrase may be written so that a person still reads it and a plain filter does not. */
public enum Disguise {
  /** The sound in Latin letters: jia wei信. */
  PINYIN,
  /** Another character of the same sound and tone: 加薇信. */
  HOMOPHONE,
  /** A character or sign that looks like it, or stands for it: ＋V, 第1. */
  LOOKALIKE,
  /** The halves of a character: 女子评. */
  SPLIT;

  /** Every one: what a rule looks through unless it says otherwise. */
  public static final Set<Disguise> ALL = Set.of(values());

  /** As the knowledge base spells it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Those whose bits are set. */
  static Set<Disguise> of(int bits) {
    return Arrays.stream(values())
        .filter(disguise -> (bits & disguise.bit()) != 0)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** One bit, to keep several in an int. */
  int bit() {
    return 1 << ordinal();
  }
}
