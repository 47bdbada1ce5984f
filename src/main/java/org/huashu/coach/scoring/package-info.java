/** Trainers score chats by the store's sheet, and settle the months of agents. */
@NullMarked
package org.huashu.coach.scoring;

import org.jspecify.annotations.NullMarked;
