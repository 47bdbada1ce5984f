package org.huashu.coach.knowledge;

import java.util.List;

/** An import or export that would overwrite somebody's edit. Nothing was changed. */
public final class ExchangeRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * Says which files, why, and what to do.
   *
   * @param paths the files at fault; may be empty
   */
  ExchangeRefusedException(List<String> paths, String why) {
    super(paths.isEmpty() ? why : String.join("\n", paths) + "\n" + why);
  }
}
