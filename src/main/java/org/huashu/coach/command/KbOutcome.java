package org.huashu.coach.command;

import java.io.PrintWriter;
import java.util.function.IntSupplier;
import org.huashu.coach.knowledge.ExchangeRefusedException;

/** How the {@code kb} commands end. */
final class KbOutcome {

  private KbOutcome() {}

  /** Runs a command; what it refuses is printed and counts as a finding. */
  static int of(PrintWriter out, IntSupplier command) {
    try {
      return command.getAsInt();
    } catch (ExchangeRefusedException e) {
      out.println(e.getMessage());
      return ExitCodes.FINDINGS;
    } finally {
      out.flush();
    }
  }
}
