/** Whole chat logs against every check and the score sheet. */
@NullMarked
package org.huashu.coach.audit;

import org.jspecify.annotations.NullMarked;
