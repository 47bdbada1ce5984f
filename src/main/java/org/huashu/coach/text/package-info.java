/** Spans, normalising with a map back to the original, and personal data in running text. */
@NullMarked
package org.huashu.coach.text;

import org.jspecify.annotations.NullMarked;
