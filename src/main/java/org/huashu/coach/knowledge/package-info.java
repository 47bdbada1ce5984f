/** The knowledge base: reading, lint, releases, import and export. */
@NullMarked
package org.huashu.coach.knowledge;

import org.jspecify.annotations.NullMarked;
