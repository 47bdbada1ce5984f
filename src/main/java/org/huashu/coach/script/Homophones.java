package org.huashu.coach.script;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.huashu.coach.text.Readings;
import org.jspecify.annotations.Nullable;

/**
 * Puts characters right that an input method chose wrongly: 化被 for 花呗. A character that the scripts
 * never have beside its neighbours, and that is in no word of the dictionary, gives way to one that
 * is read the same and that the scripts have there.
 */
final class Homophones {

  /** A longer question is clear without it, in UTF-16 units. */
  private static final int LONGEST = 60;
  /** More scripts with a pair say no more. */
  private static final int ENOUGH = 20;
  /** For both pairs: worth more than one pair that is common. */
  private static final int BOTH = 5;

  /** The most frequent characters are seldom wrong: both neighbours must speak against them. */
  private static final BitSet FREQUENT = set(
      "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道"
          + "行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日");
  private static final BitSet NUMBERS = set("零一二三四五六七八九十百千万两半几");

  /** By number of a syllable: the characters that the scripts have for it. */
  private final Map<Integer, StringBuilder> read = new HashMap<>();
  private final @Nullable Terms pairs;

  /** Knows the texts of an index; of none if there is no reader. */
  Homophones(@Nullable LeafReader reader) throws IOException {
    pairs = reader == null ? null : reader.terms(Field.BIGRAMS.label());
    Terms characters = reader == null ? null : reader.terms(Field.CHARACTERS.label());
    if (characters != null) {
      TermsEnum all = characters.iterator();
      for (BytesRef term = all.next(); term != null; term = all.next()) {
        String character = term.utf8ToString();
        int syllable = character.length() == 1 ? Readings.syllable(character.charAt(0)) : 0;
        if (syllable > 0) {
          read.computeIfAbsent(syllable, _ -> new StringBuilder()).append(character);
        }
      }
    }
  }

  /** The text as it was meant, as far as the scripts tell; as long as it was. */
  String corrected(String folded) throws IOException {
    if (pairs == null || folded.length() > LONGEST) {
      return folded;
    }
    char[] text = folded.toCharArray();
    TermsEnum cursor = pairs.iterator();
    BitSet inside = null;
    for (int i = 0; i < text.length; i++) {
      if (isSuspicious(text, i, cursor)) {
        inside = inside == null ? ChineseWords.inside(folded) : inside;
        if (!inside.get(i) && !inside.get(i + 1)) {
          text[i] = better(text, i, cursor);
        }
      }
    }
    return String.valueOf(text);
  }

  /** Whether it is read somehow, and never seen beside its neighbours. */
  private static boolean isSuspicious(char[] text, int at, TermsEnum cursor) throws IOException {
    return Readings.syllable(text[at]) > 0 && !NUMBERS.get(text[at])
        && before(text, at, text[at], cursor) == 0 && after(text, at, text[at], cursor) == 0;
  }

  private char better(char[] text, int at, TermsEnum cursor) throws IOException {
    CharSequence same = read.getOrDefault(Readings.syllable(text[at]), new StringBuilder());
    boolean needsBoth = FREQUENT.get(text[at]);
    char best = text[at];
    int most = 0;
    for (int i = 0; i < same.length(); i++) {
      char other = same.charAt(i);
      int before = before(text, at, other, cursor);
      int after = after(text, at, other, cursor);
      boolean both = before > 0 && after > 0;
      int value =
          Math.min(before, ENOUGH) + Math.min(after, ENOUGH) + (both ? BOTH : 0);
      if (value > most && (both || !needsBoth) && !NUMBERS.get(other)) {
        most = value;
        best = other;
      }
    }
    return best;
  }

  private static int before(char[] text, int at, char character, TermsEnum cursor)
      throws IOException {
    return at == 0 ? 0 : scripts(text[at - 1], character, cursor);
  }

  private static int after(char[] text, int at, char character, TermsEnum cursor)
      throws IOException {
    return at + 1 == text.length ? 0 : scripts(character, text[at + 1], cursor);
  }

  /** How many scripts have this pair. */
  private static int scripts(char first, char second, TermsEnum cursor) throws IOException {
    if (Readings.syllable(first) == 0 || Readings.syllable(second) == 0) {
      return 0;
    }
    return cursor.seekExact(new BytesRef(String.valueOf(new char[]{first, second})))
        ? cursor.docFreq()
        : 0;
  }

  private static BitSet set(String characters) {
    BitSet set = new BitSet();
    characters.chars().forEach(set::set);
    return set;
  }
}
