/** The command line. */
@NullMarked
package org.huashu.coach.command;

import org.jspecify.annotations.NullMarked;
