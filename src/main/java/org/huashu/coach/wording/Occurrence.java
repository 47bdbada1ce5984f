package org.huashu.coach.wording;

import org.huashu.coach.text.Span;

/**
 * A phrase that stands in a text.
 *
 * @param span in the original
 * @param from index of its first letter among the text's letters and digits
 * @param to index after its last one; {@code from} for signs
 */
record Occurrence(Phrase phrase, Span span, int from, int to) {}
