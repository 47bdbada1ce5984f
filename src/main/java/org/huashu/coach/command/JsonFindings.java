package org.huashu.coach.command;

import java.io.PrintWriter;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.webhook.AdviceWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object a text: {@code {"id", "verdict", "hints"}}. */
final class JsonFindings implements Findings {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PrintWriter out;

  JsonFindings(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void add(String file, CheckedDraft draft, Advice advice) {
    JsonNode whole = JSON.readTree(AdviceWriter.bytes(advice));
    ObjectNode answer = JSON.createObjectNode();
    answer.set("id", draft.id());
    answer.set("verdict", whole.get("verdict"));
    answer.set("hints", whole.get("hints"));
    out.println(JSON.writeValueAsString(answer));
  }
}
