package org.huashu.coach.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the knowledge base's folder. */
final class KnowledgeOption {

  @Option(names = "--knowledge-base",
      paramLabel = "DIR",
      defaultValue = "${env:COACH_KNOWLEDGE_BASE:-${sys:coach.home:-.}/knowledge-base}",
      description = "folder of the knowledge base (default: ${DEFAULT-VALUE})")
  private Path folder = Path.of("knowledge-base");

  Path folder() {
    return folder;
  }
}
