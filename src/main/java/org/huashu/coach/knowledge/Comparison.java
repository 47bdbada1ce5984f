package org.huashu.coach.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Three states of the same files, compared by their digests: the release that both sides stem from,
 * the folder, and the store. Changes that agree are no changes.
 *
 * @param here only the folder changed them, or took them away
 * @param there only the store changed them, or took them away
 * @param both both did, each in its own way
 */
public record Comparison(List<String> here, List<String> there, List<String> both) {

  /**
   * Compares.
   *
   * @param origin digests by path; empty when it is not known what both stem from
   */
  static Comparison of(Map<String, String> origin, Map<String, String> folder,
      Map<String, String> store) {
    Set<String> paths = new TreeSet<>(origin.keySet());
    paths.addAll(folder.keySet());
    paths.addAll(store.keySet());
    paths.removeIf(path -> same(folder, store, path));
    return new Comparison(
        paths.stream().filter(path -> same(origin, store, path)).toList(),
        paths.stream().filter(path -> same(origin, folder, path)).toList(),
        paths.stream()
            .filter(path -> !same(origin, store, path) && !same(origin, folder, path))
            .toList());
  }

  /** Whether the folder and the store are the same. */
  public boolean same() {
    return here.isEmpty() && there.isEmpty() && both.isEmpty();
  }

  private static boolean same(Map<String, String> one, Map<String, String> other, String path) {
    return Objects.equals(one.get(path), other.get(path));
  }
}
