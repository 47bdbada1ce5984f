package org.huashu.coach.script;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.lucene.util.Version;

/**
 * The name of an index on disk: a hash of all that goes into it, so that an index never answers for
 * other scripts. Scopes and synonyms are not in it; they are looked up when a question is asked.
 */
final class IndexKey {

  private IndexKey() {}

  static String of(List<Script> scripts, Analysis analysis) {
    MessageDigest digest = sha256();
    add(digest, Analysis.VERSION);
    add(digest, Version.LATEST.toString());
    digest.update(analysis.print());
    for (Script script : scripts) {
      add(digest, script.id());
      IndexWriting.texts(script).forEach(text -> add(digest, text));
      digest.update((byte) 1);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
