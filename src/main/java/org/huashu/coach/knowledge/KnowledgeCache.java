package org.huashu.coach.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.huashu.coach.knowledge.KnowledgeReader.Known;
import org.huashu.coach.knowledge.KnownBytes.Reader;
import org.huashu.coach.knowledge.KnownBytes.Writer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the rules and scripts that were read last, so that a restart need not parse many megabytes
 * of YAML in a cold process; of the next release only files that changed are parsed. Only what was
 * read without a mistake is kept; what cannot be read back, or was kept by another version of the
 * program, is read from the files again. Nothing is lost with it.
 */
public final class KnowledgeCache implements KnowledgeParser {

  private static final Logger LOG = LoggerFactory.getLogger(KnowledgeCache.class);

  private final Path file;
  private final String version;
  private final ReadFiles before = new ReadFiles();

  /**
   * A cache in a file.
   *
   * @param folder is made when something is kept
   * @param version of the program: what another version has read is not taken over
   */
  public KnowledgeCache(Path folder, String version) {
    this.file = folder.resolve("knowledge.cache");
    this.version = version;
  }

  @Override
  public KnowledgeBase read(KnowledgeFiles files, String digest) {
    String key = version + " " + digest;
    Optional<Known> kept = kept(key);
    if (kept.isPresent()) {
      KnowledgeBase knowledge = KnowledgeReader.read(files, kept.get());
      before.keep(files, kept.get(), knowledge.policies().placeholders().keySet());
      return knowledge;
    }
    KnowledgeBase knowledge = KnowledgeReader.read(files, before);
    keep(encoded(key, new Known(knowledge.rules(), knowledge.scripts())));
    return knowledge;
  }

  private Optional<Known> kept(String key) {
    try {
      return Files.exists(file) ? decoded(key, Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      LOG.warn("cannot read {}, so all files are parsed again: {}", file, e.toString());
      return Optional.empty();
    }
  }

  static byte[] encoded(String key, Known known) {
    Writer writer = new Writer();
    writer.text(key);
    writer.list(known.rules(), RuleCodec::write);
    writer.list(known.scripts(), ScriptCodec::write);
    return writer.finish();
  }

  /** Empty when the bytes are damaged or were written under another key. */
  static Optional<Known> decoded(String key, byte[] bytes) {
    return Reader.of(bytes)
        .filter(in -> in.text().equals(key))
        .map(in -> new Known(in.list(RuleCodec::read), in.list(ScriptCodec::read)));
  }

  private void keep(byte[] bytes) {
    try {
      Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
      Path draft = Files.createTempFile(folder, ".knowledge", ".tmp");
      try {
        Files.write(draft, bytes);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      LOG.warn("cannot write {}, so the next start takes longer: {}", file, e.toString());
    }
  }
}
