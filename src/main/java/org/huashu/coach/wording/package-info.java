/** Wording rules as data, and their matcher. */
@NullMarked
package org.huashu.coach.wording;

import org.jspecify.annotations.NullMarked;
