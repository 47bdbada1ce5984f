package org.huashu.coach.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** A script as it would be offered in a conversation. */
  public record Offer(Template template, Suggestion filled) {}

  /**
   * What may be offered in a conversation as it stands: what the last reply has not said. What was
   * said before that comes last, since the customer asks on.
   *
   * @param candidates the best first
   */
  public List<Offer> offers(List<Candidate> candidates, Conversation conversation) {
    String lastReply = conversation.lastReply().map(Reply::text).orElse("");
    Map<Boolean, List<Candidate>> bySaid = candidates.stream()
        .filter(candidate -> !candidate.template().saidIn(lastReply))
        .collect(Collectors.partitioningBy(one -> wasSaid(one.template(), conversation)));
    return Stream.of(false, true)
        .flatMap(said -> bySaid.getOrDefault(said, List.of()).stream())
        .map(candidate -> new Offer(candidate.template(),
            filled(candidate.template(), candidate.score(), conversation)))
        .toList();
  }

  private static boolean wasSaid(Template template, Conversation conversation) {
    return conversation.replies().stream().map(Reply::text).anyMatch(template::saidIn);
  }

  /**
   * What is offered for a draft: the best ones that it does not say already; before them those that
   * it begins.
   *
   * @param offers the best first
   */
  public List<Suggestion> of(List<Offer> offers, String draft) {
    if (offers.isEmpty()) {
      return List.of();
    }
    List<Suggestion> offered = new ArrayList<>(most);
    for (Offer offer : begunFirst(offers, draft)) {
      if (offered.size() == most) {
        break;
      }
      if (!offer.template().saidIn(draft)) {
        offered.add(offer.filled());
      }
    }
    return offered;
  }

  private static List<Offer> begunFirst(List<Offer> offers, String draft) {
    List<Offer> sorted = new ArrayList<>(offers.size());
    List<Offer> others = new ArrayList<>(offers.size());
    for (Offer offer : offers) {
      (offer.template().begunIn(draft) ? sorted : others).add(offer);
    }
    sorted.addAll(others);
    return sorted;
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
