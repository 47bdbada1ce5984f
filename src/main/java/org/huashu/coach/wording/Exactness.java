package org.huashu.coach.wording;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huashu.coach.text.Folding;

/**
 * What a rule does not look through: the wording that was found must be written as one of its
 * phrases is. Asked only where something was found already.
 */
final class Exactness {

  /** Nothing need be exact. */
  static final Exactness NONE = new Exactness(0, List.of());

  private final int exact;
  private final Map<Phrase, List<String>> spellings = new HashMap<>();

  /** @param exact what must be as it is written, as {@link Disguise#bit bits} */
  Exactness(int exact, Collection<String> phrases) {
    this.exact = exact;
    for (String text : phrases) {
      Phrase.of(text)
          .ifPresent(phrase -> spellings.computeIfAbsent(phrase, _ -> new ArrayList<>())
              .add(written(text.strip())));
    }
  }

  /**
   * Whether a phrase may be written so.
   *
   * @param disguised whether other characters stand for some of its letters: then only what stands
   *        between them can be compared
   */
  boolean allows(Phrase phrase, String found, boolean disguised) {
    if (exact == 0) {
      return true;
    }
    return disguised
        ? !isExact(Disguise.SIGNS) || found.chars().allMatch(c -> Folding.letter((char) c) != 0)
        : spellings.getOrDefault(phrase, List.of()).contains(written(found));
  }

  private boolean isExact(Disguise form) {
    return (exact & form.bit()) != 0;
  }

  /** The text with everything made equal that need not be exact. */
  private String written(String text) {
    StringBuilder written = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean noise = Folding.letter(c) == 0 && !Character.isSurrogate(c);
      if (noise && !isExact(Disguise.SIGNS)) {
        continue;
      }
      char form = form(c);
      boolean again = !written.isEmpty() && written.charAt(written.length() - 1) == form
          && !Character.isSurrogate(c);
      if (!again || isExact(Disguise.REPEATS)) {
        written.append(form);
      }
    }
    return written.toString();
  }

  private char form(char c) {
    if (Character.isIdeographic(c)) {
      return isExact(Disguise.SCRIPT) ? c : Folding.letter(c);
    }
    char wide = isExact(Disguise.WIDTH) ? c : narrow(c);
    return isExact(Disguise.CASE) ? wide : Character.toLowerCase(wide);
  }

  /** Without width, brackets and accents; folding makes it lower case, so that is put right. */
  private static char narrow(char c) {
    char letter = Folding.letter(c);
    char plain = letter == 0 ? Folding.fold(c) : letter;
    return Character.isUpperCase(c) ? Character.toUpperCase(plain) : plain;
  }
}
