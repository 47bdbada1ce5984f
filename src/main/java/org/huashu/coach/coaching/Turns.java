package org.huashu.coach.coaching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.advice.Suggestions.Offer;
import org.huashu.coach.clock.ResponseClock;
import org.huashu.coach.coaching.Answers.Found;
import org.huashu.coach.coaching.Answers.Wanted;
import org.huashu.coach.coaching.FollowUp.Searched;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.review.AskedQuestion;

/**
 * What stays the same while an agent types a reply: what the customer asks, the scripts that answer
 * it, and what these say with their placeholders filled. Found out at the first keystroke. It holds
 * for one state of a conversation and one release, and is made anew when either changes. Safe for
 * use by many threads.
 */
final class Turns {

  /** Replies are typed for seconds: far more than are open at once. Some 3 kB each. */
  private static final int MOST = 8_000;

  private final Cache<ConversationKey, Standing> known =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  /**
   * What a conversation says by itself.
   *
   * @param knowsCustomer whether the customer has said anything
   * @param question what the customer still waits for; empty when there is nothing
   * @param searched what scripts are searched for: the question, else the last one, read with those
   *        before it
   * @param turn 1 is the agent's first reply; 0 when nobody knows
   * @param since since when the customer waits
   */
  record Asked(boolean knowsCustomer, String question, Searched searched, int turn,
      Optional<Instant> since) {

    /** So many questions back a customer may lean. */
    private static final int EARLIER = 4;

    static Asked of(Conversation conversation, Playbook playbook) {
      ResponseClock clock = playbook.clock();
      boolean knows = conversation.knowsCustomer();
      String question = knows ? playbook.openQuestion(conversation) : "";
      String last = question.isBlank() ? conversation.lastQuestion() : question;
      List<String> earlier = playbook.questions(conversation, EARLIER);
      return new Asked(knows, question,
          FollowUp.read(last, earlier.subList(Math.min(1, earlier.size()), earlier.size()))
              .about(playbook.topics(conversation)),
          conversation.isUnknown() ? 0 : conversation.turn(), clock.waitingSince(conversation));
    }
  }

  /** What was found for a question, and what of it can be offered. */
  record Answered(Wanted wanted, Found found, List<Offer> offers,
      AskedQuestion asked) {

    Answered(Wanted wanted, Found found, List<Offer> offers) {
      this(wanted, found, offers,
          new AskedQuestion(wanted.searched().words(), wanted.channel(), wanted.product(),
              found.best().map(Answers.Best::score).orElse(0.0),
              found.best().map(Answers.Best::script).orElse("")));
    }
  }

  /** Who asks for scripts, and when. */
  record Asking(String agent, Instant at) {}

  /** How a conversation stands. */
  static final class Standing {

    private final Conversation conversation;
    /** Only its number: a release that is gone must not be held in memory from here. */
    private final long release;
    private final Asked asked;
    private volatile Optional<Answered> answered = Optional.empty();

    private Standing(Conversation conversation, Playbook playbook) {
      this.conversation = conversation;
      this.release = playbook.release().number();
      this.asked = Asked.of(conversation, playbook);
    }

    /** Conversations are values that grow by copy: another state is another object. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isOf(Conversation current, Playbook playbook) {
      return conversation == current && release == playbook.release().number();
    }

    Asked asked() {
      return asked;
    }

    /** The scripts that answer a question at a moment, and what they say here. */
    Answered answered(Searched searched, Asking asking, Playbook playbook, Answers answers) {
      if (searched.words().isBlank()) {
        return Answers.NOTHING;
      }
      Instant at = asking.at();
      Wanted wanted = Answers.wanted(searched, conversation, asking, playbook);
      Optional<Answered> last = answered;
      if (last.isPresent() && last.get().wanted().equals(wanted)) {
        answers.remembered();
        return last.get();
      }
      Found found = answers.to(wanted, at, playbook);
      Answered made = new Answered(wanted, found,
          playbook.suggestions().offers(found.candidates(), conversation));
      if (found.isFinal(wanted)) {
        answered = Optional.of(made);
      }
      return made;
    }
  }

  /** How this conversation stands. */
  Standing of(Conversation conversation, Playbook playbook) {
    Standing last = known.getIfPresent(conversation.key());
    if (last != null && last.isOf(conversation, playbook)) {
      return last;
    }
    Standing made = new Standing(conversation, playbook);
    known.put(conversation.key(), made);
    return made;
  }
}
