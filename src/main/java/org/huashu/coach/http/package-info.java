/** The server: life cycle, problems, health, metrics and the published contract. */
@NullMarked
package org.huashu.coach.http;

import org.jspecify.annotations.NullMarked;
