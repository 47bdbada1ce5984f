package org.huashu.coach.command;

/** What a command's end means to the shell. */
public final class ExitCodes {

  /** All is well. */
  public static final int OK = 0;
  /** It ran, and found something wrong in what it was given to judge. */
  public static final int FINDINGS = 1;
  /**
   * It could not run as it was asked to: wrong options, unreadable files, a broken knowledge base.
   */
  public static final int USAGE = 2;
  /** It broke down: a defect of the program. The number is that of {@code sysexits.h}. */
  public static final int INTERNAL = 70;

  private ExitCodes() {}
}
