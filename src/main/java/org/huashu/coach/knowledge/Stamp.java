package org.huashu.coach.knowledge;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which release the files of a folder stem from: how {@code kb import} and {@code kb export} know
 * who changed what since.
 *
 * @param release its number
 * @param digests the digest of each of its files, by path
 */
public record Stamp(long release, SortedMap<String, String> digests) {

  private static final Pattern FIRST_LINE = Pattern.compile("release ([0-9]{1,18})");
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");

  /** Copies the map. */
  public Stamp {
    digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
  }

  /** The stamp of a release. */
  public static Stamp of(long release, KnowledgeFiles files) {
    return new Stamp(release, files.digests());
  }

  /** {@code release 7}, then the lines that {@code sha256sum} writes. */
  String text() {
    return digests.entrySet()
        .stream()
        .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
        .collect(Collectors.joining("", "release " + release + "\n", ""));
  }

  static Stamp parse(String path, String text) {
    String[] lines = text.split("\r?\n", -1);
    Matcher first = FIRST_LINE.matcher(lines[0]);
    if (!first.matches()) {
      throw new KnowledgeException(path, 1, "must start with 'release' and a number;"
          + " delete this file if you do not know which release the files stem from");
    }
    Map<String, String> digests = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      Matcher line = LINE.matcher(lines[i]);
      if (line.matches()) {
        digests.put(line.group(2), line.group(1));
      } else if (!lines[i].isEmpty()) {
        throw new KnowledgeException(path, i + 1, "must be a digest, two spaces and a path");
      }
    }
    return new Stamp(Long.parseLong(first.group(1)), new TreeMap<>(digests));
  }
}
