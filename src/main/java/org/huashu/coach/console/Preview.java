package org.huashu.coach.console;

/** Coaches a draft that belongs to no conversation: nothing of it is stored or logged. */
@FunctionalInterface
public interface Preview {

  /**
   * The advice on one draft, judged alone.
   *
   * @return the contract's Advice as JSON in UTF-8; offsets count UTF-16 units of the draft as
   *         given
   */
  byte[] advice(TryRequest request);
}
