/** Events, messages, the immutable state of a conversation, and the journal of events. */
@NullMarked
package org.huashu.coach.conversation;

import org.jspecify.annotations.NullMarked;
