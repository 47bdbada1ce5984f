package org.huashu.coach.command;

import java.io.InputStream;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.huashu.coach.account.Accounts;
import org.huashu.coach.account.AuditLog;
import org.huashu.coach.account.Door;
import org.huashu.coach.account.Passwords;

/**
 * What the {@code user} commands work with.
 *
 * @param stores opens the accounts of a store; takes what the command line says, by the name in the
 *        environment without COACH_
 * @param ask asks a person for a password without showing it; empty when nobody is there
 * @param in where a password comes from that another program hands over
 * @param author who asks, for the audit log
 */
public record AccountTools(Function<Map<String, String>, OpenAccounts> stores,
    Passwords passwords, InstantSource clock, Function<String, Optional<String>> ask,
    InputStream in, PrintWriter out, String author) {

  /**
   * The accounts of a store that was opened for one command.
   *
   * @param closing closes the store
   */
  public record OpenAccounts(Accounts accounts, Door door, AuditLog audit, Runnable closing)
      implements AutoCloseable {

    @Override
    public void close() {
      closing.run();
    }
  }
}
