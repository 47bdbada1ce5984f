package org.huashu.coach.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.check.Draft;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.conversation.Message.Reply;

/**
 * Offers scripts to an agent.
 *
 * @param facts name of a placeholder to the fact that fills it, {@code shop} among them;
 *        {@code by-hand} leaves it to the agent
 * @param most how many are offered
 */
public record Suggestions(Map<String, String> facts, int most) {

  /** In the placeholder policy: the agent fills it in. */
  private static final String BY_HAND = "by-hand";

  /** In the placeholder policy: the shop whose conversation it is. */
  private static final String SHOP = "shop";

  /** A script that answers the question, and how well it fits, in [0,1]. */
  public record Candidate(Template template, double score) {}

  /**
   * What is offered: the best ones that are neither in the draft nor in the last reply.
   *
   * @param candidates the best first
   */
  public List<Suggestion> of(List<Candidate> candidates, Draft draft) {
    if (candidates.isEmpty()) {
      return List.of();
    }
    Conversation conversation = draft.conversation();
    String lastReply = conversation.lastReply().map(Reply::text).orElse("");
    List<Suggestion> offered = new ArrayList<>(most);
    for (Candidate candidate : candidates) {
      Template template = candidate.template();
      if (offered.size() < most && !template.saidIn(draft.text())
          && !template.saidIn(lastReply)) {
        offered.add(filled(template, candidate.score(), conversation));
      }
    }
    return offered;
  }

  /** A script with what is known of the conversation in its places. */
  public Suggestion filled(Template template, double score, Conversation conversation) {
    return template.filled(score, name -> value(name, conversation));
  }

  private Optional<String> value(String placeholder, Conversation conversation) {
    return switch (facts.getOrDefault(placeholder, BY_HAND)) {
      case BY_HAND -> Optional.empty();
      case SHOP -> Optional.of(conversation.key().shop());
      case String fact -> conversation.facts().value(fact);
    };
  }
}
