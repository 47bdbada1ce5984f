/** Signed events in: signatures, idempotency, limits, reading and answering. */
@NullMarked
package org.huashu.coach.webhook;

import org.jspecify.annotations.NullMarked;
