/** One event in, advice out: the only place that sees the whole flow. */
@NullMarked
package org.huashu.coach.coaching;

import org.jspecify.annotations.NullMarked;
