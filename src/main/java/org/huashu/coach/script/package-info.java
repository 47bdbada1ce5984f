/** Standard scripts, their index and search; the only user of Lucene. */
@NullMarked
package org.huashu.coach.script;

import org.jspecify.annotations.NullMarked;
