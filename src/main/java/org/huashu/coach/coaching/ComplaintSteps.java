package org.huashu.coach.coaching;

import java.util.List;
import java.util.Optional;
import org.huashu.coach.advice.Template;
import org.huashu.coach.check.Finding;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.conversation.Message;
import org.huashu.coach.script.Script;
import org.huashu.coach.wording.Category;

/**
 * The scripts that lead through a complaint step by step (respond, clarify, verify, propose, feed
 * back, follow up), in the order in which the knowledge base has them.
 */
record ComplaintSteps(List<Template> steps) {

  private static final String TOPIC = "complaints";

  static ComplaintSteps of(List<Script> scripts) {
    return new ComplaintSteps(scripts.stream()
        .filter(script -> script.topic().equals(TOPIC) && script.use() == Script.Use.ANSWER)
        .map(Template::of)
        .toList());
  }

  /** A finding of an escalation, with the script of the first step that was not taken yet. */
  Finding with(Finding finding, Conversation conversation) {
    if (finding.category() != Category.ESCALATION || finding.script().isPresent()) {
      return finding;
    }
    Optional<String> next = steps.stream()
        .filter(step -> conversation.messages()
            .stream()
            .map(Message::text)
            .noneMatch(step::saidIn))
        .findFirst()
        .map(step -> step.script().id());
    return new Finding(finding.rule(), finding.category(), finding.severity(), finding.span(),
        finding.message(), finding.why(), finding.replacements(), next, finding.grade());
  }
}
