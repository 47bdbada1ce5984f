/** The embedded database behind the ports that the other packages own. */
@NullMarked
package org.huashu.coach.store;

import org.jspecify.annotations.NullMarked;
