package org.huashu.coach.command;

import java.io.PrintWriter;
import java.util.function.IntSupplier;
import org.huashu.coach.knowledge.ExchangeRefusedException;
import org.huashu.coach.knowledge.KnowledgeException;

/** Exit codes of the {@code kb} commands. */
final class KbOutcome {

  static final int FINE = 0;
  static final int FOUND = 1;

  private KbOutcome() {}

  /** Runs a command; what it refuses is printed and becomes an exit code. */
  static int of(PrintWriter out, IntSupplier command) {
    try {
      return command.getAsInt();
    } catch (KnowledgeException | ExchangeRefusedException e) {
      out.println(e.getMessage());
      return FOUND;
    } finally {
      out.flush();
    }
  }
}
