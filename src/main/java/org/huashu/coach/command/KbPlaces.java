package org.huashu.coach.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.knowledge.KnowledgeFolder;
import picocli.CommandLine.Option;

/** Where the files and the store are. */
final class KbPlaces {

  @Option(names = "--knowledge-base",
      paramLabel = "DIR",
      description = "The folder of the knowledge base (default: COACH_KNOWLEDGE_BASE, or"
          + " knowledge-base).")
  private Optional<Path> knowledgeBase = Optional.empty();

  /** Where the files are; they must be there. */
  KnowledgeFolder existingFolder(KnowledgeTools tools) {
    KnowledgeFolder folder = folder(tools);
    if (!Files.isDirectory(folder.root())) {
      throw new UsageException("--knowledge-base: there is no folder " + folder.root());
    }
    return folder;
  }

  /** Where the files are, or will be. */
  KnowledgeFolder folder(KnowledgeTools tools) {
    return new KnowledgeFolder(knowledgeBase.orElse(tools.usual().knowledgeBase()));
  }

  /** Where the store is, for the commands that need it; the same options as those of serve. */
  static final class Data {

    @Option(names = "--data",
        paramLabel = "DIR",
        description = "The data directory (default: COACH_DATA, or data).")
    private Optional<String> data = Optional.empty();

    @Option(names = "--store",
        paramLabel = "JDBC-URL",
        description = "The database (default: COACH_STORE, or jdbc:sqlite:<data>/coach.db).")
    private Optional<String> store = Optional.empty();

    OpenReleases open(KnowledgeTools tools) {
      Map<String, String> options = new LinkedHashMap<>();
      data.ifPresent(value -> options.put("DATA", value));
      store.ifPresent(value -> options.put("STORE", value));
      return tools.stores().apply(options);
    }
  }
}
