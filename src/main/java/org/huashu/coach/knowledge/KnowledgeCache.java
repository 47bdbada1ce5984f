package org.huashu.coach.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.script.Script;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the scripts that were read last, so that a restart need not parse many megabytes of YAML in
 * a cold process. Only what was read without a mistake is kept; what cannot be read back, or was
 * kept by another version of the program, is read from the files again. Nothing is lost with it.
 */
public final class KnowledgeCache implements KnowledgeParser {

  private static final Logger LOG = LoggerFactory.getLogger(KnowledgeCache.class);

  private final Path file;
  private final String version;

  /**
   * A cache in a file.
   *
   * @param folder is made when something is kept
   * @param version of the program: what another version has read is not taken over
   */
  public KnowledgeCache(Path folder, String version) {
    this.file = folder.resolve("scripts.cache");
    this.version = version;
  }

  @Override
  public KnowledgeBase read(KnowledgeFiles files, String digest) {
    ScriptCodec codec = new ScriptCodec(version + " " + digest);
    Optional<List<Script>> kept = kept(codec);
    if (kept.isPresent()) {
      return KnowledgeReader.read(files, kept.get());
    }
    KnowledgeBase knowledge = KnowledgeReader.read(files);
    keep(codec.encode(knowledge.scripts()));
    return knowledge;
  }

  private Optional<List<Script>> kept(ScriptCodec codec) {
    try {
      return Files.exists(file) ? codec.decode(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      LOG.warn("cannot read {}, so all scripts are parsed again: {}", file, e.toString());
      return Optional.empty();
    }
  }

  private void keep(byte[] bytes) {
    try {
      Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
      Path draft = Files.createTempFile(folder, ".scripts", ".tmp");
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
