package org.huashu.coach.wording;

import org.huashu.coach.text.Span;

/**
 * A phrase that stands in a text.
 *
 * @param span in the original
 * @param from index of its first letter among the text's letters and digits
 * @param to index after its last one; {@code from} for signs
 * @param disguises in which it stands there, as bits; 0 when it is written plainly
 */
record Occurrence(Phrase phrase, Span span, int from, int to, int disguises) {}
