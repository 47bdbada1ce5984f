/** How often somebody may do something. */
@NullMarked
package org.huashu.coach.limit;

import org.jspecify.annotations.NullMarked;
