/** Sign-in by OpenID Connect, the protocol of most companies' own sign-in. */
@NullMarked
package org.huashu.coach.oidc;

import org.jspecify.annotations.NullMarked;
