/** Files that people bring: recognised, read, compared with what there is, and taken over. */
@NullMarked
package org.huashu.coach.intake;

import org.jspecify.annotations.NullMarked;
