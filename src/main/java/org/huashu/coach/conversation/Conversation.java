package org.huashu.coach.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.huashu.coach.conversation.Event.ConversationClosed;
import org.huashu.coach.conversation.Event.ConversationOpened;
import org.huashu.coach.conversation.Event.ConversationRated;
import org.huashu.coach.conversation.Event.ConversationTransferred;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Event.HintAnswered;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.Event.SuggestionUsed;
import org.huashu.coach.conversation.Message.FromCustomer;
import org.huashu.coach.conversation.Message.Reply;

/**
 * What is known of a conversation: an immutable value that grows by copy.
 *
 * <p>
 * The same events give the same value in whatever order and however often they come. In all of it a
 * "reply" is one that a person stands for: what a machine sends alone answers nobody.
 *
 * @param facts what is known of customer, product and order, and who serves the customer
 * @param messages what was said, in the order of their own times: everything since the last reply
 *        and the {@value #OLDER} messages up to it, at most the last {@value #MOST} of these; the
 *        last reply and the first question after it however long ago they were
 * @param forgottenReplies the ids of the replies that are no longer among the messages
 * @param silenced the ids of hints that the agent does not want to see again
 * @param opened whether its opening was reported
 * @param closedAt when it was closed last; a message after that opens it again
 */
public record Conversation(ConversationKey key, Facts facts, List<Message> messages,
    Set<String> forgottenReplies, Set<String> silenced, boolean opened,
    Optional<Instant> closedAt) {

  /** How many messages are kept up to the last reply, that one included. */
  static final int OLDER = 20;

  /** How many of the last messages are kept at most, however long nobody replied. */
  static final int MOST = 200;

  private static final String AGENT = "agent";
  private static final String CHANNEL = "channel";

  /** Copies the collections. */
  public Conversation {
    messages = List.copyOf(messages);
    forgottenReplies = Set.copyOf(forgottenReplies);
    silenced = Set.copyOf(silenced);
  }

  /** A conversation of which nothing is known yet. */
  public static Conversation unknown(ConversationKey key) {
    return new Conversation(new ConversationKey(key.shop().intern(), key.conversation()),
        Facts.NONE, List.of(), Set.of(), Set.of(), false, Optional.empty());
  }

  /** A conversation in which all of this happened: as {@link #with} event by event, but faster. */
  public static Conversation of(ConversationKey key, Iterable<Event> events) {
    Conversation conversation = unknown(key);
    List<Message> said = new ArrayList<>();
    for (Event event : events) {
      switch (event) {
        case MessageReceived received -> said.add(message(received));
        case ReplySent sent -> {
          said.add(message(sent));
          conversation = conversation.withReplier(sent);
        }
        default -> conversation = conversation.with(event);
      }
    }
    return conversation.withMessages(said);
  }

  /** This conversation after an event; this very object when the event changes nothing. */
  public Conversation with(Event event) {
    return switch (event) {
      case ConversationOpened opened -> withOpening(opened);
      case MessageReceived received -> withMessages(List.of(message(received)));
      case ReplySent sent -> withMessages(List.of(message(sent))).withReplier(sent);
      case HintAnswered answered -> answered.answer() == HintAnswer.APPLIED
          ? this
          : withSilenced(answered.hint());
      case ConversationTransferred moved -> withFacts(Map.of(AGENT, moved.to().intern()),
          moved.at());
      case ConversationClosed closed -> withClosing(closed.at());
      case DraftUpdated _,SuggestionUsed _,ConversationRated _ -> this;
    };
  }

  /**
   * Whether only all events together tell what it is after an event: a reply that comes in so late
   * that the question after it is forgotten. It takes more than {@value #MOST} messages since.
   */
  public boolean hasForgottenWhatFollows(Event event) {
    int question = said().customer(said().lastReply() + 1);
    int rest = messages.size() - MOST;
    return event instanceof ReplySent sent && message(sent).isReplyByPerson() && question < rest
        && Said.ORDER.compare(message(sent), messages.get(question)) > 0
        && Said.ORDER.compare(message(sent), messages.get(rest)) < 0;
  }

  /** Who serves the customer: whoever came in, took over or replied last. */
  public Optional<String> agent() {
    return facts.value(AGENT);
  }

  /** Since when that agent serves the customer: the time of what {@link #agent} comes from. */
  public Optional<Instant> agentSince() {
    return Optional.ofNullable(facts.byName().get(AGENT)).map(Facts.Fact::at);
  }

  /** Where the customer writes: a marketplace, an app. */
  public Optional<String> channel() {
    return facts.value(CHANNEL);
  }

  /** The customer's last words, replied to or not: all they wrote between two replies. */
  public String lastQuestion() {
    int end = messages.size();
    while (end > 0 && !(messages.get(end - 1) instanceof FromCustomer)) {
      end--;
    }
    return said().words(said().lastReply(end) + 1, end);
  }

  /**
   * The customer's words since the last reply that was more than a holding reply, joined by line
   * breaks; empty if there are none.
   *
   * @param holding whether the text of a reply only asks for a moment
   */
  public String openQuestion(Predicate<String> holding) {
    return said().words(said().lastAnswer(holding, messages.size()) + 1, messages.size());
  }

  /**
   * What the customer said between the replies that were more than holding replies, the last first:
   * one text for each stretch in which anything was said.
   *
   * @param holding whether the text of a reply only asks for a moment
   * @param most how many are wanted
   */
  public List<String> questions(Predicate<String> holding, int most) {
    List<String> questions = new ArrayList<>();
    int end = messages.size();
    while (end > 0 && questions.size() < most) {
      int answer = said().lastAnswer(holding, end);
      String words = said().words(answer + 1, end);
      if (!words.isEmpty()) {
        questions.add(words);
      }
      end = Math.max(0, answer);
    }
    return questions;
  }

  /** When the last reply was that was more than a holding reply, if there was one. */
  public Optional<Instant> answeredAt(Predicate<String> holding) {
    int last = said().lastAnswer(holding, messages.size());
    return last < 0 ? Optional.empty() : Optional.of(messages.get(last).at());
  }

  /** Which reply of the agent's is the next one: 1 is the first. */
  public int turn() {
    int replies = forgottenReplies.size();
    for (Message message : messages) {
      replies += message.isReplyByPerson() ? 1 : 0;
    }
    return replies + 1;
  }

  /** The replies that are still known, the oldest first. */
  public List<Reply> replies() {
    return messages.stream()
        .filter(Message::isReplyByPerson)
        .map(Reply.class::cast)
        .toList();
  }

  /** The last reply, if there is one. */
  public Optional<Reply> lastReply() {
    int last = said().lastReply();
    return last < 0 ? Optional.empty() : Optional.of((Reply) messages.get(last));
  }

  /** The first of the customer's messages that no reply and no closing followed. */
  public Optional<FromCustomer> firstUnanswered() {
    for (int i = said().lastReply() + 1; i < messages.size(); i++) {
      if (messages.get(i) instanceof FromCustomer message && !closedSince(message.at())) {
        return Optional.of(message);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether nobody knows how it went so far: neither its opening nor a message was reported. An
   * answered hint, a transfer or its end tell nothing of that.
   */
  public boolean isUnknown() {
    return messages.isEmpty() && !opened;
  }

  /** Whether the customer has said anything that is known. */
  public boolean knowsCustomer() {
    return said().customer(0) < messages.size();
  }

  /** Whether it was closed at that moment or later. */
  public boolean closedSince(Instant moment) {
    return closedAt.isPresent() && !closedAt.get().isBefore(moment);
  }

  /** Whether it is closed: nobody has said anything since. */
  public boolean closed() {
    return closedSince(messages.isEmpty() ? Instant.MIN : messages.getLast().at());
  }

  /** Roughly the bytes that it takes on the heap. */
  public int weight() {
    int bytes = 256 + 2 * key.conversation().length() + facts.weight()
        + 80 * (forgottenReplies.size() + silenced.size());
    for (Message message : messages) {
      bytes += 144 + 2 * (message.text().length() + message.id().length());
    }
    return bytes;
  }

  private Conversation withOpening(ConversationOpened opening) {
    Conversation known = begun().withFacts(opening.facts(), opening.at());
    if (opening.agent().isPresent()) {
      known = known.withFacts(Map.of(AGENT, opening.agent().get().intern()), opening.at());
    }
    return opening.channel().isEmpty()
        ? known
        : known.withFacts(Map.of(CHANNEL, opening.channel().get().intern()), opening.at());
  }

  private Conversation begun() {
    return opened
        ? this
        : new Conversation(key, facts, messages, forgottenReplies, silenced, true, closedAt);
  }

  private Conversation withReplier(ReplySent sent) {
    return sent.sender() == Sender.AUTO
        ? this
        : withFacts(Map.of(AGENT, sent.agent().intern()), sent.at());
  }

  private Conversation withFacts(Map<String, String> values, Instant at) {
    Facts merged = facts.with(values, at);
    return merged.equals(facts)
        ? this
        : new Conversation(key, merged, messages, forgottenReplies, silenced, opened, closedAt);
  }

  private Conversation withSilenced(String hint) {
    if (silenced.contains(hint)) {
      return this;
    }
    return new Conversation(key, facts, messages, forgottenReplies, plus(silenced, Set.of(hint)),
        opened, closedAt);
  }

  private Conversation withClosing(Instant at) {
    return closedSince(at)
        ? this
        : new Conversation(key, facts, messages, forgottenReplies, silenced, opened,
            Optional.of(at));
  }

  private Conversation withMessages(Collection<Message> added) {
    if (messages.containsAll(added)) {
      return this;
    }
    return withoutOldest(said().with(added));
  }

  private Said said() {
    return new Said(messages);
  }

  /**
   * Drops the oldest messages, but not the last reply and the first question after it. What is
   * dropped never comes back, but for the case of {@link #hasForgottenWhatFollows}: only later
   * messages decide whether a message stays, and those only grow in number.
   */
  private Conversation withoutOldest(Said said) {
    List<Message> all = said.messages();
    int reply = said.lastReply();
    int question = said.customer(reply + 1);
    int first = Math.max(0, Math.max(all.size() - MOST, reply + 1 - OLDER));
    List<Message> kept = new ArrayList<>();
    Set<String> dropped = new HashSet<>();
    for (int i = 0; i < first; i++) {
      if (i == reply || i == question) {
        kept.add(all.get(i));
      } else if (all.get(i).isReplyByPerson()) {
        dropped.add(all.get(i).id());
      }
    }
    kept.addAll(all.subList(first, all.size()));
    Set<String> forgotten =
        dropped.isEmpty() ? forgottenReplies : plus(forgottenReplies, dropped);
    return new Conversation(key, facts, kept, forgotten, silenced, opened, closedAt);
  }

  private static Message message(MessageReceived received) {
    return new FromCustomer(received.message(), received.text(), received.at());
  }

  private static Message message(ReplySent sent) {
    return new Reply(sent.message(), sent.text(), sent.at(), sent.agent().intern(),
        sent.sender());
  }

  private static Set<String> plus(Set<String> some, Set<String> more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }
}
