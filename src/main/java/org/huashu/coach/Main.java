package org.huashu.coach;

/** Starts the program. */
final class Main {

  private Main() {}

  static void main(String[] args) {
    System.exit(args.length == 0 ? 2 : 0);
  }
}
