package org.huashu.coach.coaching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.huashu.coach.advice.Suggestions.Candidate;
import org.huashu.coach.advice.Template;
import org.huashu.coach.coaching.FollowUp.Searched;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.knowledge.Policies.AdvicePolicy;
import org.huashu.coach.script.ScriptMatch;
import org.huashu.coach.script.ScriptQuery;
import org.huashu.coach.script.ScriptQuery.Staff;
import org.huashu.coach.script.ScriptSearch;
import org.huashu.coach.script.ScriptSearch.Semantic;

/**
 * The scripts that answer a question. They depend on the question and not on the draft, so they are
 * searched once and remembered while the agent types.
 */
final class Answers {

  /**
   * What was found: the matches for the checks, and the same as candidates for suggestions.
   *
   * @param best what fitted best, even if not well enough to be offered
   * @param wordsOnly whether the meaning should have been looked at and could not be
   */
  record Found(List<ScriptMatch> matches, List<Candidate> candidates, Optional<Best> best,
      boolean wordsOnly) {

    /** Whether a later search would find the same. */
    boolean isFinal(Wanted wanted) {
      return !wordsOnly || wanted.semantic() == Semantic.MISSING;
    }
  }

  /** A script and how well it fits; not the script itself, which would keep its release. */
  record Best(String script, double score) {}

  /** Everything that the result of a search depends on. */
  record Wanted(long release, long usage, Semantic semantic, int stretch, String shop,
      Optional<String> channel, Optional<String> product, Staff staff, Searched searched) {

    // Compared at every keystroke, and a record's own code for this is slower.

    @Override
    public boolean equals(Object other) {
      return other instanceof Wanted it && release == it.release && usage == it.usage
          && semantic == it.semantic
          && stretch == it.stretch && Objects.equals(searched, it.searched)
          && shop.equals(it.shop) && channel.equals(it.channel) && product.equals(it.product)
          && Objects.equals(staff, it.staff);
    }

    @Override
    public int hashCode() {
      return Objects.hash(release, usage, semantic, stretch, shop, channel, product, staff,
          searched);
    }
  }

  /** Nothing was asked. */
  static final Turns.Answered NOTHING = new Turns.Answered(
      new Wanted(0, 0, Semantic.OFF, 0, "", Optional.empty(), Optional.empty(), Staff.ANYBODY,
          new Searched("")),
      new Found(List.of(), List.of(), Optional.empty(), false), List.of());

  /** More than are offered: those that were said already are left out. */
  private static final int SPARE = 3;

  private final Cache<Wanted, Found> remembered;
  private final CoachingListener listener;

  /** Remembers about that many bytes of questions and what was found. */
  Answers(long mostBytes, CoachingListener listener) {
    this.listener = listener;
    this.remembered = Caffeine.newBuilder()
        .maximumWeight(mostBytes)
        .weigher((Wanted wanted, Found found) -> weight(wanted, found))
        .executor(Runnable::run)
        .build();
  }

  /** What to search for. */
  static Wanted wanted(Searched searched, Conversation conversation, Turns.Asking asking,
      Playbook playbook) {
    ScriptSearch scripts = playbook.release().scripts();
    return new Wanted(playbook.release().number(), scripts.usage(), scripts.semantic(),
        playbook.stretch(asking.at()), conversation.key().shop(), conversation.channel(),
        Products.of(conversation), playbook.staff(Optional.of(asking.agent())), searched);
  }

  /** Tells that the scripts were wanted, and were at hand elsewhere. */
  void remembered() {
    listener.scriptsWanted(true);
  }

  /** The scripts that are wanted at a moment, the best first. */
  Found to(Wanted wanted, Instant at, Playbook playbook) {
    Found known = remembered.getIfPresent(wanted);
    listener.scriptsWanted(known != null);
    if (known != null) {
      return known;
    }
    // Two that ask at once both search: better than a search under the cache's lock.
    Found found = search(wanted, at, playbook);
    if (found.isFinal(wanted)) {
      remembered.put(wanted, found);
    } else {
      listener.meaningMissed();
    }
    return found;
  }

  private static Found search(Wanted wanted, Instant at, Playbook playbook) {
    AdvicePolicy policy = playbook.policies().advice();
    Searched searched = wanted.searched();
    ScriptQuery query = new ScriptQuery(searched.words(), searched.before(), searched.topics(),
        wanted.shop(), wanted.channel(), wanted.product(), wanted.staff(), at,
        policy.maxSuggestions() + SPARE);
    ScriptSearch.Answer answer = playbook.release().scripts().answer(query);
    List<ScriptMatch> matches = answer.matches()
        .stream()
        .filter(match -> match.score() >= policy.minScore())
        .toList();
    List<Candidate> candidates = matches.stream()
        .map(match -> new Candidate(Template.of(match.script()), match.score()))
        .toList();
    Optional<Best> best = answer.matches()
        .stream()
        .findFirst()
        .map(match -> new Best(match.script().id(), match.score()));
    return new Found(matches, candidates, best,
        wanted.semantic() != Semantic.OFF && !answer.semantic());
  }

  private static int weight(Wanted wanted, Found found) {
    int bytes = 256 + 2 * wanted.searched().words().length()
        + 2 * wanted.searched().before().map(String::length).orElse(0);
    for (Candidate candidate : found.candidates()) {
      bytes += 256 + 2 * candidate.template().script().answer().length();
    }
    return bytes;
  }
}
