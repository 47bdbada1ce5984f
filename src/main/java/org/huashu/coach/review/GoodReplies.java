package org.huashu.coach.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.ConversationRated;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Journal;
import org.huashu.coach.review.OfferHistory.Posed;
import org.huashu.coach.review.QuestionGroup.GoodReply;

/** Finds among replies to one question those that seem to have satisfied the customers. */
final class GoodReplies {

  private static final int MOST = 3;
  /** The latest are looked at: each takes a look at its conversation. */
  private static final int LOOKED_AT = 40;
  /** A shorter one says little, in letters and digits. */
  private static final int SHORTEST = 6;
  /** From so many points on a customer is satisfied. */
  private static final int GOOD = 4;
  /** With so much in common two texts say the same. */
  private static final double SAME = 0.6;

  private final Journal journal;
  private final Predicate<String> holding;

  GoodReplies(Journal journal, Predicate<String> holding) {
    this.journal = journal;
    this.holding = holding;
  }

  /** What became of a conversation after a reply. */
  private record Aftermath(boolean good, boolean bad, boolean askedAgain) {}

  /** The best first; none where nobody seems to have been satisfied. */
  List<GoodReply> of(List<Posed> asked) {
    Map<String, List<Aftermath>> byText = new LinkedHashMap<>();
    asked.stream()
        .filter(it -> QuestionGroup.letters(it.sent()).length() >= SHORTEST
            && !holding.test(it.sent()))
        .limit(LOOKED_AT)
        .forEach(it -> byText.computeIfAbsent(nearest(byText.keySet(), it.sent()),
            _ -> new ArrayList<>()).add(after(it)));
    return byText.entrySet()
        .stream()
        .map(entry -> reply(entry.getKey(), entry.getValue()))
        .filter(it -> it.rated() + it.quiet() > 0)
        .sorted(Comparator.comparingLong(GoodReply::rated)
            .thenComparingLong(GoodReply::quiet)
            .thenComparingLong(GoodReply::times)
            .reversed())
        .limit(MOST)
        .toList();
  }

  private static GoodReply reply(String text, List<Aftermath> after) {
    return new GoodReply(text, after.size(), after.stream().filter(Aftermath::good).count(),
        after.stream().filter(it -> !it.askedAgain() && !it.bad()).count());
  }

  /** A text that says the same and was found before, else the text itself. */
  private static String nearest(Set<String> known, String text) {
    return known.stream().filter(it -> alike(it, text) >= SAME).findFirst().orElse(text);
  }

  private Aftermath after(Posed posed) {
    boolean good = false;
    boolean bad = false;
    boolean again = false;
    for (Event event : journal.events(posed.key())) {
      if (event instanceof ConversationRated rated) {
        int score = rated.score().orElse(0);
        good |= score >= GOOD || (score == 0 && rated.satisfied().orElse(false));
        bad |= (score > 0 && score < GOOD) || !rated.satisfied().orElse(true);
      }
      again |= event instanceof MessageReceived message && message.at().isAfter(posed.at())
          && alike(message.text(), posed.asked().question()) >= SAME;
    }
    return new Aftermath(good && !bad, bad, again);
  }

  /** Of the pairs of letters of both the share that both have, in [0,1]. */
  static double alike(String one, String other) {
    Set<String> mine = pairs(one);
    Set<String> theirs = pairs(other);
    Set<String> both = new HashSet<>(mine);
    both.retainAll(theirs);
    int all = mine.size() + theirs.size();
    return all == 0 ? 0 : 2.0 * both.size() / all;
  }

  private static Set<String> pairs(String text) {
    String letters = QuestionGroup.letters(text);
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 1 < letters.length(); i++) {
      pairs.add(letters.substring(i, i + 2));
    }
    return pairs;
  }
}
