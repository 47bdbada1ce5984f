package org.huashu.coach.command;

import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.TreeMap;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.check.Finding;
import org.huashu.coach.knowledge.KnowledgeBase;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.WordingRule;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One SARIF 2.1.0 log of all texts. Offsets and columns are in UTF-16 units, SARIF's default. A
 * draft of a file of JSON lines is placed by its line and its id; where it holds what was found is
 * among the properties, because escapes hide it from the file.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
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
      place(result.putArray("locations").addObject(), file, draft, finding.span());
      result.putObject("partialFingerprints").put("hint/v1", hint.id());
      ObjectNode properties = result.putObject("properties");
      properties.put("category", finding.category().wireName());
      if (draft.line().isPresent()) {
        finding.span()
            .ifPresent(span -> properties.put("start", span.start()).put("end", span.end()));
      }
    }
  }

  private static void place(ObjectNode location, String file, CheckedDraft draft,
      Optional<Span> span) {
    ObjectNode place = location.putObject("physicalLocation");
    place.putObject("artifactLocation").put("uri", uri(file));
    if (draft.line().isPresent()) {
      place.putObject("region").put("startLine", draft.line().getAsInt());
      location.putArray("logicalLocations").addObject().put("name", draft.id().asString());
    } else if (span.isPresent()) {
      region(place.putObject("region"), draft.text(), span.get());
    }
  }

  private static void region(ObjectNode region, String text, Span span) {
    region.put("startLine", line(text, span.start()))
        .put("startColumn", column(text, span.start()))
        .put("endLine", line(text, span.end()))
        .put("endColumn", column(text, span.end()))
        .put("charOffset", span.start())
        .put("charLength", span.length());
  }

  private static long line(String text, int unit) {
    return text.substring(0, unit).chars().filter(c -> c == '\n').count() + 1;
  }

  private static int column(String text, int unit) {
    return unit - (text.lastIndexOf('\n', unit - 1) + 1) + 1;
  }

  /** A reference as RFC 3986 wants it: blanks and Chinese characters of a path are escaped. */
  private static String uri(String file) {
    try {
      return new URI(null, null, file.replace('\\', '/'), null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new UsageException(file + ": is no name that SARIF can hold");
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
