/** Wires the program. */
@NullMarked
package org.huashu.coach;

import org.jspecify.annotations.NullMarked;
