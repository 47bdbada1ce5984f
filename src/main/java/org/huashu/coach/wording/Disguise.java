package org.huashu.coach.wording;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.huashu.coach.text.Folding;

/**
 * How a phrase may be written otherwise, so that a person still reads it: {@link #HIDING ways to
 * hide it} from a plain filter, and ways in which people write anyhow.
 */
public enum Disguise {
  /** The sound in Latin letters: jia wei信. */
  PINYIN,
  /** Another character of the same sound and tone: 加薇信. */
  HOMOPHONE,
  /** A character or sign that looks like it, or stands for it: ＋V, 第1. */
  LOOKALIKE,
  /** The halves of a character: 女子评. */
  SPLIT,
  /** Full width, brackets, circles, accents: ＱＱ, ①. */
  WIDTH,
  /** Upper and lower case. */
  CASE,
  /** Traditional characters and variants: 給好評. */
  SCRIPT,
  /** Spaces, signs, emoji and what nobody sees between its letters: 好.评. */
  SIGNS,
  /** Letters written more than once: 好好评. */
  REPEATS;

  /** Every one: what a rule looks through unless it says otherwise. */
  public static final Set<Disguise> ALL = Set.of(values());

  /** Those by which other characters stand for the letters of a phrase. */
  public static final Set<Disguise> HIDING = Set.of(PINYIN, HOMOPHONE, LOOKALIKE, SPLIT);

  /**
   * The other ones, which are nothing to hide: a rule that must be exact leaves some of them out.
   */
  public static final Set<Disguise> WRITING = Set.of(WIDTH, CASE, SCRIPT, SIGNS, REPEATS);

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

  /** The ways of writing that can be seen in a text without knowing the phrase. */
  public static Set<Disguise> seenIn(String found) {
    Set<Disguise> seen = EnumSet.noneOf(Disguise.class);
    for (int i = 0; i < found.length(); i++) {
      char c = found.charAt(i);
      char letter = Folding.letter(c);
      if (letter == 0) {
        seen.add(SIGNS);
      } else if (Character.isIdeographic(c)) {
        seen.addAll(letter == c ? Set.of() : Set.of(SCRIPT));
      } else if (letter != Character.toLowerCase(c)) {
        seen.add(WIDTH);
      }
    }
    return Set.copyOf(seen);
  }

  /** Bits of several. */
  static int bits(Set<Disguise> some) {
    return some.stream().mapToInt(Disguise::bit).reduce(0, (a, b) -> a | b);
  }

  /** One bit, to keep several in an int. */
  int bit() {
    return 1 << ordinal();
  }
}
