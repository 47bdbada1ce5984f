/** The benchmarks: a load on the real service, and small ones under JMH. See operating.md. */
@NullMarked
package org.huashu.coach.bench;

import org.jspecify.annotations.NullMarked;
