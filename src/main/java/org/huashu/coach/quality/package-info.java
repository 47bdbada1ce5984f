/**
 * What quality is worth: the score sheet, what faults take off it, the KPI and their settlement.
 */
@NullMarked
package org.huashu.coach.quality;

import org.jspecify.annotations.NullMarked;
