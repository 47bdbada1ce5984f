package org.huashu.coach.review;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.huashu.coach.review.Act.Judged;
import org.huashu.coach.review.QueueQuery.Filter;
import org.huashu.coach.review.QueueQuery.Order;
import org.huashu.coach.review.RefusedActException.Why;

/**
 * Where trainers, agents and the owners of rules act on reviews. Whatever they do is checked
 * against where the review stands, and again when somebody was faster. Safe for use by many
 * threads.
 */
public final class ReviewDesk {

  /** How long a draft stays reserved for the screen on which it is open. */
  public static final Duration LEASE = Duration.ofMinutes(5);

  private static final int ATTEMPTS = 8;
  private static final int LOOKED_AT = 20;

  private final Reviews reviews;
  private final UnaryOperator<String> mask;
  private final Consumer<AgentNote> told;

  /**
   * A desk for these reviews.
   *
   * @param mask masks the personal data of what people write
   * @param told takes what an agent is to be told, once it is kept
   */
  public ReviewDesk(Reviews reviews, UnaryOperator<String> mask, Consumer<AgentNote> told) {
    this.reviews = reviews;
    this.mask = mask;
    this.told = told;
  }

  /**
   * Does an act.
   *
   * @return the review after it
   * @throws RefusedActException when the review does not allow it
   */
  public Review act(long draft, Act act) {
    Act masked = masked(act);
    for (int i = 0; i < ATTEMPTS; i++) {
      Review review =
          reviews.review(draft).orElseThrow(() -> new RefusedActException(Why.UNKNOWN));
      Admission.check(review, masked);
      if (reviews.append(review, masked)) {
        Review after = review.with(masked);
        tell(review, after);
        return after;
      }
    }
    throw new RefusedActException(Why.RESERVED);
  }

  /**
   * Reserves the next draft that waits for a reviewer.
   *
   * @return its number; empty when none is left
   */
  public OptionalLong next(String reviewer, Instant now, Filter filter, Order order) {
    Filter wanted = filter.wantedFor(reviewer, now);
    for (int i = 0; i < ATTEMPTS; i++) {
      Page<QueueEntry> page =
          reviews.queue(new QueueQuery(wanted, order, Optional.empty(), LOOKED_AT));
      for (QueueEntry entry : page.items()) {
        if (reserve(entry.number(), reviewer, now)) {
          return OptionalLong.of(entry.number());
        }
      }
      if (page.items().isEmpty()) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.empty();
  }

  private boolean reserve(long draft, String reviewer, Instant now) {
    try {
      var _ = act(draft, new Act.Reserved(reviewer, now, now.plus(LEASE)));
      return true;
    } catch (RefusedActException _) {
      // Somebody was faster: the next one, then.
      return false;
    }
  }

  /** Judges all hints of a draft. */
  public Review judge(long draft, String reviewer, Instant now, List<Judgement> judgements) {
    return act(draft, new Judged(reviewer, now, judgements));
  }

  /**
   * Takes a reviewer's last verdict back and reserves its draft for them.
   *
   * @return its number
   * @throws RefusedActException when there is none, or others have gone on from there
   */
  public long undo(String reviewer, Instant now) {
    long draft = reviews.lastJudgedBy(reviewer)
        .orElseThrow(() -> new RefusedActException(Why.NOTHING_TO_UNDO));
    Review review =
        reviews.review(draft).orElseThrow(() -> new RefusedActException(Why.UNKNOWN));
    int place = review.lastJudgedBy(reviewer)
        .orElseThrow(() -> new RefusedActException(Why.NOTHING_TO_UNDO));
    var _ = act(draft, new Act.Undone(reviewer, now, place));
    var _ = reserve(draft, reviewer, now);
    return draft;
  }

  /** The agent does not agree. */
  public Review appeal(long draft, String agent, Instant now, Appeal appeal) {
    return act(draft, new Act.Appealed(agent, now, appeal.hints(), appeal.reason()));
  }

  /** What an agent does not agree with, and why. */
  public record Appeal(Set<String> hints, String reason) {}

  /** The exceptions that would keep a wrong flag away, the best first. */
  public List<String> exceptions(Proposal proposal) {
    return ExceptionPhrases.of(proposal, reviews.judged(proposal.rule(), 500));
  }

  /** The agent learns of verdicts when they hold, not while a second reviewer is awaited. */
  private void tell(Review before, Review after) {
    if (!after.state().wanted()) {
      List<AgentNote> known = before.state().wanted() ? List.of() : Notes.of(before);
      Notes.of(after).stream().filter(note -> !known.contains(note)).forEach(told);
    }
  }

  private Act masked(Act act) {
    return switch (act) {
      case Judged it -> new Judged(it.by(), it.at(), masked(it.judgements()));
      case Act.Appealed it -> new Act.Appealed(it.by(), it.at(), it.hints(),
          mask.apply(it.reason()));
      case Act.Answered it -> new Act.Answered(it.by(), it.at(), masked(it.accepted()),
          mask.apply(it.reason()));
      case Act.ProposalDecided it -> new Act.ProposalDecided(it.by(), it.at(), it.hint(),
          it.phrase().map(mask), mask.apply(it.note()));
      default -> act;
    };
  }

  private List<Judgement> masked(List<Judgement> judgements) {
    return judgements.stream()
        .map(it -> new Judgement(it.hint(), it.ruling(), mask.apply(it.comment())))
        .toList();
  }
}
