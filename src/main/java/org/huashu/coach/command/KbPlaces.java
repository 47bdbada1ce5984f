package org.huashu.coach.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.huashu.coach.knowledge.KnowledgeFolder;
import picocli.CommandLine.Option;

/** Where the files and the store are. */
final class KbPlaces {

  @Option(names = "--knowledge-base",
      paramLabel = "DIR",
      description = "The folder of the knowledge base.")
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

  /** The data directory, for the commands that need the store. */
  static final class Data {

    @Option(names = "--data", paramLabel = "DIR", description = "The data directory.")
    private Optional<Path> data = Optional.empty();

    OpenReleases open(KnowledgeTools tools) {
      return tools.stores().apply(data.orElse(tools.usual().data()));
    }
  }
}
