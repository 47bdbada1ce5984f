/** Pages for people. */
@NullMarked
package org.huashu.coach.console;

import org.jspecify.annotations.NullMarked;
