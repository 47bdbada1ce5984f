/** What agents work with: the plugin in their own editor, and the agent desk. */
@NullMarked
package org.huashu.coach.desk;

import org.jspecify.annotations.NullMarked;
