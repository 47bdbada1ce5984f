package org.huashu.coach.coaching;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.advice.Hints;
import org.huashu.coach.advice.Suggestion;
import org.huashu.coach.advice.Verdict;
import org.huashu.coach.check.Draft;
import org.huashu.coach.check.Finding;
import org.huashu.coach.coaching.CoachingListener.Stage;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Delivery;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Event.HintAnswered;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.Event.SuggestionUsed;
import org.huashu.coach.conversation.EventMask;
import org.huashu.coach.conversation.Journal;
import org.huashu.coach.conversation.StoreUnavailableException;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.review.FlaggedDraft;
import org.huashu.coach.review.FlaggedDrafts;
import org.huashu.coach.review.Flagging;
import org.huashu.coach.review.Showing;

/**
 * The way of an event from its arrival to the advice: the one place that sees all of it. Safe for
 * use by many threads; the events of one conversation may come at once and in any order.
 */
public final class Coach {

  /** In {@link Advice#degraded()}: the store could not be read or written. */
  private static final String STORE = "store";
  /** There, too: scripts were found by their words only. */
  private static final String SEMANTIC = "semantic";

  private final Ports ports;
  private final EventMask mask;
  private final Conversations conversations;
  private final Answers answers;
  private final Turns turns = new Turns();
  private final Flagging flagging;
  private final Showing showing;
  private final OpenDrafts drafts = new OpenDrafts();

  /** The playbook of the release that was current last; made anew when the release changes. */
  private volatile Optional<Playbook> playbook = Optional.empty();

  /**
   * What it works with.
   *
   * @param mask masks the personal data of a text and keeps its length
   * @param arrival the server's clock: when an event came in
   */
  public record Ports(CurrentRelease releases, Journal journal, FlaggedDrafts flagged,
      UnaryOperator<String> mask, InstantSource arrival, CoachingListener listener) {}

  /**
   * How much it keeps in memory.
   *
   * @param conversationBytes for conversations, roughly; others are read from the journal
   * @param answerBytes for questions and the scripts that answer them, roughly
   */
  public record Limits(long conversationBytes, long answerBytes) {}

  /** Coaches with these parts. */
  public Coach(Ports ports, Limits limits) {
    this.ports = ports;
    this.mask = new EventMask(ports.mask());
    this.conversations = new Conversations(ports.journal(), limits.conversationBytes());
    this.answers = new Answers(limits.answerBytes(), ports.listener());
    this.flagging = new Flagging(ports.flagged());
    this.showing = new Showing(ports.flagged(), ports.mask());
  }

  /**
   * Keeps an event; returns when it is on disk and every later draft sees it.
   *
   * @param delivery tells a repeated delivery from a new one
   * @throws StoreUnavailableException when it cannot be kept; then nothing changed
   * @throws IllegalArgumentException for a draft, which is not kept but advised
   */
  public Journal.Outcome accept(Event event, Optional<Delivery> delivery) {
    if (event instanceof DraftUpdated) {
      throw new IllegalArgumentException("a draft is not kept: ask for advice instead");
    }
    Event masked = mask.masked(event);
    long started = System.nanoTime();
    Journal.Outcome outcome =
        ports.journal().append(masked, ports.arrival().instant(), delivery);
    ports.listener().passed(Stage.JOURNAL, System.nanoTime() - started);
    // A repeated one may have been cut off between disk and here; to apply twice changes nothing.
    if (outcome != Journal.Outcome.CONFLICT) {
      conversations.apply(masked);
      tellOutcome(masked);
      prepare(masked);
    }
    return outcome;
  }

  /** Advice for a draft as it stands, at the moment its event gives. */
  public Advice advise(DraftUpdated event) {
    try (CurrentRelease.Lease lease = ports.releases().acquire()) {
      Laps laps = new Laps(ports.listener());
      Optional<Conversation> found = find(event);
      laps.passed(Stage.CONVERSATION);
      Playbook plays = playbook(lease.release());
      Conversation conversation = found.orElseGet(() -> Conversation.unknown(event.key()));
      Turns.Standing standing = turns.of(conversation, plays);
      Situation situation = Situation.of(event, conversation, standing.asked(),
          new Situation.Outlook(plays.clock(), ports.mask()));
      Turns.Answered scripts =
          standing.answered(situation.searched(), new Turns.Asking(event.agent(), event.at()),
              plays, answers);
      laps.passed(Stage.SCRIPTS);
      OpenDrafts.Open open = drafts.of(event.key(), event.draft());
      Draft draft = situation.draft(event, scripts.found().matches());
      List<Finding> findings = plays.withDelay(plays.findings(draft), situation.clock(), draft,
          Pacing.remainingMillis(open.pace(), event, conversation, plays.clock().holding()));
      laps.passed(Stage.CHECKS);
      List<Hint> hints = hints(findings, draft, plays);
      List<Suggestion> suggestions =
          plays.suggestions()
              .of(plays.following(scripts.offers(), draft, event.agent()), draft.text());
      Advice advice = new Advice(event.key().conversation(), event.draft(), event.revision(),
          Verdict.of(hints), hints, suggestions, situation.clock(),
          degraded(found.isPresent() && ports.journal().available(), !scripts.found().wordsOnly()),
          plays.release().number());
      laps.passed(Stage.ADVICE);
      boolean kept = flagging.look(open.forReview(), advice, () -> flagged(event, draft, advice));
      showing.show(open.forReview(), advice, scripts.asked());
      laps.passed(Stage.FLAGGING);
      return kept ? advice : advice.degradedBy(STORE);
    }
  }

