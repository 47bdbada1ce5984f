/** The response clock: who waits since when, measured against the store's targets. */
@NullMarked
package org.huashu.coach.clock;

import org.jspecify.annotations.NullMarked;
