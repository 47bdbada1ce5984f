package org.huashu.coach.command;

import java.io.PrintWriter;
import java.util.TreeMap;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.check.Finding;
import org.huashu.coach.knowledge.KnowledgeBase;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.WordingRule;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One SARIF 2.1.0 log of all texts. Offsets are in UTF-16 units, SARIF's default. */
final class SarifFindings implements Findings {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PrintWriter out;
  private final ArrayNode results = JSON.createArrayNode();
  private final TreeMap<String, String> rules = new TreeMap<>();

  SarifFindings(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void add(String file, CheckedDraft draft, Advice advice) {
    for (Hint hint : advice.hints()) {
      Finding finding = hint.finding();
      rules.put(finding.rule(), finding.why());
      ObjectNode result = results.addObject();
      result.put("ruleId", finding.rule());
      result.put("level", level(finding.severity()));
      result.putObject("message").put("text", finding.message());
      ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
      place.putObject("artifactLocation").put("uri", file);
      finding.span()
          .ifPresent(span -> place.putObject("region")
              .put("charOffset", span.start())
              .put("charLength", span.length()));
      result.putObject("partialFingerprints").put("hint/v1", hint.id());
      result.putObject("properties").put("category", finding.category().wireName());
    }
  }

  @Override
  public void end(KnowledgeBase knowledge) {
    knowledge.rules()
        .stream()
        .filter(rule -> rules.containsKey(rule.id()))
        .forEach(rule -> rules.put(rule.id(), full(rule)));
    ObjectNode log = JSON.createObjectNode();
    log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json").put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "huashu-coach");
    ArrayNode described = driver.putArray("rules");
    rules.forEach((id, why) -> described.addObject()
        .put("id", id)
        .putObject("fullDescription")
        .put("text", why));
    run.put("columnKind", "utf16CodeUnits");
    run.set("results", results);
    out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(log));
  }

  private static String full(WordingRule rule) {
    return rule.why() + "（" + rule.source() + "）";
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case INFO -> "note";
      case WARN -> "warning";
      case BLOCK -> "error";
    };
  }
}
