/** Pushes: to agents' plugins by server-sent events, to the store's endpoint and team robots. */
@NullMarked
package org.huashu.coach.push;

import org.jspecify.annotations.NullMarked;