  /**
   * What every check sees in a reply that was sent, in a conversation as it stood before. Nothing
   * is kept, nothing silenced counts, and no hint gives way because time is short.
   */
  public Inspection inspect(Conversation conversation, DraftUpdated reply) {
    try (CurrentRelease.Lease lease = ports.releases().acquire()) {
      Playbook plays = playbook(lease.release());
      Turns.Standing standing = turns.of(conversation, plays);
      Situation situation = Situation.of(reply, conversation, standing.asked(),
          new Situation.Outlook(plays.clock(), ports.mask()));
      Turns.Answered scripts = standing.answered(situation.searched(),
          new Turns.Asking(reply.agent(), reply.at()), plays, answers);
      Draft draft = situation.draft(reply, scripts.found().matches());
      return new Inspection(
          Hints.of(plays.findings(draft), draft, Integer.MAX_VALUE, ports.mask()),
          situation.question(), situation.clock());
    }
  }

  /** A conversation after an event, as it is remembered: without personal data. */
  public Conversation after(Conversation conversation, Event event) {
    return conversation.with(mask.masked(event));
  }

  /**
   * Looks at a conversation as it stands, by the current release; empty when it is not in memory
   * and the store cannot be read.
   */
  <T> Optional<T> look(ConversationKey key, BiFunction<Conversation, Playbook, T> look) {
    try (CurrentRelease.Lease lease = ports.releases().acquire()) {
      return Optional.of(look.apply(conversations.find(key), playbook(lease.release())));
    } catch (StoreUnavailableException _) {
      // Who looks comes back later.
      return Optional.empty();
    }
  }

  /**
   * What is known of a conversation.
   *
   * @throws StoreUnavailableException when it is not in memory and cannot be read
   */
  public Conversation conversation(ConversationKey key) {
    return conversations.find(key);
  }

  /** About how many conversations are in memory. */
  public long conversationsInMemory() {
    return conversations.size();
  }

  /** The conversation; empty when it is not in memory and the store cannot be read. */
  private Optional<Conversation> find(DraftUpdated event) {
    try {
      return Optional.of(conversations.find(event.key()));
    } catch (StoreUnavailableException _) {
      // The advice says so: it goes on with what the draft itself carries.
      return Optional.empty();
    }
  }

  private List<Hint> hints(List<Finding> findings, Draft draft, Playbook plays) {
    List<Hint> hints =
        Hints.of(findings, draft, plays.policies().advice().maxHints(), ports.mask());
    hints.forEach(hint -> ports.listener().hinted(hint.finding().category()));
    return hints;
  }

  private FlaggedDraft flagged(DraftUpdated event, Draft draft, Advice advice) {
    String text = ports.mask().apply(event.text());
    return new FlaggedDraft(event.key(), event.agent(), text, draft.question(),
        advice.masked(text, ports.mask()), event.at());
  }

  private void tellOutcome(Event event) {
    if (event instanceof ReplySent || event instanceof HintAnswered
        || event instanceof SuggestionUsed) {
      ports.flagged().outcome(event);
    }
    if (event instanceof SuggestionUsed used) {
      drafts.known(event.key(), used.draft())
          .ifPresent(draft -> showing.used(draft.forReview(), used));
    }
    if (event instanceof ReplySent sent) {
      sent.draft()
          .flatMap(draft -> drafts.known(event.key(), draft))
          .ifPresent(draft -> showing.sent(draft.forReview(), sent));
    }
  }

  /** Begins what the first draft would wait for: the meaning of the question. */
  private void prepare(Event event) {
    if (event instanceof MessageReceived message) {
      try (CurrentRelease.Lease lease = ports.releases().acquire()) {
        Playbook plays = playbook(lease.release());
        FollowUp.Searched searched = conversations.inMemory(event.key())
            .map(conversation -> turns.of(conversation, plays).asked().searched())
            .orElseGet(() -> new FollowUp.Searched(message.text()));
        lease.release().scripts().prepare(searched.words(), searched.before());
      }
    }
  }

  private static List<String> degraded(boolean store, boolean semantic) {
    if (store) {
      return semantic ? List.of() : List.of(SEMANTIC);
    }
    return semantic ? List.of(STORE) : List.of(STORE, SEMANTIC);
  }

  private Playbook playbook(Release release) {
    Optional<Playbook> last = playbook;
    if (last.isPresent() && isSame(last.get().release(), release)) {
      return last.get();
    }
    Playbook made = new Playbook(release, ports.mask(), last);
    playbook = Optional.of(made);
    return made;
  }

  /** A release is one object as long as it answers; to compare its parts would take long. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(Release one, Release other) {
    return one == other;
  }
}
