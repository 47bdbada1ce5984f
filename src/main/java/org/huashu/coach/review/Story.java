package org.huashu.coach.review;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.huashu.coach.advice.Verdict;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.HintAnswer;
import org.huashu.coach.wording.Severity;

/**
 * A flagged draft from the first flag to what was sent. All texts are masked.
 *
 * @param number names it in the store
 * @param draft the client's id of the reply
 * @param question the customer's words when it was flagged first
 * @param flaggedAt when that was, by the client's clock
 * @param revisions those after which other hints stood than before; the last may be without
 * @param deeds what the agent did, in the order of time
 */
public record Story(long number, ConversationKey key, String draft, String agent, String question,
    Instant flaggedAt, List<Revision> revisions, List<Deed> deeds, Optional<Sent> sent) {

  /**
   * One revision and what the agent was shown.
   *
   * @param suggestions the ids of the scripts that were offered
   * @param release of the knowledge base that answered
   */
  public record Revision(long revision, Instant at, String text, Verdict verdict,
      List<KeptHint> hints, List<String> suggestions, long release) {

    /** Copies the lists. */
    public Revision {
      hints = List.copyOf(hints);
      suggestions = List.copyOf(suggestions);
    }
  }

  /** What the customer got. */
  public record Sent(Instant at, String text) {}

  /** Something that the agent did. */
  public sealed interface Deed {

    /** When, by the client's clock. */
    Instant at();

    /** A hint was answered. */
    record Answered(Instant at, String hint, HintAnswer answer) implements Deed {}

    /** A script was taken, as it is or changed. */
    record Took(Instant at, String script, boolean edited) implements Deed {}
  }

  /** Sorts and copies the lists. */
  public Story {
    revisions = revisions.stream().sorted(Comparator.comparingLong(Revision::revision)).toList();
    deeds = deeds.stream().sorted(Comparator.comparing(Deed::at)).toList();
  }

  /** The hints that trainers judge, each once, as it was shown last. */
  public List<KeptHint> hints() {
    Map<String, KeptHint> byId = new LinkedHashMap<>();
    revisions.stream()
        .flatMap(revision -> revision.hints().stream())
        .filter(KeptHint::aboutTheReply)
        .forEach(hint -> byId.put(hint.id(), hint));
    return List.copyOf(byId.values());
  }

  /** The worst of these hints. */
  public Severity severity() {
    return hints().stream()
        .map(KeptHint::severity)
        .max(Comparator.naturalOrder())
        .orElse(Severity.INFO);
  }

  /** The last revision that showed a hint. */
  public Revision lastWith(String hint) {
    return revisions.stream()
        .filter(revision -> revision.hints().stream().anyMatch(it -> it.id().equals(hint)))
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  /** What the agent said to a hint last. */
  public Optional<HintAnswer> answerTo(String hint) {
    return deeds.stream()
        .flatMap(deed -> deed instanceof Deed.Answered answered && answered.hint().equals(hint)
            ? Stream.of(answered.answer())
            : Stream.empty())
        .reduce((_, later) -> later);
  }

  /** What it cost: from the first flagged revision to the sending; empty while it is not sent. */
  public Optional<Duration> cost() {
    return sent.map(sent -> Duration.between(flaggedAt, sent.at()))
        .map(cost -> cost.isNegative() ? Duration.ZERO : cost);
  }

  /**
   * Whether what a hint spoke of did not reach the customer. Its words are not in what was sent; or
   * they are, but the very text that was sent no longer had the hint, because they stand there in
   * another sense. A hint about the whole draft must be gone from the last revision. Empty while
   * nothing was sent.
   */
  public Optional<Boolean> corrected(KeptHint hint) {
    return sent.map(sent -> {
      Revision last = revisions.getLast();
      boolean gone = last.hints().stream().noneMatch(it -> it.id().equals(hint.id()));
      boolean wordsGone = !hint.words().isEmpty() && !sent.text().contains(hint.words());
      boolean seenAsSent = hint.words().isEmpty() || last.text().equals(sent.text());
      return wordsGone || (gone && seenAsSent);
    });
  }
}
