package org.huashu.coach.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.huashu.coach.knowledge.RuleEdits;
import org.huashu.coach.knowledge.ScriptEdits;

/** Tells whether lines would still do what was shown. */
final class Digests {

  private static final int BYTES = 12;

  private Digests() {}

  /** What the lines would change, as one short text. */
  static String of(List<Line> lines) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    for (Line line : lines) {
      String said = line.kind() + "\n" + line.id() + "\n" + line.standing() + "\n"
          + ScriptEdits.text(line.change().before()) + "\n"
          + RuleEdits.text(line.change().ruleBefore()) + "\n"
          + line.change().base() + "\n" + line.change().text() + "\n";
      digest.update(said.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }
}
