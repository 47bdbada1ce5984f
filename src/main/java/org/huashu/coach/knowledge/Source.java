package org.huashu.coach.knowledge;

import java.util.List;

/** A file that is being read, and the list that takes its mistakes. */
record Source(String path, List<Mistake> mistakes) {

  void mistake(int line, String text) {
    mistakes.add(new Mistake(path, line, text));
  }

  /** The file's name without its folders and its extension. */
  String name() {
    int dot = path.lastIndexOf('.');
    return path.substring(path.lastIndexOf('/') + 1, dot < 0 ? path.length() : dot);
  }

  /** The name of the folder that the file is in. */
  String folder() {
    int end = Math.max(0, path.lastIndexOf('/'));
    return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }
}
