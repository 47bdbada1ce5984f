/** Who may use the console: accounts, roles, sign-in, sessions, invitations, and who did what. */
@NullMarked
package org.huashu.coach.account;

import org.jspecify.annotations.NullMarked;
