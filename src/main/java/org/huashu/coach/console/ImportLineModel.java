package org.huashu.coach.console;

import java.util.List;
import org.huashu.coach.console.ImportModel.Decide;

/**
 * A line in conflict beside what it would overwrite.
 *
 * @param path of the file's page
 * @param place of the line in its file, in words
 * @param theirs what the other side is called: whose draft, and of when
 * @param sides only what differs
 * @param href where what there is now is edited
 */
public record ImportLineModel(String path, String file, String place, String title, String id,
    String theirs, List<Side> sides, List<CheckModel.Remark> notes, Decide decide, String href) {

  /** A part that differs: as it is now, and as the file has it, with the difference marked. */
  public record Side(String label, List<Piece> now, List<Piece> file) {}
}
