/** Findings, scripts and waits become the few hints worth showing, and a verdict. */
@NullMarked
package org.huashu.coach.advice;

import org.jspecify.annotations.NullMarked;
