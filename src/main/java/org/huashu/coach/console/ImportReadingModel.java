package org.huashu.coach.console;

/**
 * A file that is being read and compared.
 *
 * @param path of its page
 * @param look where to look how far it is
 * @param state {@code queued}, {@code reading}, {@code comparing} or {@code failed}
 * @param lines how many of all were compared
 * @param fault in words, of what was wanted before; empty for nothing
 */
public record ImportReadingModel(String path, String look, String file, String state,
    long percent, long lines, long all, String fault) {

  /** Whether it is worth looking again. */
  public boolean going() {
    return !state.equals("failed");
  }
}
