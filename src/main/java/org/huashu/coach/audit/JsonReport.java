package org.huashu.coach.audit;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.huashu.coach.quality.Evidence;
import org.huashu.coach.quality.Score;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.WordingRule.Grade;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The report as one JSON object, for programs; one conversation a line. */
public record JsonReport() implements ReportFormat {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public void write(AuditReport report, Appendable out) throws IOException {
    ObjectNode head = JSON.createObjectNode();
    head.putPOJO("source", report.source());
    head.put("of", report.sheet().total());
    head.put("profile", report.profile().orElse(null));
    head.set("totals", totals(report.totals()));
    head.putPOJO("categories", report.categories().stream().map(JsonReport::line).toList());
    head.putPOJO("rules", report.rules().stream().map(JsonReport::line).toList());
    head.putPOJO("items", report.items());
    head.putPOJO("agents", report.agents().stream().map(JsonReport::agent).toList());
    String text = JSON.writeValueAsString(head);
    out.append(text, 0, text.length() - 1).append(",\"conversations\":[");
    String separator = "\n";
    for (Inspected one : report.conversations()) {
      out.append(separator).append(JSON.writeValueAsString(conversation(one)));
      separator = ",\n";
    }
    out.append("\n]}\n");
  }

  private static ObjectNode totals(AuditReport.Totals totals) {
    ObjectNode node = JSON.createObjectNode();
    node.put("conversations", totals.conversations())
        .put("begun", totals.begun().map(JsonReport::time).orElse(null))
        .put("ended", totals.ended().map(JsonReport::time).orElse(null))
        .put("questions", totals.questions())
        .put("replies", totals.replies())
        .put("machineReplies", totals.machine())
        .put("clean", totals.clean())
        .put("open", totals.unanswered())
        .put("flags", totals.allFlags())
        .put("threats", totals.threats());
    for (Severity severity : Severity.values()) {
      node.put(wire(severity), totals.flags().getOrDefault(severity, 0L));
    }
    node.set("waits", waits(totals.waits()));
    return node.put("meanScore", totals.mean().orElse(null));
  }

  /** Without what only tells two lines of a table apart. */
  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static String wire(Severity severity) {
    return severity.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static ObjectNode waits(Waits waits) {
    return JSON.createObjectNode()
        .put("rounds", waits.rounds())
        .put("late", waits.late())
        .put("averageMillis", waits.averageMillis())
        .put("longestMillis", waits.longestMillis());
  }

  private static ObjectNode line(AuditReport.CategoryLine line) {
    return JSON.createObjectNode()
        .put("category", line.category().wireName())
        .put("flags", line.flags())
        .put("conversations", line.conversations());
  }

  private static ObjectNode line(AuditReport.RuleLine line) {
    return JSON.createObjectNode()
        .put("rule", line.rule())
        .put("category", line.category().wireName())
        .put("severity", wire(line.severity()))
        .put("flags", line.flags())
        .put("conversations", line.conversations());
  }

  private static ObjectNode agent(AuditReport.AgentLine line) {
    ObjectNode node = JSON.createObjectNode()
        .put("agent", line.agent())
        .put("conversations", line.conversations())
        .put("replies", line.replies())
        .put("flags", line.flags())
        .put("flagsPer100Replies", Math.round(line.flagsPerHundred() * 100) / 100.0);
    node.set("waits", waits(line.waits()));
    return node.put("meanScore", line.mean())
        .put("worstScore", line.worst())
        .put("worstConversation", line.worstIn().conversation());
  }

  private static ObjectNode conversation(Inspected one) {
    ObjectNode node = JSON.createObjectNode()
        .put("shop", one.key().shop())
        .put("conversation", one.key().conversation())
        .put("channel", one.channel().orElse(null))
        .put("begun", time(one.begun()))
        .put("ended", time(one.ended()))
        .put("questions", one.questions())
        .put("replies", one.replies())
        .put("machineReplies", one.machine())
        .put("open", one.open())
        .put("score", one.score().total());
    node.putPOJO("lost", one.score().faults().stream().map(JsonReport::lost).toList());
    node.set("waits", waits(one.waits()));
    node.putPOJO("agents", one.agents().stream().map(JsonReport::part).toList());
    node.putPOJO("flags", one.flags().stream().map(JsonReport::flag).toList());
    return node;
  }

  private static ObjectNode lost(Score.ItemScore item) {
    return JSON.createObjectNode()
        .put("item", item.id())
        .put("title", item.title())
        .put("times", item.times())
        .put("points", item.taken());
  }

  private static ObjectNode part(Inspected.Part part) {
    ObjectNode node = JSON.createObjectNode()
        .put("agent", part.agent())
        .put("replies", part.replies())
        .put("flags", part.flags());
    node.set("waits", waits(part.waits()));
    return node.put("score", part.score());
  }

  private static ObjectNode flag(Flag flag) {
    Evidence evidence = flag.evidence();
    ObjectNode node = JSON.createObjectNode()
        .put("at", evidence.at().map(JsonReport::time).orElse(null))
        .put("place", flag.place())
        .put("agent", flag.agent().isEmpty() ? null : flag.agent())
        .put("message", evidence.message().isEmpty() ? null : evidence.message())
        .put("category", flag.category().wireName())
        .put("rule", evidence.rule())
        .put("severity", wire(flag.severity()))
        .put("grade", flag.grade().map(JsonReport::wire).orElse(null))
        .put("item", flag.item().orElse(null))
        .put("text", evidence.text());
    evidence.marked()
        .ifPresentOrElse(
            span -> node.put("start", span.start())
                .put("end", span.end())
                .put("marked", span.of(evidence.text())),
            () -> node.putNull("start").putNull("end").putNull("marked"));
    node.put("note", evidence.note());
    node.putPOJO("replacements", evidence.replacements());
    return node;
  }

  private static String wire(Grade grade) {
    return grade.name().toLowerCase(java.util.Locale.ROOT);
  }
}
