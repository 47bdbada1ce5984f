package org.huashu.coach.script;

import java.util.Locale;

/** What is known about a script and a question; each of about the size of 1. */
enum Feature {
  /** Cosine of the question and the answer or the title. */
  STATEMENT(Use.ORDER, false),
  /** Cosine of the question and the nearest text of the script. */
  NEAREST_TEXT(Use.ORDER, false),
  /** How near the script's texts are together: a soft maximum, larger when several are near. */
  ALL_TEXTS(Use.ORDER, false),
  /** Cosine of the question and the mean of the script's texts, as the store measures. */
  SCRIPT_APART(Use.ORDER, false),
  /** How near the script's texts are together, as the store measures. */
  TEXTS_APART(Use.ORDER, false),
  /** BM25 of single characters, as a share of the weight of all that was asked. */
  CHARACTERS(Use.ORDER, true),
  /** BM25 of pairs of characters, likewise. */
  BIGRAMS(Use.ORDER, true),
  /** BM25 of words and synonyms, likewise. */
  WORDS(Use.ORDER, true),
  /** The weight of those terms of the question that the script has at all, likewise. */
  COVERED(Use.BOTH, true),
  /**
   * How much the script is meant for this product, shop or agent. No set tells its weight: it is
   * set by hand, so that of two that fit about as well the closer one comes first.
   */
  CLOSENESS(Use.PLACE, false),
  /**
   * How much agents of this shop rather send the script than others that are offered. Its weight is
   * set by hand, too: so small that it decides among scripts that fit about as well.
   */
  USE(Use.PLACE, false),
  /**
   * How lately a script of the same topic was sent in this conversation. Its weight is set by hand,
   * as small as that of use.
   */
  TOPIC(Use.PLACE, false),
  /** By how much the nearest text is nearer than small talk is to the store's scripts. */
  NEAREST_ABOVE(Use.FIT, false),
  /** By how much all texts of the script are nearer than small talk is. */
  ALL_ABOVE(Use.FIT, false),
  /** By how much the mean of the script's texts is nearer than small talk is. */
  WHOLE_ABOVE(Use.FIT, false),
  /** By how much the mean of all texts of the store is nearer than small talk is. */
  STORE_ABOVE(Use.FIT, false),
  /** Cosine of the question and the nearest small talk. */
  SMALL_TALK(Use.FIT, false),
  /** A quarter of the logarithm of the question's length: matters take more words than chat. */
  LENGTH(Use.FIT, false);

  /** In which of the two models a feature is. */
  private enum Use {
    ORDER,
    FIT,
    BOTH,
    PLACE
  }

  private final Use use;
  private final boolean ofWords;

  Feature(Use use, boolean ofWords) {
    this.use = use;
    this.ofWords = ofWords;
  }

  /** Whether scripts are ordered by it. */
  boolean orders() {
    return use != Use.FIT;
  }

  /** Whether it tells if the first script fits at all. */
  boolean fits() {
    return use == Use.FIT || use == Use.BOTH;
  }

  /** Whether its weight is set by hand. */
  boolean byHand() {
    return use == Use.PLACE;
  }

  /** Whether it is of the words and not of the meaning. */
  boolean ofWords() {
    return ofWords;
  }

  /** The name in the file of weights and in explanations. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
