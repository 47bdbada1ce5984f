package org.huashu.coach.knowledge;

import java.util.List;
import java.util.Optional;

/** Where files of a knowledge base may stand. */
final class Paths {

  static final List<String> FOLDERS = List.of("policies", "rules", "scripts", "words");

  private Paths() {}

  /** What is wrong with a path, if anything. */
  static Optional<String> mistake(String path) {
    if (path.equals(DenialReader.PATH)) {
      return Optional.empty();
    }
    List<String> parts = List.of(path.split("/", -1));
    String folder = parts.getFirst();
    if (!FOLDERS.contains(folder)) {
      return Optional.of(
          "no folder '" + folder + "'; there are " + Spelling.allowed(folder, FOLDERS));
    }
    String ending = folder.equals("words") ? ".txt" : ".yaml";
    boolean platform = path.startsWith(PlatformReader.FOLDER);
    String wanted = folder.equals("rules") ? "rules/<category>/<name>" : folder + "/<name>";
    String file = parts.getLast();
    boolean right =
        parts.size() == (folder.equals("rules") || platform ? 3 : 2) && file.endsWith(ending)
            && Names.good(file.substring(0, file.length() - ending.length()))
            && parts.stream().limit(parts.size() - 1L).allMatch(Names::good);
    return right
        ? Optional.empty()
        : Optional.of("a file here must be " + wanted + ending
            + ", its name lower-case words joined by '-'");
  }
}
