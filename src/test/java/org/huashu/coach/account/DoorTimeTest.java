package org.huashu.coach.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.huashu.coach.account.Door.Outcome;
import org.huashu.coach.store.SqlStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody learns from the time of an answer which names there are: each costs one hash. */
class DoorTimeTest {

  private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");

  @TempDir
  Path data;
  private final Counted turns = new Counted();
  private SqlStore store;
  private Door door;

  /** Every hash takes a turn. */
  private static final class Counted extends Semaphore {
    private static final long serialVersionUID = 1;
    private final AtomicInteger taken = new AtomicInteger();

    Counted() {
      super(2);
    }

    @Override
    public void acquireUninterruptibly() {
      taken.incrementAndGet();
      super.acquireUninterruptibly();
    }
  }

  @BeforeEach
  void start() {
    store = SqlStore.open("jdbc:sqlite:" + data.resolve("coach.db"));
    Passwords passwords = new Passwords(64, 1, turns);
    door = new Door(new Door.Parts(store.accounts(), store.sessions(), store.invitations(),
        store.audit(), passwords, () -> NOW));
    add("known", passwords.hash("马走日象走田"), false);
    add("disabled", passwords.hash("马走日象走田"), true);
    add("of-the-company", "", false);
  }

  private void add(String name, String hash, boolean disabled) {
    Account account =
        Account.fresh(name, name, List.of(new Grant(Role.AGENT, "shop-a")), NOW);
    store.accounts().add(account.with(name, account.grants(), disabled), hash);
  }

  @AfterEach
  void stop() {
    store.close();
  }

  @Test
  void knownUnknownDisabledAndPasswordlessNamesCostTheSame() {
    for (String name : List.of("known", "unknown", "disabled", "of-the-company", "KNOWN")) {
      int before = turns.taken.get();
      assertInstanceOf(Outcome.Refused.class, door.signIn(name, "not this one", "10.0.0.1"));
      assertEquals(1, turns.taken.get() - before, name);
    }
    assertInstanceOf(Outcome.Refused.class, door.signIn("disabled", "马走日象走田", "10.0.0.2"));
    assertInstanceOf(Outcome.In.class, door.signIn("known", "马走日象走田", "10.0.0.2"));
  }
}
