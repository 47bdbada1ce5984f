package org.huashu.coach.review;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The flagged drafts as trainers work through them. Safe for use by many threads.
 *
 * <p>
 * All of it throws {@link org.huashu.coach.conversation.StoreUnavailableException} when the store
 * cannot be read or written; then nothing changed.
 */
public interface Reviews {

  /** Where the review of a flagged draft stands. */
  Optional<Review> review(long draft);

  /** What happened with it. */
  Optional<Story> story(long draft);

  /** Both of some drafts, in the order of their numbers; those that there are. */
  default List<Insight.Told> told(Collection<Long> drafts) {
    return drafts.stream()
        .distinct()
        .sorted()
        .flatMap(draft -> story(draft).stream())
        .flatMap(story -> review(story.number()).stream()
            .map(review -> new Insight.Told(story, review)))
        .toList();
  }

  /**
   * Adds an act, and all that follows from it: at once or not at all.
   *
   * @param seen the review as it was when the act was thought of
   * @return false when somebody else acted since; then nothing changed
   */
  boolean append(Review seen, Act act);

  /** A page of the queue. */
  Page<QueueEntry> queue(QueueQuery query);

  /** How many drafts pass a filter; counting ends at {@code most}. */
  int count(QueueQuery.Filter filter, int most);

  /** The draft that somebody has judged last, of the verdicts that stand. */
  OptionalLong lastJudgedBy(String reviewer);

  /** What reviewers told an agent, the newest first; only of reviews that are done. */
  List<AgentNote> notes(String shop, String agent, int most);

  /** A page of the proposals. */
  Page<Proposal> proposals(ProposalQuery query);

  /** How many proposals pass a filter; counting ends at {@code most}. */
  int count(ProposalQuery.Filter filter, int most);

  /** What trainers said of a rule's hints, the newest draft first. */
  List<JudgedText> judged(String rule, int most);

  /**
   * Of hints that two judged blindly: what the first and what the second said, in the order of the
   * drafts.
   *
   * @param shop whose drafts; empty: all of them
   * @param from the second ruling was given at this moment or later
   * @param to and before this one
   */
  List<Agreement.Pair> pairs(Optional<String> shop, Instant from, Instant to);

  /** What was done after a line of the audit log, in its order. */
  List<Audited> audit(long after, int most);
}
