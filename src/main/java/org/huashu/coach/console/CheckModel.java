package org.huashu.coach.console;

import java.util.List;
import java.util.Optional;

/**
 * A script as an agent would see it, and what is worth knowing about it.
 *
 * @param blocked whether it could not be published so
 */
public record CheckModel(List<Piece> preview, int length, List<Remark> remarks,
    boolean blocked) {

  /**
   * A remark.
   *
   * @param tone {@code bad}, {@code warn} or {@code info}
   * @param href the script that it is about
   */
  public record Remark(String tone, String label, String text, Optional<String> href) {}
}
