package org.huashu.coach.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.huashu.coach.knowledge.KnowledgeException;
import org.huashu.coach.knowledge.KnowledgeFiles;
import org.huashu.coach.knowledge.KnowledgeFolder;
import org.huashu.coach.knowledge.Lint;
import org.huashu.coach.knowledge.LintFinding;
import org.huashu.coach.knowledge.LintFinding.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code kb lint}. */
@Command(name = "lint",
    mixinStandardHelpOptions = true,
    description = {"Loads the files, runs every example, and holds the scripts to the rules.",
      "Errors end with exit code 1; warnings alone do not."})
final class KbLint implements Callable<Integer> {

  private final KnowledgeTools tools;

  @Mixin
  private final KbPlaces places = new KbPlaces();

  @Option(names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Format format = Format.text;

  /** What the findings are printed as; the names are what is typed. */
  enum Format {
    text,
    json
  }

  KbLint(KnowledgeTools tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    return KbOutcome.of(tools.out(), () -> {
      List<LintFinding> findings = findings(tools, places.existingFolder(tools));
      tools.out().println(format == Format.json ? json(findings) : text(findings));
      return count(findings, Level.ERROR) == 0 ? ExitCodes.OK : ExitCodes.FINDINGS;
    });
  }

  /** Everything that lint says about a folder, even when its files cannot be read. */
  private static List<LintFinding> findings(KnowledgeTools tools, KnowledgeFolder folder) {
    try {
      return findings(tools, folder.read());
    } catch (KnowledgeException e) {
      return Lint.ofMistakes(e);
    }
  }

  /** Everything that lint says about files. */
  static List<LintFinding> findings(KnowledgeTools tools, KnowledgeFiles files) {
    try (LintProgress progress = new LintProgress(tools.interactive())) {
      return new Lint(tools.compiler(), tools.vocabulary()).lint(files, progress);
    }
  }

  /** One finding a line, then how many there are. */
  static String text(List<LintFinding> findings) {
    StringBuilder text = new StringBuilder();
    for (LintFinding finding : findings) {
      String level = finding.level() == Level.WARNING ? "warning: " : "";
      text.append(level).append(finding.mistake()).append(System.lineSeparator());
    }
    return text.append(count(findings, Level.ERROR))
        .append(" errors, ")
        .append(count(findings, Level.WARNING))
        .append(" warnings")
        .toString();
  }

  static long count(List<LintFinding> findings, Level level) {
    return findings.stream().filter(finding -> finding.level() == level).count();
  }

  private static String json(List<LintFinding> findings) {
    List<Map<String, Object>> listed = findings.stream().map(KbLint::json).toList();
    return JsonMapper.builder()
        .build()
        .writeValueAsString(Map.of("findings", listed));
  }

  private static Map<String, Object> json(LintFinding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("level", finding.level() == Level.ERROR ? "error" : "warning");
    json.put("path", finding.mistake().path());
    json.put("line", finding.mistake().line());
    json.put("text", finding.mistake().text());
    return json;
  }
}
