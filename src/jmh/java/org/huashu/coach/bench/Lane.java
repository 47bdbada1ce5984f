package org.huashu.coach.bench;

/** What one connection of the load client sends, request after request. For one thread. */
@FunctionalInterface
interface Lane {

  /** The bytes of the next request, valid until the next call. */
  byte[] next();
}
