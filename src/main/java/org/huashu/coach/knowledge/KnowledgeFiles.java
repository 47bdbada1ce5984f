package org.huashu.coach.knowledge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a knowledge base, as text.
 *
 * @param texts path below the knowledge base ({@code rules/banned/dont-know.yaml}) to content
 */
public record KnowledgeFiles(SortedMap<String, String> texts) {

  /** Copies the map. */
  public KnowledgeFiles {
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }

  /** SHA-256 over all paths and contents, in hexadecimal: equal files have equal digests. */
  public String digest() {
    return digest(digests());
  }

  /** The same, of what {@link #digests()} has said. */
  static String digest(SortedMap<String, String> digests) {
    MessageDigest all = sha256();
    digests.forEach((path, digest) -> {
      all.update((digest + "  " + path + "\n").getBytes(StandardCharsets.UTF_8));
    });
    return HexFormat.of().formatHex(all.digest());
  }

  /** SHA-256 of each content in UTF-8, in hexadecimal, by path. */
  public SortedMap<String, String> digests() {
    SortedMap<String, String> digests = new TreeMap<>();
    texts.forEach((path, text) -> digests.put(path, digest(text)));
    return Collections.unmodifiableSortedMap(digests);
  }

  static String digest(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The files whose path starts so. */
  SortedMap<String, String> below(String folder) {
    return texts.subMap(folder, folder + Character.MAX_VALUE);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
