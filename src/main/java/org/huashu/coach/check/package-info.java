/** Checks of a draft: what each one saw, as findings. */
@NullMarked
package org.huashu.coach.check;

import org.jspecify.annotations.NullMarked;
