package org.huashu.coach.knowledge;

import java.util.concurrent.atomic.AtomicInteger;

/** A release and the number of its users; the last one to let go closes it. */
final class HeldRelease {

  private final Release release;
  private final AtomicInteger users = new AtomicInteger(1);

  /** Whoever makes it is its first user. */
  HeldRelease(Release release) {
    this.release = release;
  }

  Release release() {
    return release;
  }

  /** Becomes a user; false when it is closed already. */
  boolean hold() {
    int seen = users.get();
    while (seen > 0 && !users.compareAndSet(seen, seen + 1)) {
      seen = users.get();
    }
    return seen > 0;
  }

  void letGo() {
    if (users.decrementAndGet() == 0) {
      release.scripts().close();
    }
  }
}
