package org.huashu.coach.wording;

import java.util.BitSet;

/** Knows the words of a language that writes none apart. Safe for use by many threads. */
@FunctionalInterface
public interface Segmenter {

  /** Knows no words. */
  Segmenter NONE = _ -> new BitSet();

  /**
   * The UTF-16 offsets inside words, where the word that stands there has begun and not ended. A
   * short phrase that begins or ends at one of them is two halves of other words: 口交 in 路口交通.
   */
  BitSet insideWords(String text);
}
