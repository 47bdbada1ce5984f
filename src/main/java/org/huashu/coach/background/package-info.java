/** Threads for work that gives way to agents' requests. */
@NullMarked
package org.huashu.coach.background;

import org.jspecify.annotations.NullMarked;
