/** Flagged drafts: what was nearly sent, the hint, and what was sent. */
@NullMarked
package org.huashu.coach.review;

import org.jspecify.annotations.NullMarked;
