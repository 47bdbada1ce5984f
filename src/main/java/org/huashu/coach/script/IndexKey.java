package org.huashu.coach.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.Version;

/**
 * What an index on disk is made from, so that it never answers for other scripts. Scopes and
 * synonyms are not in it; they are looked up when a question is asked.
 *
 * @param analysis a hash of how texts are cut
 * @param scripts for each script, in their order, a hash of all its texts and its id
 */
record IndexKey(String analysis, List<BytesRef> scripts) {

  private static final String ANALYSIS = "analysis";
  private static final int HASH = 16;

  static IndexKey of(List<Script> scripts, Analysis analysis) {
    MessageDigest digest = sha256();
    add(digest, Analysis.VERSION);
    add(digest, Version.LATEST.toString());
    digest.update(analysis.print());
    String print = HexFormat.of().formatHex(digest.digest(), 0, HASH);
    return new IndexKey(print, scripts.stream().map(script -> of(script, digest)).toList());
  }

  private static BytesRef of(Script script, MessageDigest digest) {
    add(digest, script.id());
    IndexWriting.texts(script).forEach(text -> add(digest, text));
    return new BytesRef(digest.digest(), 0, HASH);
  }

  /** The name of the index. */
  String name() {
    MessageDigest digest = sha256();
    add(digest, analysis);
    scripts.forEach(script -> digest.update(script.bytes, script.offset, script.length));
    return HexFormat.of().formatHex(digest.digest(), 0, HASH);
  }

  /** What a finished index says about itself. */
  Map<String, String> label() {
    return Map.of(ANALYSIS, analysis);
  }

  /** The documents of another index, if its texts were cut the same way. */
  Optional<CodecReader> alike(DirectoryReader other) throws IOException {
    return analysis.equals(other.getIndexCommit().getUserData().get(ANALYSIS))
        && other.leaves().size() == 1
        && other.leaves().getFirst().reader() instanceof CodecReader documents
            ? Optional.of(documents)
            : Optional.empty();
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
